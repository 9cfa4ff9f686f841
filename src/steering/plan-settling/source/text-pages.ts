// The whole text in pages of bounded size: blocks in order, long tables cut between rows.
import type { SourceDocument, Table, TableRow } from '../../plan-reading/index.ts'

type Line = Exclude<SourceDocument['blocks'][number], Table>
export type TextPart =
  | { kind: 'paragraph'; line: Line }
  | { kind: 'rows'; table: Table; rows: { row: TableRow; index: number }[] }

/** Characters of one page: some ten printed pages, well below what a page may weigh. */
const pageLength = 20_000
const rowWeight = 120

const sizeOf = (row: TableRow): number => row.cells.reduce((sum, { text }) => sum + text.length + 40, rowWeight)

/** Where each page begins and what stands on it. */
export function textPages({ blocks }: Pick<SourceDocument, 'blocks'>): TextPart[][] {
  const pages: TextPart[][] = [[]]
  let length = 0
  const room = (size: number): TextPart[] => {
    if (length > 0 && length + size > pageLength) {
      pages.push([])
      length = 0
    }
    length += size
    return pages.at(-1)!
  }
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      room(block.text.length + rowWeight).push({ kind: 'paragraph', line: block })
      continue
    }
    for (const [index, row] of block.rows.entries()) {
      const page = room(sizeOf(row))
      const last = page.at(-1)
      if (last?.kind === 'rows' && last.table === block) last.rows.push({ row, index })
      else page.push({ kind: 'rows', table: block, rows: [{ row, index }] })
    }
  }
  return pages
}

const holds = (part: TextPart, block: number, row: number | undefined): boolean => {
  if (part.kind === 'paragraph') return part.line.index === block
  return part.table.index === block && (row === undefined || part.rows.some(({ index }) => index === row))
}

/** The page on which a place stands, named as in its anchor: "b12" or "b12r3"; the first for any other word. */
export function pageOfPlace(pages: readonly TextPart[][], place: string): number {
  const [, block, row] = /^b(\d+)(?:r(\d+))?$/.exec(place) ?? []
  if (block === undefined) return 0
  const at = pages.findIndex((page) => page.some((part) => holds(part, Number(block), row ? Number(row) : undefined)))
  return Math.max(0, at)
}
