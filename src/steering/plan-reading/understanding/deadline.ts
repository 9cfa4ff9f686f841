// A deadline phrase as plans print it, and the rule it stands for. The printed text is always kept.
import type { Deadline, DeadlineKind } from '../understood-plan.ts'
import { plainDeadline, readPoints } from './deadline-points.ts'
import type { Point } from './deadline-points.ts'
import { iso } from './days.ts'
import { readRecurrence } from './recurrence.ts'

export type DeadlineReading = {
  deadline: Deadline
  /** Why a person should look at it. */
  doubt?: string
  choices?: Deadline[]
}

const ongoingWords =
  /\bthu[ou]?n?g? ?x[uy]{1,2}?en\b|\bthuong xuye?n?\b|\blien tuc\b|\bquanh nam\b|\bhang ngay\b|\bmoi ngay\b|\bsuot nam\b|^24\/(?:7|24)$|^tx$/

// The words that hand the date over to another document or to an event.
const countedFrom = /\b\d{1,3} ngay (?:lam viec )?(?:ke tu|sau khi|tu ngay|truoc khi)\b/

const instruction =
  /^(?:\W*(?:thuc hien|hoan thanh|thoi gian|tien do|trien khai|cu the|dam bao|bao cao|ngay|co)\W+)*(?:theo(?! doi)|khi|ngay khi|sau khi|sau|can cu|tuy (?:theo|thuoc)|phu hop|dot xuat|(?:co )?(?:ke hoach|van ban|huong dan)\s+(?:cu the|rieng)|trong ke hoach|cu the trong)\b/

