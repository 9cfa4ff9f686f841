import { childAt, childrenNamed, elementsOf, switchAt, valueAt } from '../xml.ts'
import type { Xml } from '../xml.ts'
import type { TableCell, TableRow } from '../../source-document.ts'
import { readParagraph } from './paragraph.ts'
import type { Context } from './paragraph.ts'

export type ReadRow = Omit<TableRow, 'line' | 'page'>

/** Wrappers that may stand around rows, cells and paragraphs: content controls, tracked insertions. */
const wrappers = new Set(['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'smartTag'])

/** The children called `name`, also inside wrappers. */
export const unwrapped = (xml: Xml, names: Set<string>): Xml[] =>
  elementsOf(xml).flatMap((child) =>
    names.has(child.name) ? [child] : wrappers.has(child.name) ? unwrapped(child, names) : [],
  )

const rowName = new Set(['tr'])
const cellName = new Set(['tc'])
const contentNames = new Set(['p', 'tbl'])

export const cellsOf = (row: Xml): Xml[] => unwrapped(row, cellName)

export const rowsOf = (table: Xml): Xml[] =>
  unwrapped(table, rowName).filter((row) => childAt(row, 'trPr', 'del') === undefined)

export const contentOf = (xml: Xml): Xml[] => unwrapped(xml, contentNames)

type Line = { text: string; bold: boolean }

/** Lines of a cell; a table inside it becomes lines too, one for each of its rows. */
const cellLines = (cell: Xml, context: Context): Line[] =>
  contentOf(cell).flatMap((content): Line[] => {
    if (content.name === 'p') return readParagraph(content, context, true).lines
    return rowsOf(content).map((row) => {
      const texts = cellsOf(row).map((inner) =>
        cellLines(inner, context)
          .map((line) => line.text)
          .join(' '),
      )
      return { text: texts.filter((text) => text !== '').join(' | '), bold: false }
    })
  })

const spanOf = (properties: Xml | undefined): number =>
  Math.max(1, Math.min(Number(valueAt(properties, 'gridSpan') ?? 1), 1000) || 1)

const readCell = (cell: Xml, column: number, context: Context): TableCell => {
  const properties = childAt(cell, 'tcPr')
  const merge = childAt(properties, 'vMerge')
  const lines = cellLines(cell, context).filter((line) => line.text !== '')
  const mergedAbove = merge !== undefined && merge.attributes['val'] !== 'restart'
  return {
    column,
    columnSpan: spanOf(properties),
    text: mergedAbove ? '' : lines.map((line) => line.text).join('\n'),
    ...(lines.length > 0 && lines.every((line) => line.bold) && { bold: true }),
    ...(mergedAbove && { mergedAbove }),
  }
}

const readRow = (row: Xml, context: Context): ReadRow => {
  const properties = childAt(row, 'trPr')
  let column = Number(valueAt(properties, 'gridBefore') ?? 0) || 0
  const cells: TableCell[] = []
  for (const cell of cellsOf(row)) {
    // The older way to say gridSpan: a cell that continues the one to its left.
    const continues = valueAt(cell, 'tcPr', 'hMerge')
    const last = cells.at(-1)
    if (last && childAt(cell, 'tcPr', 'hMerge') && continues !== 'restart') last.columnSpan += 1
    else cells.push(readCell(cell, column, context))
    column += spanOf(childAt(cell, 'tcPr'))
  }
  return { cells, ...(switchAt(properties, 'tblHeader') && { header: true }) }
}

/** Reads w:tbl. */
export const readTable = (table: Xml, context: Context): ReadRow[] => rowsOf(table).map((row) => readRow(row, context))

/** Widths of the columns in twentieths of a point. */
export const gridOf = (table: Xml): number[] =>
  childrenNamed(childAt(table, 'tblGrid') ?? table, 'gridCol').map((column) => Number(column.attributes['w'] ?? 0))

const draws = (borders: Xml | undefined): boolean =>
  borders !== undefined &&
  elementsOf(borders).some((side) => !['nil', 'none', undefined].includes(side.attributes['val']))

/**
 * A table that only places text beside other text: the heads and the signatures of a document stand in one without
 * lines, and a frame of a single cell may hold all of it.
 */
export const isLayout = (table: Xml, styleHasBorders: (id: string | undefined) => boolean): boolean => {
  const rows = rowsOf(table)
  const widest = rows.reduce((most, row) => Math.max(most, cellsOf(row).length), 0)
  if (rows.length === 1 && widest === 1) return true
  const bordered =
    draws(childAt(table, 'tblPr', 'tblBorders')) ||
    styleHasBorders(valueAt(table, 'tblPr', 'tblStyle')) ||
    rows.some((row) => cellsOf(row).some((cell) => draws(childAt(cell, 'tcPr', 'tcBorders'))))
  return !bordered && widest <= 3 && rows.length <= 6
}

export const hasBorders = (style: Xml | undefined): boolean =>
  draws(childAt(style, 'tblPr', 'tblBorders')) ||
  (style ? childrenNamed(style, 'tblStylePr') : []).some((part) => draws(childAt(part, 'tcPr', 'tcBorders')))
