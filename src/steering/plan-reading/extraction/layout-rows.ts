// Tables that a tool prints as text, cells side by side: pdftotext -layout, the plain tables of pandoc. Columns are the
// strips between the blanks; rows are parted by blank lines, or begin with their number.
import { cutAt, isCrowded, rowNumber, segmentsOf, stripsOf } from './strips.ts'
import type { Strip } from './strips.ts'
import type { RawLine, RawRow } from './tab-rows.ts'

const opensHeading = /^\s*(?:stt|tt|số tt|s\.t\.t)\s+\S/iu
const rule = /^\s*-{2,}(?:\s+-{2,}){2,}\s*$/
const anyRule = /^\s*-{3,}(?:\s+-{2,})*\s*$/

const isBlank = (line: RawLine | undefined): boolean => line === undefined || line.text.trim() === ''

const firstOf = (text: string): string => /^\s*(\S+)/.exec(text)?.[1] ?? ''

/** "II   CẢI CÁCH THỂ CHẾ": a number and a title over all columns. */
const isBand = (text: string): boolean =>
  rowNumber.test(firstOf(text)) &&
  segmentsOf(text.replace(/^\s*\S+/, '')).length === 1 &&
  /^\s{0,6}(?:[IVX]|[A-EĐ](?=[.)]?\s)|\S+\s+\p{Lu}{2})/u.test(text)

/** A line of running text, which no table holds: it begins at the margin and leaves no gap. */
const endsTable = (text: string): boolean =>
  segmentsOf(text).length === 1 &&
  !(isBand(text) && text === text.toUpperCase() && !/^\s*\S+\./.test(text)) &&
  /^\s{0,3}(?:[IVX]{1,5}\.\s|\d{1,2}\.\s|Nơi nhận|Phụ lục|PHỤ LỤC|[-–]\s|(?:\S+\s){9})/u.test(text)

type Page = { heading: RawLine[]; lines: RawLine[] }

