// Rows of a table with a cell for every grid column, so that columns can be compared down the page.
import type { Paragraph, Place, Table } from '../../../source-document.ts'

export type GridCell = {
  text: string
  bold: boolean
  /** The file itself says that the cell is merged with the one above. */
  mergedAbove: boolean
  /** Grid columns that the cell covers; the others are there as blank cells. */
  span: number
  place: Place
}

export type GridRow = {
  cells: GridCell[]
  line: number
  page: number
  block: number
  /** A page or a gap in the text lies between this row and the one before. */
  breakBefore: boolean
  /** Which cells the row lacks is not known. */
  short?: true
  /** A heading that stands as a paragraph between two parts of the table. */
  betweenParts?: true
  /** Rows below that were only the rest of this one. */
  rest?: GridRow[]
}

export const filled = (row: GridRow): GridCell[] => row.cells.filter((cell) => cell.text !== '')

export const textAt = (row: GridRow, column: number): string => row.cells[column]?.text ?? ''

const linesIn = (row: Table['rows'][number]): number =>
  Math.max(1, ...row.cells.map((cell) => cell.text.split('\n').length))

export const gridOf = (table: Table): GridRow[] => {
  const width = Math.max(0, ...table.rows.flatMap((row) => row.cells.map((cell) => cell.column + cell.columnSpan)))
  return table.rows.map((row, index) => {
    const at = (column: number): Place => ({ block: table.index, row: index, column, line: row.line, page: row.page })
    const cells: GridCell[] = Array.from({ length: width }, (_, column) => ({
      text: '',
      bold: false,
      mergedAbove: false,
      span: 1,
      place: at(column),
    }))
    for (const cell of row.cells) {
      cells[cell.column] = {
        text: cell.text.trim(),
        bold: cell.bold ?? false,
        mergedAbove: cell.mergedAbove ?? false,
        span: cell.columnSpan,
        place: at(cell.column),
      }
    }
    const before = table.rows[index - 1]
    const breakBefore = before === undefined || row.page !== before.page || row.line > before.line + linesIn(before)
    const short = row.short ? { short: true as const } : {}
    return { cells, line: row.line, page: row.page, block: table.index, breakBefore, ...short }
  })
}

/** A paragraph between two parts of a table, as the row that it is in meaning. */
export const headingRow = (paragraph: Paragraph): GridRow => {
  const { text, bold, headingLevel, line, page, index } = paragraph
  const strong = (bold ?? false) || headingLevel !== undefined
  const cell = { text, bold: strong, mergedAbove: false, span: 1, place: { block: index, line, page } }
  return { cells: [cell], line, page, block: index, breakBefore: true, betweenParts: true }
}

const startsInside = (text: string): boolean => /^(?:\p{Ll}|[,;)])/u.test(text) && !/^[a-zđ][.)]\s/u.test(text)

const isCutOff = (text: string): boolean =>
  /(?:[,(–-]|\s(?:và|của|các|cho|về|theo|với|trong|tại|số|là|hoặc))$/u.test(text)

/** True where a text cannot stand alone below another: it begins, or the other ends, in mid-sentence. */
export const goesOnFrom = (above: string, text: string): boolean =>
  above !== '' && (startsInside(text) || isCutOff(above))

export const joinWords = (above: string, text: string): string =>
  /\p{L}-$/u.test(above) ? above + text : `${above} ${text}`

/** A row cut in two, by a page break or a converter: every cell of its second half goes on from the cell above. */
export const joinCutRows = (rows: readonly GridRow[]): GridRow[] => {
  const joined: GridRow[] = []
  for (const row of rows) {
    const above = joined.at(-1)
    const cells = filled(row)
    const half =
      above !== undefined &&
      cells.length > 0 &&
      cells.length < filled(above).length &&
      cells.every((cell) => !cell.bold && goesOnFrom(textAt(above, cell.place.column ?? -1), cell.text))
    if (!half) {
      joined.push(row)
      continue
    }
    const whole = above.cells.map((cell, column) => {
      const text = textAt(row, column)
      return text === '' ? cell : { ...cell, text: joinWords(cell.text, text) }
    })
    joined.splice(-1, 1, { ...above, cells: whole, rest: [...(above.rest ?? []), row] })
  }
  return joined
}
