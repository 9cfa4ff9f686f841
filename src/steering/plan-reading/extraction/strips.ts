// Columns of a text that sets its cells side by side with spaces: strips that stay blank on all lines part them.

/** [start, end) in letters. */
export type Strip = { start: number; end: number }

/** Runs of letters between gaps of two spaces or more. */
export const segmentsOf = (text: string): { text: string; start: number }[] =>
  [...text.matchAll(/\S+(?: \S+)*/g)].map((match) => ({ text: match[0], start: match.index }))

type Part = Strip & { line: number }

/** "TT Nội dung": the narrow first column leaves but one space. */
const partsOf = (text: string, line: number): Part[] =>
  segmentsOf(text).flatMap((segment): Part[] => {
    const { start } = segment
    const number = /^(?:stt|tt|số tt|s\.t\.t)(?= )/iu.exec(segment.text)?.[0].length
    const end = start + segment.text.length
    return number
      ? [
          { start, end: start + number, line },
          { start: start + number + 1, end, line },
        ]
      : [{ start, end, line }]
  })

const overlap = (one: Strip, other: Strip): boolean => one.start < other.end && other.start < one.end

/** The labels of a heading over several lines: what stands below or above each other is one; a group over several is none. */
const labelsOf = (heading: readonly string[]): Strip[] => {
  const parts = heading.flatMap(partsOf).toSorted((one, other) => one.start - other.start)
  const isGroup = (part: Part): boolean =>
    heading.some(
      (_, line) => parts.filter((other) => other.line === line && line > part.line && overlap(part, other)).length > 1,
    )
  const labels: Strip[] = []
  for (const part of parts.filter((one) => !isGroup(one))) {
    const last = labels.at(-1)
    if (last && part.start < last.end) last.end = Math.max(last.end, part.end)
    else labels.push({ start: part.start, end: part.end })
  }
  return labels
}

/** What it costs to part the columns here: a word cut in two, or two words of one sentence. */
const costOf = (lines: readonly string[], at: number): number =>
  lines.reduce((sum, line) => {
    const [before, left, here] = [line[at - 2] ?? ' ', line[at - 1] ?? ' ', line[at] ?? ' ']
    if (here === ' ') return sum + (left === ' ' || line.slice(at).trim() === '' ? 0 : 0.1)
    if (left !== ' ') return sum + 1
    return sum + (before === ' ' ? 0 : 0.3)
  }, 0)

const between = (starts: readonly number[]): Strip[] =>
  starts
    .toSorted((one, other) => one - other)
    .map((start, index, all) => ({ start, end: all[index + 1] ?? Number.POSITIVE_INFINITY }))

/** Where lines begin a second piece inside one strip: two columns whose labels stand too close to be told apart. */
const secondStarts = (strips: readonly Strip[], lines: readonly string[]): number[] =>
  strips.flatMap((strip) => {
    const seconds = lines.flatMap((line) =>
      segmentsOf(line)
        .filter(({ start }) => start >= strip.start && start < strip.end)
        .slice(1)
        .map(({ start }) => start),
    )
    const agreeing = seconds.map((start) => seconds.filter((other) => Math.abs(other - start) <= 2))
    const most = agreeing.toSorted((one, other) => other.length - one.length)[0] ?? []
    return most.length >= 2 ? [Math.min(...most)] : []
  })

/** Strips cut again and again, until no line has two pieces in one. */
const told = (strips: Strip[], lines: readonly string[]): Strip[] => {
  const more = secondStarts(strips, lines)
  return more.length === 0 || strips.length > 20
    ? strips
    : told(between([...strips.map(({ start }) => start), ...more]), lines)
}

/** Whether two pieces of a line fall into one strip, which no cell of one column would do. */
export const isCrowded = (text: string, strips: readonly Strip[]): boolean =>
  strips.some((strip) => segmentsOf(text).filter(({ start }) => start >= strip.start && start < strip.end).length > 1)

/** The strips below a heading: they part between two labels, where the fewest lines cross. */
export const stripsOf = (heading: readonly string[], lines: readonly string[]): Strip[] => {
  const labels = labelsOf(heading)
  const starts = labels.map((label, index) => {
    const before = labels[index - 1]
    if (!before) return 0
    const places = Array.from({ length: label.start - before.end + 1 }, (_, step) => label.start - step)
    return places.reduce((best, at) => (costOf(lines, at) < costOf(lines, best) ? at : best))
  })
  return told(between(starts), lines)
}

/** A number at the beginning of a row. */
export const rowNumber =
  /^(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVX]{1,5}(?:\.\d{1,2}){0,2}(?:\.\s?[a-zđ])?|[A-EĐ]|\d{1,2}\.[a-zđ])[.)]?$/u

/** Segments of a line, the number of the row apart from what a single space sets behind it. */
const numberedSegments = (text: string, firstEnd: number): { text: string; start: number }[] =>
  segmentsOf(text).flatMap((segment, index) => {
    const number = index === 0 && segment.start < firstEnd ? /^\S+(?= )/.exec(segment.text)?.[0] : undefined
    const opens = number !== undefined && (rowNumber.test(number) || /^(?:stt|tt)$/iu.test(number))
    return opens
      ? [
          { text: number, start: segment.start },
          { text: segment.text.slice(number.length + 1), start: segment.start + number.length + 1 },
        ]
      : [segment]
  })

/** The space in a segment that lies nearest to where the next column begins; tools let a line stray by a few letters. */
const spaceNear = (text: string, at: number): number | undefined => {
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index + 1).filter((place) => Math.abs(place - at) <= 4)
  return spaces.toSorted((one, other) => Math.abs(one - at) - Math.abs(other - at))[0]
}

const stripAt = (strips: readonly Strip[], at: number): number => {
  const found = strips.findIndex((strip) => at < strip.end)
  return found < 0 ? strips.length - 1 : found
}

/**
 * A line cut at its strips. A cell has no gap inside, so two pieces that part at a gap are two cells; a piece that
 * reaches into the next column goes there where its own is taken, stays where the next is taken, and is cut otherwise.
 */
export const cutAt = (text: string, strips: readonly Strip[]): string[] => {
  const cells = strips.map(() => '')
  const segments = numberedSegments(text, strips[0]!.end)
  segments.forEach((segment, index) => {
    const following = segments[index + 1]?.start ?? Number.POSITIVE_INFINITY
    let { text: part, start } = segment
    let home = index > 0 && cells[0] !== '' ? Math.max(1, stripAt(strips, start)) : stripAt(strips, start)
    while (part !== '') {
      const { end } = strips[home]!
      const over = start + part.length > end
      if (over && cells[home] !== '' && home + 1 < strips.length) {
        home += 1
        continue
      }
      const free = home + 1 < strips.length && following >= strips[home + 1]!.end - 4
      const cut = over && free ? spaceNear(part, end - start) : undefined
      const own = cut === undefined ? part : part.slice(0, cut).trim()
      cells[home] = cells[home] === '' ? own : `${cells[home]} ${own}`
      if (cut === undefined) break
      start += cut
      part = part.slice(cut)
      home += 1
    }
  })
  return cells
}