const citation =
  /\b(?:so\s*)?\d+(?:\/\d{4})?\/[a-z][a-z0-9-]*(?:\s*,?\s*ngay\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?|\bngay\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s+cua\b|\b(?:ke hoach|kh|chuong trinh|quyet dinh|nghi quyet|de an)\b[^,;(]*?\bnam\s*(?:20\d\d)?/g

const ofYear = (text: string, year: number | null, kind: DeadlineKind): Deadline => ({
  text,
  kind,
  start: year === null ? null : iso(year, 1, 1),
  end: year === null ? null : iso(year, 12, 31),
  dueDates: [],
})

const perInstruction = (text: string): Deadline => ({
  text,
  kind: 'per-instruction',
  start: null,
  end: null,
  dueDates: [],
  basis: text,
})

const widest: Record<Point['kind'], number> = {
  'by-date': 0,
  'by-month': 1,
  'in-quarters': 2,
  'in-year': 3,
  'in-years': 4,
}

/** "Quý I năm 2031": the year belongs to the quarter; only where it stands apart is it a point of its own. */
const ownPoints = (points: readonly Point[]): Point[] => {
  const exact = points.filter((point) => widest[point.kind] < 3)
  return exact.length > 0 ? exact : [...points]
}

const withYear = (point: Point, points: readonly Point[], planYear: number): Point => {
  const printed = points.find((other) => other.kind === 'in-year' && other.year !== undefined)?.year
  if (point.year !== undefined || printed === undefined || printed === planYear) return point
  const move = (date: string) => `${printed}${date.slice(4)}`
  return { ...point, year: printed, start: point.start && move(point.start), due: point.due.map(move) }
}

const toDeadline = (text: string, points: readonly Point[]): Deadline => {
  const due = [...new Set(points.flatMap((point) => point.due))].sort()
  const starts = points.map((point) => point.start).filter((start) => start !== null)
  const last = points.toSorted((a, b) => (a.due.at(-1)! < b.due.at(-1)! ? -1 : 1)).at(-1)!
  return {
    text,
    kind: points.every((point) => point.kind === points[0]!.kind) ? points[0]!.kind : last.kind,
    start: starts.length > 0 ? starts.sort()[0]! : null,
    end: due.at(-1)!,
    dueDates: due,
    // "Trước 30/6 và 30/11": said once, it holds for all.
    ...((last.exclusive || points[0]!.exclusive) && { exclusive: true }),
  }
}

/** "Từ ngày 1/3 đến 15/4": the first date opens the time, only the second is due; "từ tháng 2" opens the rest of the year. */
const asRange = (plain: string, points: Point[]): Point[] => {
  const [first, second] = points
  const begins = /\btu\b/.test(plain)
  const ends = /\b(?:den|toi)\b|-/.test(plain)
  // "Quý I/2031 - quý II/2031", "tháng 3/2031 đến tháng 5/2031"
  const joined = /\d\d\d\d ?(?:-|den|toi) ?(?:het )?(?:quy|thang)\b/.test(plain)
  if (first && second && points.length === 2 && ((begins && ends) || joined || /\d-\d{1,2}[/.]\d/.test(plain))) {
    return [{ ...second, start: first.start ?? first.due[0]! }]
  }
  if (first && points.length === 1 && /^\W*(?:bat dau )?tu\b/.test(plain) && !ends && first.kind !== 'in-years') {
    const start = first.start ?? first.due[0]!
    return [{ ...first, kind: 'in-year', start, due: [`${start.slice(0, 4)}-12-31`] }]
  }
  return points
}

const farFrom = (year: number, planYear: number, due: string): boolean =>
  // What closes a year is often due in the first quarter of the next.
  year < planYear || due > iso(planYear + 1, 3, 31)

const withSuspicion = (deadline: Deadline, points: readonly Point[], planYear: number): Deadline => {
  const printed = points.map((point) => point.year).filter((year) => year !== undefined)
  const spans =
    deadline.kind === 'in-years' && deadline.start! <= iso(planYear, 12, 31) && deadline.end! >= iso(planYear, 1, 1)
  const odd = printed.find((year) => farFrom(year, planYear, deadline.end!))
  if (odd === undefined || spans || deadline.kind === 'in-years') return deadline
  const move = (date: string) =>
    iso(Number(date.slice(0, 4)) + planYear - odd, Number(date.slice(5, 7)), Number(date.slice(8)))
  const fixed = (date: string) => (date.endsWith('-02-29') ? move(`${date.slice(0, 8)}28`) : move(date))
  return {
    ...deadline,
    suspect: `Năm ${odd} không phải năm của kế hoạch (${planYear}).`,
    suggested: {
      kind: deadline.kind,
      dueDates: deadline.dueDates.map(fixed),
      text: deadline.text.replaceAll(String(odd), String(planYear)),
    },
  }
}

const readDated = (text: string, plain: string, planYear: number): DeadlineReading | undefined => {
  const { points: all } = readPoints(plain, planYear)
  if (all.length === 0) return undefined
  const points = asRange(
    plain,
    ownPoints(all).map((point) => withYear(point, all, planYear)),
  )
  const deadline = withSuspicion(toDeadline(text, points), points, planYear)
  const doubt = points.find((point) => point.doubt)?.doubt ?? deadline.suspect
  if (doubt) return { deadline, doubt }
  if (points.some((point) => point.kind !== points[0]!.kind)) {
    return { deadline, doubt: 'Ô có nhiều mốc thời gian thuộc loại khác nhau; cần xác nhận mốc nào là hạn hoàn thành.' }
  }
  if (
    points.length === 1 &&
    points[0]!.kind === 'in-quarters' &&
    /\bquy\b.*[,;]/.test(plain) &&
    deadline.dueDates[0]!.endsWith('12-31') &&
    deadline.start!.endsWith('01-01')
  ) {
    const quarterly: Deadline = { ...deadline, kind: 'recurring', every: 'quarter', dueDates: quarterEnds(planYear) }
    return { deadline, doubt: 'Ô ghi cả bốn quý: có thể là việc làm từng quý.', choices: [deadline, quarterly] }
  }
  return { deadline }
}

const quarterEnds = (year: number): string[] => [
  iso(year, 3, 31),
  iso(year, 6, 30),
  iso(year, 9, 30),
  iso(year, 12, 31),
]

/** What the phrase says beside the document it refers to: "Theo kế hoạch, xong trước 30/6" still has its day. */
const besideCitation = (plain: string): string => {
  const rest = plain.replace(citation, ' ')
  return /[,;(]/.test(rest) ? rest.slice(rest.search(/[,;(]/)) : ''
}

const refDocOf = (text: string): string | undefined =>
  /\p{Lu}\p{L}+(?:\s\p{L}+)?\s+số\s+[\p{L}\d/.-]+(?:\s+ngày\s+[\d/.-]+)?/u.exec(text)?.[0]

/** The rule behind a deadline phrase; dates without a printed year lie in the plan's year. */
export const readDeadline = (raw: string, context: { year: number | null }): DeadlineReading => {
  const text = raw.replace(/\s+/g, ' ').trim()
  const plain = plainDeadline(text)
  const year = context.year
  if (!/[a-z0-9]/.test(plain)) return { deadline: { text, kind: 'none', dueDates: [] } }

  if (countedFrom.test(plain)) return { deadline: perInstruction(text) }
  if (instruction.test(plain) && !/^theo (?:tuan|thang|quy|nam)\b/.test(plain)) {
    const dated = year === null ? undefined : readDated(text, besideCitation(plain), year)
    const strict = dated && ['by-date', 'by-month', 'in-quarters'].includes(dated.deadline.kind)
    const refDoc = refDocOf(text)
    if (strict) return dated
    return { deadline: { ...perInstruction(text), ...(refDoc && { refDoc }) } }
  }
  const recurrence = readRecurrence(plain, year)
  if (recurrence) {
    const deadline: Deadline = { ...ofYear(text, year, 'recurring'), ...recurrence }
    const ongoing = ofYear(text, year, 'ongoing')
    if (!ongoingWords.test(plain)) return { deadline }
    if (recurrence.every === undefined) return { deadline: ongoing }
    return { deadline, doubt: 'Ô ghi cả “thường xuyên” và một chu kỳ.', choices: [deadline, ongoing] }
  }
  if (ongoingWords.test(plain)) {
    const dated = year === null ? undefined : readDated(text, plain, year)
    const ongoing = { ...ofYear(text, year, 'ongoing') }
    if (dated && ['by-date', 'by-month', 'in-quarters'].includes(dated.deadline.kind)) {
      return { deadline: ongoing, doubt: 'Ô ghi cả “thường xuyên” và một mốc.', choices: [ongoing, dated.deadline] }
    }
    if (dated?.deadline.suspect)
      return { deadline: { ...ongoing, suspect: dated.deadline.suspect }, doubt: dated.doubt! }
    return { deadline: ongoing }
  }
  const dated = readDated(text, plain, year ?? 0)
  if (dated && year !== null) return dated
  if (dated) return undatedYear(text, plain, dated)
  return { deadline: { text, kind: 'none', dueDates: [] }, doubt: 'Không hiểu được thời hạn này.' }
}

/** The plan's own year is unknown: only what prints its year can be dated. */
const undatedYear = (text: string, plain: string, dated: DeadlineReading): DeadlineReading => {
  const printed = /\b(?:19|20)\d\d\b/.exec(plain)?.[0]
  if (printed) return readDated(text, plain, Number(printed))!
  const { kind } = dated.deadline
  return {
    deadline: { text, kind, dueDates: [] },
    doubt: 'Chưa biết kế hoạch này của năm nào nên chưa tính được ngày.',
  }
}
