// The parts of a document that are task tables: a table with its heading and what follows it over page breaks,
// headings between its parts included.
import type { Block, Paragraph, SourceDocument, Table } from '../../../source-document.ts'
import { fold } from '../../../../../kernel/text/vietnamese.ts'
import { areaKeyOf, romanNumber } from '../../areas.ts'
import { columnsOf, isTaskTable } from './columns.ts'
import type { Columns } from './columns.ts'
import { filled, gridOf, headingRow } from './grid.ts'
import type { GridRow } from './grid.ts'
import { isColumnNumbers, readHeader } from './header.ts'
import { withMeasures } from './measures.ts'
import { withTimeline } from './timeline.ts'

export type Segment = { columns: Columns; rows: GridRow[] }
export type Region = {
  segments: Segment[]
  blocks: number[]
  /** Every heading cell as printed, to know one again that slid into a row of content. */
  headings: Set<string>
}

type Chunk = { labels?: string[]; headings: string[]; rows: GridRow[] }

/** A table cut at every row of headings: each page of a long table may print them again. */
const chunksOf = (table: Table): Chunk[] => {
  const rows = gridOf(table)
  const chunks: Chunk[] = []
  for (let at = 0; at < rows.length; at += 1) {
    const header = readHeader(rows, at)
    if (header) {
      const printed = rows.slice(at, at + header.length).flatMap((row) => filled(row).map((cell) => cell.text))
      chunks.push({ labels: header.labels, headings: printed, rows: [] })
      at += header.length - 1
    } else if (filled(rows[at]!).length > 0 && !isColumnNumbers(rows[at]!)) {
      if (chunks.length === 0) chunks.push({ headings: [], rows: [] })
      chunks.at(-1)!.rows.push(rows[at]!)
    }
  }
  return chunks.map((chunk) => {
    if (!chunk.labels) return chunk
    const { labels, rows: drawn } = withTimeline(chunk.labels, chunk.rows)
    return { ...chunk, ...withMeasures(labels, drawn) }
  })
}

const isPageNumber = (text: string): boolean => /^[-–\s]*(?:trang\s*)?\d{1,3}(?:\s*\/\s*\d{1,3})?[-–\s]*$/iu.test(text)

const isHeading = (paragraph: Paragraph): boolean =>
  paragraph.text.length <= 200 &&
  (paragraph.headingLevel !== undefined ||
    paragraph.bold === true ||
    romanNumber(paragraph.text) !== undefined ||
    /^\d+(?:\.\d+)*\.?\s/.test(paragraph.text))

/** What may stand between two parts of one table without ending it. */
const isLight = (paragraph: Paragraph): boolean =>
  isPageNumber(paragraph.text) || paragraph.text.length <= 3 || (isHeading(paragraph) && !/[.;]$/.test(paragraph.text))

const endsTable = /^(?:phụ lục|biểu|mẫu số|nơi nhận|tm\.|kt\.|phần\s+[ivx]+)/iu

const widthOf = (rows: readonly GridRow[]): number => Math.max(0, ...rows.map((row) => row.cells.length))

/** A table that nobody gave headings: its cells must say clearly what they are. */
const unnamedColumns = (rows: readonly GridRow[]): Columns | undefined => {
  if (rows.length < 3) return undefined
  const columns = columnsOf([], rows)
  return columns.roles.includes('lead') && columns.roles.includes('deadline') && isTaskTable(columns)
    ? { ...columns, guessed: true }
    : undefined
}

const areaBefore = (blocks: readonly Block[], index: number): Paragraph | undefined => {
  const before = blocks[index - 1]
  if (before?.kind !== 'paragraph' || !isHeading(before) || endsTable.test(before.text)) return undefined
  return areaKeyOf(before.text) && (romanNumber(before.text) || /^\d+[.)]\s/.test(before.text)) ? before : undefined
}

const sameLabels = (a: Columns, b: readonly string[]): boolean =>
  a.labels.filter(Boolean).join('|').toLowerCase() === b.filter(Boolean).join('|').toLowerCase()

/** Every task table of a document, in order. */
export const findRegions = (source: SourceDocument): Region[] => {
  const regions: Region[] = []
  let current: Region | undefined
  let between: Paragraph[] = []

  const open = (columns: Columns, { rows, headings }: Chunk, block: Block) => {
    const area = areaBefore(source.blocks, block.index)
    current = {
      segments: [{ columns, rows: area ? [headingRow(area), ...rows] : rows }],
      blocks: [...(area ? [area.index] : []), block.index],
      headings: new Set(headings.map(fold)),
    }
    regions.push(current)
    between = []
  }
  const goOn = (region: Region, columns: Columns, { rows, headings }: Chunk, block: Block) => {
    for (const heading of headings) region.headings.add(fold(heading))
    const titles = between.filter((paragraph) => !isPageNumber(paragraph.text) && isHeading(paragraph))
    region.segments.push({ columns, rows: [...titles.map(headingRow), ...rows] })
    region.blocks.push(...between.map((paragraph) => paragraph.index), block.index)
    between = []
  }

  for (const block of source.blocks) {
    if (block.kind === 'paragraph') {
      between.push(block)
      if (!isLight(block) || endsTable.test(block.text) || between.length > 6) current = undefined
      continue
    }
    for (const chunk of chunksOf(block)) {
      const { labels, rows } = chunk
      const last = current?.segments.at(-1)
      if (labels) {
        const repeated = last && sameLabels(last.columns, labels)
        const columns = repeated ? last.columns : columnsOf(labels, rows)
        if (!isTaskTable(columns)) current = undefined
        else if (current) goOn(current, columns, chunk, block)
        else open(columns, chunk, block)
      } else if (current && last && Math.abs(widthOf(rows) - last.columns.roles.length) <= 1) {
        goOn(current, last.columns, chunk, block)
      } else {
        current = undefined
        const columns = unnamedColumns(rows)
        if (columns) open(columns, chunk, block)
      }
    }
    between = []
  }
  return regions
}