/** The lines of a heading: those around the one with its first word that are parted by gaps too. */
const headingAt = (lines: RawLine[], at: number): { from: number; to: number } | undefined => {
  if (!opensHeading.test(lines[at]!.text) || segmentsOf(lines[at]!.text).length < 2) return undefined
  let from = at
  // The first line of a broken label may stand alone above the others.
  const isLabelPart = (text: string): boolean => /^\s{20}\s*[^\s(].{2,29}$/u.test(text) && text !== text.toUpperCase()
  const isPart = (line: RawLine | undefined): boolean =>
    !isBlank(line) &&
    line!.page === lines[at]!.page &&
    (segmentsOf(line!.text).length > 1 || isLabelPart(line!.text)) &&
    !rowNumber.test(firstOf(line!.text))
  while (from > 0 && isPart(lines[from - 1])) from -= 1
  let to = at + 1
  const end = lines.findIndex((line, index) => index > at && isBlank(line))
  // Where blank lines part the rows, the heading ends at the first of them.
  if (end > at && end - at <= 3 && lines.slice(at + 1, end).every(({ text }) => /^\s{4}/.test(text)))
    return { from, to: end }
  const goesOn = (text: string): boolean =>
    /^\s{4}/.test(text) && segmentsOf(text).every((segment) => /^[\p{Ll}(/]/u.test(segment.text))
  while (to < lines.length && !isBlank(lines[to]) && goesOn(lines[to]!.text)) to += 1
  return { from, to }
}

/** The heading whose first line this is. */
const headingFrom = (lines: RawLine[], at: number): { from: number; to: number } | undefined => {
  for (let index = at; index < Math.min(lines.length, at + 4); index += 1) {
    const found = isBlank(lines[index]) ? undefined : headingAt(lines, index)
    if (found?.from === at) return found
  }
  return undefined
}

/** The pages of a table, each with its heading, and the index after the last. */
const pagesOf = (lines: RawLine[], first: { from: number; to: number }): { pages: Page[]; next: number } => {
  const pages: Page[] = []
  let found: { from: number; to: number } | undefined = first
  let index = first.from
  // A label over several columns stands alone above the heading, on every page.
  const above = lines[first.from - 1]?.text.trim()
  while (found) {
    const page: Page = { heading: lines.slice(found.from, found.to), lines: [] }
    pages.push(page)
    index = found.to
    found = undefined
    while (index < lines.length && !endsTable(lines[index]!.text)) {
      const again: { from: number; to: number } | undefined = isBlank(lines[index])
        ? undefined
        : headingFrom(lines, index)
      if (again) {
        found = again
        break
      }
      if (!rule.test(lines[index]!.text) && (above === '' || lines[index]!.text.trim() !== above))
        page.lines.push(lines[index]!)
      index += 1
    }
  }
  return { pages, next: index }
}

const joinCell = (parts: readonly string[]): string => parts.filter(Boolean).join(' ')

const toRow = (lines: RawLine[], strips: readonly Strip[]): RawRow => {
  const [first] = lines
  const place = { line: first!.line, page: first!.page, lastLine: lines.at(-1)!.line }
  if (lines.length === 1 && isBand(first!.text)) {
    const number = firstOf(first!.text)
    const title = first!.text.trimStart().slice(number.length).trim()
    return { ...place, cells: strips.map((_, column) => (column === 0 ? number : column === 1 ? title : '')) }
  }
  const cut = lines.map(({ text }) => cutAt(text, strips))
  return { ...place, cells: strips.map((_, column) => joinCell(cut.map((cells) => cells[column]!))) }
}

const hasNumber = ({ text }: RawLine, strips: readonly Strip[]): boolean => rowNumber.test(cutAt(text, strips)[0]!)

/**
 * Blocks between blank lines are rows. A block with several numbers is cut where the text of the next row begins: before
 * its number where cells are centred, at it where they are not.
 */
const groupsOf = (lines: RawLine[], strips: readonly Strip[]): { rows: RawLine[][]; unsure: boolean } => {
  const blocks: RawLine[][] = [[]]
  for (const line of lines) {
    if (!isBlank(line)) blocks.at(-1)!.push(line)
    else if (blocks.at(-1)!.length > 0) blocks.push([])
  }
  const filled = blocks.filter((block) => block.length > 0)
  const starts = (line: RawLine) => /^\p{Lu}/u.test(cutAt(line.text, strips)[1] ?? '')
  const apart = (block: RawLine[]): RawLine[][] => {
    const [first, second] = block.flatMap((line, index) => (hasNumber(line, strips) ? [index] : []))
    if (first === undefined || second === undefined) return [block]
    const text = (index: number) => cutAt(block[index]!.text, strips)[1] ?? ''
    const said = (index: number) =>
      block
        .slice(0, index)
        .map((_, at) => text(at))
        .findLast(Boolean) ?? ''
    const begins = block.flatMap((line, index) =>
      index > first && index < second && starts(line) && !said(index).endsWith(',') ? [index] : [],
    )
    // Where the text pauses a cell over several rows has its line: the next row begins behind it.
    const cut = starts(block[second]!)
      ? second
      : (begins.find((index) => text(index - 1) === '') ?? begins.at(-1) ?? second)
    return [block.slice(0, cut), ...apart(block.slice(cut))]
  }
  const crowded = filled.filter((block) => block.filter((line) => hasNumber(line, strips)).length > 1)
  const unsure = crowded.some((block) => !hasNumber(block[0]!, strips)) && 2 * crowded.length > filled.length
  return { rows: filled.flatMap(apart), unsure }
}

const readPage = ({ heading, lines }: Page): RawRow[] | undefined => {
  const body = lines.filter((line) => !isBlank(line))
  const strips = stripsOf(
    heading.map(({ text }) => text),
    body.filter(({ text }) => !isBand(text)).map(({ text }) => text),
  )
  if (strips.length < 4 || strips.length > 16) return undefined
  const { rows, unsure } = groupsOf(lines, strips)
  const read = rows.map((row) => toRow(row, strips))
  const lacks = (row: RawRow | undefined, column: number): boolean =>
    row !== undefined && row.cells[column] === '' && row.cells.filter(Boolean).length > 2
  return [
    toRow(heading, strips),
    ...read.map((row, index) => {
      // A cell over several rows stands in one of them: its neighbours are as unsure as itself.
      const beside = [read[index - 1], row, read[index + 1]]
      const atEdge = index === 0 || index === read.length - 1
      const crowded = rows[index]!.some(({ text }) => isCrowded(text, strips))
      const short =
        unsure ||
        atEdge ||
        crowded ||
        row.cells.some((_, column) => column > 0 && beside.some((one) => lacks(one, column)))
      return row.cells.filter(Boolean).length > 2 && short ? { ...row, short } : row
    }),
  ]
}

/** The plain table of pandoc: dashes below the heading show the columns, each line or block between blanks is a row. */
const readRuled = (lines: RawLine[], at: number): { rows: RawRow[]; next: number } | undefined => {
  if (!rule.test(lines[at]!.text)) return undefined
  const strips = [...lines[at]!.text.matchAll(/-+/g)].map((match, index, all): Strip => ({
    start: match.index,
    end: all[index + 1]?.index ?? Number.POSITIVE_INFINITY,
  }))
  let from = at
  while (from > 0 && !isBlank(lines[from - 1]) && !anyRule.test(lines[from - 1]!.text)) from -= 1
  const multiline = from > 0 && anyRule.test(lines[from - 1]!.text)
  const rows: RawRow[] = []
  let open: RawLine[] = []
  let next = at + 1
  const close = () => {
    if (open.length > 0) rows.push(toRow(open, strips))
    open = []
  }
  for (; next < lines.length; next += 1) {
    const line = lines[next]!
    if (anyRule.test(line.text) || (isBlank(line) && !multiline)) break
    if (isBlank(line)) close()
    else {
      if (!multiline) close()
      open.push(line)
    }
  }
  close()
  return rows.length > 1 && from < at
    ? { rows: [toRow(lines.slice(from, at), strips), ...rows], next: next + 1 }
    : undefined
}

export const layoutRemark = 'Bảng chỉ được xếp bằng khoảng trắng: hàng và cột được suy ra từ vị trí chữ, cần soát lại'

/** The table whose heading begins on this line, if one does, and the index after it. */
export const readLayoutRows = (lines: RawLine[], at: number): { rows: RawRow[]; next: number } | undefined => {
  const above = lines.slice(at, at + 4)
  const blank = above.findIndex(isBlank)
  const last = at + (blank < 0 ? above.length : blank)
  for (let index = at + 1; index < last; index += 1) {
    const ruled = readRuled(lines, index)
    if (ruled) return ruled
  }
  for (let index = at; index < last; index += 1) {
    const heading = headingAt(lines, index)
    if (heading?.from !== at) continue
    const { pages, next } = pagesOf(lines, heading)
    const read = pages.map(readPage)
    const width = read[0]?.[0]?.cells.length
    const rows = read.flatMap((page) => page ?? [])
    const numbered = rows.filter((row) => rowNumber.test(row.cells[0]!)).length
    if (read.includes(undefined) || rows.some((row) => row.cells.length !== width) || numbered < 2) return undefined
    return { rows, next }
  }
  return undefined
}
