// A few lines of the document around a place: enough to judge by, and never the whole.
import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'
import { fold } from '../../../kernel/text/vietnamese.ts'
import type { Block, Place, TableRow } from '../../plan-reading/index.ts'

export type Passage = { place: Place } & (
  | { kind: 'table'; head: TableRow[]; rows: { row: TableRow; index: number }[] }
  | { kind: 'paragraphs'; lines: Extract<Block, { kind: 'paragraph' }>[] }
)

const rowsBefore = 1
const rowsAfter = 1
const mostRows = 12
const linesAround = 3
const mostHeadRows = 3

const headWords =
  /\b(nhiem vu|noi dung|chu tri|phoi hop|thoi gian|thoi han|san pham|ket qua|kinh phi|stt|so tt|ghi chu)\b/

/** The file marks its heading rows, or their words give them away. */
export const isHead = ({ header, cells }: TableRow): boolean =>
  header === true || cells.filter(({ text }) => headWords.test(fold(text))).length >= 2

/** Heading rows come first; a second line of headings has the first cell blank. */
function headOf(rows: readonly TableRow[]): TableRow[] {
  const end = rows.findIndex((row, at) => !isHead(row) && !(at > 0 && row.cells.every(({ text }) => text.length < 16)))
  return isHead(rows[0] ?? { line: 0, page: 0, cells: [] }) ? rows.slice(0, end < 0 ? rows.length : end) : []
}

/** The part of jsonb that a path names; a path that leads nowhere gives an empty list. */
const parts = (path: string) => sql<unknown[]>`jsonb_path_query_array(source, ${path}::jsonpath)`

/** `rows` are all rows that belong to the item, where it stands in a table. One statement. */
export async function findPassage(
  db: Db,
  importId: string,
  place: Place,
  itemRows: readonly number[] = [],
  around = linesAround,
): Promise<Passage | null> {
  const block = `$.blocks[${place.block}]`
  const query = db.query.selectFrom('plan_settling.import').where('id', '=', importId)
  if (place.row === undefined) {
    const from = Math.max(0, place.block - around)
    const lines = `$.blocks[${from} to ${place.block + around}] ? (@.kind == "paragraph")`
    const found = await query.select(parts(lines).as('lines')).executeTakeFirstOrThrow()
    const shown = found.lines as Extract<Block, { kind: 'paragraph' }>[]
    return shown.length ? { kind: 'paragraphs', place, lines: shown } : null
  }
  const rows = [place.row, ...itemRows]
  const from = Math.max(0, Math.min(...rows) - rowsBefore)
  const to = Math.min(Math.max(...rows) + rowsAfter, from + mostRows)
  const found = await query
    .select([
      parts(`${block}.rows[${from} to ${to}]`).as('rows'),
      parts(`${block}.rows[0 to ${mostHeadRows - 1}]`).as('first'),
    ])
    .executeTakeFirstOrThrow()
  const shown = (found.rows as TableRow[]).map((row, at) => ({ row, index: from + at }))
  const head = headOf(found.first as TableRow[])
  return {
    kind: 'table',
    place,
    head,
    rows: shown.filter(({ index }) => index >= head.length),
  }
}
