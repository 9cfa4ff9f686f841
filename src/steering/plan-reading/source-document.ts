// What every file format is turned into before anybody tries to understand it. It says what stands where, never
// what it means: extraction fills it, understanding reads it, the review screen shows it and links back into it.

export type SourceFormat = 'text' | 'markdown' | 'docx' | 'pdf' | 'xlsx' | 'doc'

export type SourceDocument = {
  format: SourceFormat
  /** Pages of a PDF, sheets of a workbook; 1 elsewhere. */
  pageCount: number
  blocks: Block[]
  /** What extraction noticed and could not keep (a picture, a text box), for the list of what was not understood. */
  remarks: string[]
}

export type Block = Paragraph | Table

type Positioned = {
  /** Index in `blocks`; the address that links use. */
  index: number
  /** From 1; the line of the text form of the file (for a text file, its own line). */
  line: number
  /** From 1. */
  page: number
}

export type Paragraph = Positioned & {
  kind: 'paragraph'
  /**
   * One printed line where the file breaks lines itself (a line of text, a line break in Word), else the paragraph. NFC,
   * inner spaces single; page breaks inside a sentence are not yet joined. List marks and automatic numbers stand in
   * it as printed ("- ", "1. ", "a) ").
   */
  text: string
  /** 1 to 6 where the file marks a heading (Markdown #, Word style); absent where it does not. */
  headingLevel?: number
  /** The whole paragraph. */
  bold?: boolean
  /** Length of a bold beginning of a text that is otherwise not bold: a heading that runs in. */
  boldLead?: number
  italic?: boolean
  centred?: boolean
  /** The file marks it as an item of a list; level from 0. */
  listLevel?: number
}

export type Table = Positioned & {
  kind: 'table'
  rows: TableRow[]
}

export type TableRow = {
  line: number
  page: number
  /** In grid order. A cell merged over several columns stands once, with its span. */
  cells: TableCell[]
  /** The file marks the row as a heading that is repeated on each page. */
  header?: boolean
  /** The file holds fewer cells than columns and does not say which are missing; they stand from the left. */
  short?: boolean
}

export type TableCell = {
  /** Grid column of its left edge, from 0. */
  column: number
  columnSpan: number
  /** Lines inside the cell are kept apart by \n. */
  text: string
  bold?: boolean
  /**
   * The file itself says that the cell belongs to the one above (a vertical merge); its text is then empty.
   * Where a format cannot say so (tab-separated text), a merged cell is simply empty.
   */
  mergedAbove?: boolean
}

/** Where a value stands in the source. `row` and `column` (grid column) only in a table. */
export type Place = { block: number; row?: number; column?: number; line: number; page: number }
