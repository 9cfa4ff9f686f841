// Word files (OOXML). Read directly rather than through HTML: list numbers, merges, centring and hidden text count here.
import type { SourceDocument } from '../source-document.ts'
import { joinSplitTables } from './docx/join-tables.ts'
import type { MeasuredBlock } from './docx/join-tables.ts'
import { readNumbering } from './docx/numbering.ts'
import { readParagraph } from './docx/paragraph.ts'
import type { Context } from './docx/paragraph.ts'
import { readStyles } from './docx/styles.ts'
import { cellsOf, contentOf, gridOf, hasBorders, isLayout, readTable, rowsOf } from './docx/table.ts'
import { finishDocument } from './finish.ts'
import type { RawBlock } from './finish.ts'
import { RefusedFile } from './refusal.ts'
import { childAt, childrenNamed, elementsOf, readXml } from './xml.ts'
import type { Xml } from './xml.ts'
import type { Archive } from './zip.ts'

const paragraphBlocks = (xml: Xml, context: Context): RawBlock[] => {
  const { lines, style, headingLevel, centred, listLevel } = readParagraph(xml, context, false)
  if (/^toc \d/i.test(style.name)) {
    context.remark('Bỏ qua mục lục')
    return []
  }
  return lines.map((line) => ({
    kind: 'paragraph',
    text: line.text,
    ...(headingLevel !== undefined && { headingLevel }),
    ...(line.bold && { bold: true }),
    ...(line.boldLead > 0 && { boldLead: line.boldLead }),
    ...(line.italic && { italic: true }),
    ...(centred && { centred }),
    ...(listLevel !== undefined && { listLevel }),
  }))
}

const ownContent = (paragraph: Xml): Xml['children'] =>
  paragraph.children.filter((child) => typeof child === 'string' || child.name !== 'pPr')

/** Deleting the end of a paragraph joins it with the next one. */
const joinDeletedMarks = (content: Xml[]): Xml[] => {
  const joined: Xml[] = []
  let carried: Xml['children'] = []
  for (const element of content) {
    if (element.name !== 'p') joined.push(element)
    else if (childAt(element, 'pPr', 'rPr', 'del')) carried = [...carried, ...ownContent(element)]
    else {
      const children = [...childrenNamed(element, 'pPr'), ...carried, ...ownContent(element)]
      joined.push({ ...element, children })
      carried = []
    }
  }
  return joined
}

const readContent = (
  content: Xml[],
  context: Context,
  styleHasBorders: (id: string | undefined) => boolean,
): MeasuredBlock[] =>
  joinDeletedMarks(content).flatMap((element): MeasuredBlock[] => {
    if (element.name === 'p') return paragraphBlocks(element, context).map((block) => ({ block }))
    if (!isLayout(element, styleHasBorders))
      return [{ block: { kind: 'table', rows: readTable(element, context) }, grid: gridOf(element) }]
    return rowsOf(element).flatMap((row) =>
      cellsOf(row).flatMap((cell) => readContent(contentOf(cell), context, styleHasBorders)),
    )
  })

/** Notes belong to no section: at the end of the text they would be taken for its last duties. */
const remarkNotes = (archive: Archive, part: string, context: Context): void => {
  const bytes = archive.read(part)
  if (!bytes) return
  const notes = elementsOf(readXml(bytes)).filter((note) => ['normal', undefined].includes(note.attributes['type']))
  for (const note of notes) {
    const paragraphs = contentOf(note).filter((element) => element.name === 'p')
    const text = paragraphs
      .flatMap((paragraph) => readParagraph(paragraph, context, false).lines)
      .map((line) => line.text)
    if (text.length > 0) context.remark(`Chú thích: ${text.join(' ')}`)
  }
}

/** Where the main part lies: word/document.xml, unless the package says otherwise. */
const mainPart = (archive: Archive): string => {
  const relations = archive.read('_rels/.rels')
  const main =
    relations &&
    childrenNamed(readXml(relations), 'Relationship').find((relation) =>
      relation.attributes['Type']?.endsWith('/officeDocument'),
    )
  return main?.attributes['Target']?.replace(/^\//, '') ?? 'word/document.xml'
}

/** Reads the parts of a Word archive. Notes are remarks; heads and feet of pages are left out. */
export const extractDocx = (archive: Archive): SourceDocument => {
  const main = mainPart(archive)
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const part = (name: string): Xml | undefined => {
    const bytes = archive.read(folder + name)
    return bytes && readXml(bytes)
  }
  const document = archive.read(main)
  if (!document) throw new RefusedFile('plan_reading.broken')
  const remarks: string[] = []
  const styleSheet = part('styles.xml')
  const context: Context = {
    styles: readStyles(styleSheet),
    numbering: readNumbering(part('numbering.xml')),
    remark: (text) => remarks.push(text),
  }
  const bordered = new Set(
    styleSheet
      ? childrenNamed(styleSheet, 'style')
          .filter(hasBorders)
          .map((style) => style.attributes['styleId'])
      : [],
  )
  const content: Xml[] = []
  readXml(document, 'body', (element) => content.push(...contentOf({ name: '', attributes: {}, children: [element] })))
  const blocks = joinSplitTables(readContent(content, context, (id) => bordered.has(id)))
  for (const name of ['footnotes.xml', 'endnotes.xml']) remarkNotes(archive, folder + name, context)
  return finishDocument('docx', 1, blocks, remarks)
}
