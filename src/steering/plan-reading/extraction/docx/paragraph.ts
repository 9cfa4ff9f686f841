import { fromOldFont } from '../legacy-vietnamese.ts'
import { inlineOf } from '../markup.ts'
import type { Inline, Run } from '../markup.ts'
import { childAt, childrenNamed, elementsOf, textOf, valueAt } from '../xml.ts'
import type { Xml } from '../xml.ts'
import type { Numbering } from './numbering.ts'
import { mergeLooks, paragraphLook, runLook } from './styles.ts'
import type { Look, Style, Styles } from './styles.ts'

export type Context = {
  styles: Styles
  numbering: Numbering
  remark: (text: string) => void
}

export type ReadParagraph = {
  /** One for each printed line; empty where the paragraph is. */
  lines: Inline[]
  style: Style
  headingLevel: number | undefined
  centred: boolean
  listLevel: number | undefined
}

type Piece = Run & { font: string | undefined }

const dropped = new Set([
  'del',
  'moveFrom',
  'rPr',
  'pPr',
  'instrText',
  'delText',
  'footnoteReference',
  'Fallback',
  'commentReference',
])

const symbols: Record<string, string> = {
  F0FC: '✓',
  F0FE: '☑',
  F0A8: '☐',
  F06F: '☐',
  F0D8: '-',
  F0B7: '-',
  F0A7: '-',
  F02D: '-',
}

const pictureRemark = 'Có hình ảnh không đọc được'

const readDrawing = (xml: Xml, context: Context): void => {
  const boxes: string[] = []
  const walk = (element: Xml) => {
    if (element.name === 'txbxContent') boxes.push(childrenNamed(element, 'p').map(textOf).join(' ').trim())
    else if (element.name !== 'Fallback') elementsOf(element).forEach(walk)
  }
  walk(xml)
  const texts = boxes.filter((text) => text !== '')
  if (texts.length === 0) context.remark(pictureRemark)
  for (const text of texts) context.remark(`Hộp chữ nằm ngoài dòng văn bản: ${text.slice(0, 300)}`)
}

const plainText = (xml: Xml): string | undefined => {
  if (xml.name === 't') return textOf(xml)
  if (xml.name === 'tab' || xml.name === 'ptab') return '\t'
  if (xml.name === 'br' || xml.name === 'cr') return xml.attributes['type'] === 'page' ? '' : '\n'
  if (xml.name === 'noBreakHyphen') return '-'
  if (xml.name === 'sym') return symbols[(xml.attributes['char'] ?? '').toUpperCase()] ?? '•'
  return undefined
}

const readPieces = (xml: Xml, look: Look, context: Context): Piece[] =>
  elementsOf(xml).flatMap((child): Piece[] => {
    if (dropped.has(child.name)) return []
    if (child.name === 'drawing' || child.name === 'pict' || child.name === 'object') {
      readDrawing(child, context)
      return []
    }
    if (child.name === 'r') {
      const properties = childAt(child, 'rPr')
      const own = mergeLooks(look, context.styles.run(valueAt(properties, 'rStyle')), runLook(properties))
      return own.hidden ? [] : readPieces(child, own, context)
    }
    const text = plainText(child)
    if (text === undefined) return readPieces(child, look, context)
    const shown = look.caps ? text.toUpperCase() : text
    return [{ text: shown, bold: look.bold ?? false, italic: look.italic ?? false, font: look.font }]
  })

/** Runs of one look joined: a letter of VNI may lie in two of them. */
const joinPieces = (pieces: Piece[]): Run[] => {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const same = last && last.bold === piece.bold && last.italic === piece.italic && last.font === piece.font
    if (same) last.text += piece.text
    else joined.push({ ...piece })
  }
  return joined.map(({ text, bold, italic, font }) => ({ text: fromOldFont(text, font ?? ''), bold, italic }))
}

const splitLines = (runs: Run[]): Run[][] => {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([])
      lines.at(-1)!.push({ ...run, text })
    })
  }
  return lines
}

/** Reads w:p. `numberEmpty`: an empty paragraph shows its number too, as the cells of a column of numbers do. */
export const readParagraph = (xml: Xml, context: Context, numberEmpty: boolean): ReadParagraph => {
  const properties = childAt(xml, 'pPr')
  const style = context.styles.paragraph(valueAt(properties, 'pStyle'))
  const look = mergeLooks(style, paragraphLook(properties))
  const runs = joinPieces(readPieces(xml, look, context))
  const list = look.numbering?.list ?? style.numbering?.list
  const level = look.numbering?.level ?? 0
  const hasText = runs.some((run) => run.text.trim() !== '')
  const label = list && list !== '0' && (hasText || numberEmpty) ? context.numbering.next(list, level) : ''
  const first = runs.find((run) => run.text.trim() !== '')
  if (label) runs.unshift({ text: `${label} `, bold: first?.bold ?? false, italic: first?.italic ?? false })
  return {
    lines: splitLines(runs)
      .map(inlineOf)
      .filter((line) => line.text !== ''),
    style,
    headingLevel: look.headingLevel,
    centred: look.centred ?? false,
    listLevel: label ? level : undefined,
  }
}
