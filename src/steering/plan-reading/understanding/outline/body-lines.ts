// The running text of a document as sentences stand in it: letterheads and signatures that the file sets as tables
// are taken apart, sentences that a page break or a printed line end cuts are put together again.
import { normalise } from '../../../../kernel/text/vietnamese.ts'
import type { Block, Place, SourceDocument, Table } from '../../source-document.ts'
import { parseLabel } from './labels.ts'

export type BodyLine = {
  text: string
  place: Place
  /** The file marks the whole line: heading style or bold. */
  marked: boolean
  /** Length of a bold beginning. */
  lead: number
}

/** Word sets letterheads, signatures and recipients as tables of two columns without a border. */
const isLayout = (table: Table): boolean => {
  const columns = Math.max(...table.rows.map((row) => row.cells.length))
  return columns <= 3 && table.rows.length <= 4
}

const linesOfTable = (table: Table): BodyLine[] =>
  table.rows.flatMap((row, rowIndex) =>
    row.cells.flatMap((cell) =>
      cell.text.split('\n').map((text) => ({
        text: normalise(text),
        place: { block: table.index, row: rowIndex, column: cell.column, line: row.line, page: row.page },
        marked: cell.bold ?? false,
        lead: 0,
      })),
    ),
  )

/** Text recognition loses marks of the one word by which a plan is known. */
const withKind = (text: string): string =>
  text.replace(/^(DỰ THẢO\s+)?K[EÊẾỀỂỄÉÈ]\s?H[OÒÓ][AẠÁÀẢ]CH(?!\p{L})/u, '$1KẾ HOẠCH')

const linesOfBlock = (block: Block): BodyLine[] => {
  if (block.kind === 'table') return isLayout(block) ? linesOfTable(block) : []
  const place = { block: block.index, line: block.line, page: block.page }
  const marked = (block.bold ?? false) || block.headingLevel !== undefined
  return [{ text: withKind(normalise(block.text)), place, marked, lead: block.boldLead ?? 0 }]
}

/** Words after which a sentence cannot end; the next line goes on with it, whatever it starts with. */
const unfinished =
  /(?:[,–]|\s-|[\s(](?:ngày|tháng|năm|số|của|và|hoặc|về|theo|tại|do|các|những|cho|với|trong|trên|từ|đến|để|là|được|Nghị định|Nghị quyết|Thông tư|Chỉ thị|Luật|Điều|Khoản))$/u

const isCapitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()
const isFinished = (text: string): boolean => /[.!?;:…]["”’)\]]*$/u.test(text)
const isTitleNote = (text: string): boolean => /^\((?:ban hành |kèm )?(?:kèm )?theo |^\(kế hoạch số/iu.test(text)

/** Hard-wrapped text ends its lines near one width; a shorter line that is not finished is a heading. */
const wrapWidth = 60

function continues(previous: BodyLine, next: BodyLine, adjacent: boolean): boolean {
  if (previous.place.row !== undefined || next.place.row !== undefined) return false
  if (parseLabel(next.text) !== null || isTitleNote(next.text) || /^nơi nhận/iu.test(next.text)) return false
  if (isCapitals(previous.text) || isCapitals(next.text)) {
    const headingGoesOn = isCapitals(previous.text) && isCapitals(next.text) && parseLabel(previous.text) !== null
    return headingGoesOn && adjacent
  }
  if (isFinished(previous.text)) return false
  if (/^\p{Ll}/u.test(next.text)) return !/^ngày\b.*\btháng\b/u.test(next.text)
  if (unfinished.test(previous.text) && !next.marked) return true
  if (/\p{L}-$/u.test(previous.text) && /^\p{Lu}/u.test(next.text)) return true
  return adjacent && !previous.marked && !next.marked && previous.text.length >= wrapWidth
}

/** A hyphen at a line end belongs to a symbol ("NĐ-" "CP"): no space behind it. */
const join = (a: string, b: string): string => (/\p{L}-$/u.test(a) ? a + b : `${a} ${b}`)

const joinLines = (lines: BodyLine[], wraps: boolean): BodyLine[] => {
  const joined: BodyLine[] = []
  let lastLine = 0
  for (const line of lines) {
    const previous = joined.at(-1)
    const adjacent = wraps && line.place.line - lastLine === 1
    lastLine = line.place.line
    if (previous !== undefined && continues(previous, line, adjacent)) {
      joined[joined.length - 1] = { ...previous, text: join(previous.text, line.text) }
    } else joined.push(line)
  }
  return joined
}

/** Lines of text that were broken at a width, as against text with a line for each paragraph. */
const isHardWrapped = (lines: BodyLine[]): boolean =>
  lines.filter((line) => line.text.length > 2 * wrapWidth).length * 20 < lines.length

/** `skip`: blocks that others have read (task tables and what stands between their parts). */
export function readBodyLines(source: SourceDocument, skip: ReadonlySet<number> = new Set()): BodyLine[] {
  const lines = source.blocks
    .filter((block) => !skip.has(block.index))
    .flatMap(linesOfBlock)
    .filter((line) => line.text !== '')
  const isText = source.format === 'text' || source.format === 'markdown'
  return joinLines(lines, isText && isHardWrapped(lines))
}
