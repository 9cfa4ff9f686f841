// The points of time that a deadline phrase names, found in its plain form (see plainDeadline).
import { iso, isDay, lastDayOf, monthEnd } from './days.ts'

export type Point = {
  kind: 'by-date' | 'by-month' | 'in-quarters' | 'in-year' | 'in-years'
  start: string | null
  due: string[]
  exclusive?: boolean
  /** The year is printed, not supplied from the plan. */
  year?: number
  /** Why the printed value cannot be right as it stands. */
  doubt?: string
}

const spelled: Record<string, number> = {
  gieng: 1,
  mot: 1,
  hai: 2,
  ba: 3,
  tu: 4,
  bon: 4,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
  chap: 12,
}

/** Lower case without marks; punctuation that structures dates and lists stays. */
export const plainDeadline = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[–—−]/g, '-')
    .replace(/(?<=\d)o(?=[\d/ ])|(?<=[\s/])o(?=\d)/g, '0')
    .replace(/(?<![a-z\d])[l|](?=\d\s*[/.-]\s*\d)|(?<=\d\s*[/.-]\s*)[l|](?=\d)|(?<=\d)[l|](?=\s*\/\s*\d)/g, '1')
    .replace(/\bqui\b|\bq(?:uy)?\.?(?=\s?(?:[iv]{1,3}|[1-4])\b)/g, 'quy ')
    // "quy định" and "quý" look alike without marks
    .replace(/\bquy (?=dinh(?! ky)|che|trinh|hoach|mo\b|uoc)/g, 'quy_')
    .replace(
      /\b(thang|quy) (gieng|mot|hai|ba|tu|bon|sau|bay|tam|chin|muoi|chap)\b/g,
      (_, unit, word) => `${unit} ${spelled[word]}`,
    )
    .replace(/\s*([/-])\s*/g, '$1')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()

// Text recognition reads I as l, 1 or |: II becomes ll or 11.
const quarterOf = (text: string): number | undefined => {
  const roman = text.replace(/[l|1]/g, 'i')
  const found = ['i', 'ii', 'iii', 'iv'].indexOf(roman) + 1
  return found || (/^0?[1-4]$/.test(text) ? Number(text) : undefined)
}

const quarterWord = String.raw`(?:[il|1]v|[il|1]{1,3}|0?[1-4])`
const listGlue = String.raw`(?:\s*(?:,|;|va|\+|&|-|/|den|toi)\s*(?:het\s+)?)`

/** Runs of neighbouring numbers: [2, 3, 6] gives [[2, 3], [6]]. */
export const runsOf = (numbers: readonly number[]): number[][] =>
  [...new Set(numbers)]
    .sort((a, b) => a - b)
    .reduce<number[][]>((runs, value) => {
      const last = runs.at(-1)
      if (last && last.at(-1) === value - 1) return [...runs.slice(0, -1), [...last, value]]
      return [...runs, [value]]
    }, [])

const through = (from: number, to: number): number[] =>
  from <= to ? Array.from({ length: to - from + 1 }, (_, index) => from + index) : [from, to]

/** The numbers of a list, with every range between two of them filled. */
const numbersOf = (list: string, value: (text: string) => number | undefined, word: RegExp): number[] => {
  const parts = [...list.matchAll(word)].map((match) => ({ at: match.index, text: match[0], value: value(match[0]) }))
  return parts.flatMap((part, index) => {
    const before = parts[index - 1]
    if (part.value === undefined) return []
    const glue = before ? list.slice(before.at + before.text.length, part.at) : ''
    return before?.value !== undefined && /-|\bden\b|\btoi\b/.test(glue)
      ? through(before.value, part.value)
      : [part.value]
  })
}

type Found = { rest: string; points: Point[] }

/** Every match becomes points and leaves a gap, so that no later pattern reads the same digits again. */
const take = (text: string, pattern: RegExp, read: (groups: RegExpMatchArray) => Point[] | undefined): Found => {
  const points: Point[] = []
  const rest = text.replace(pattern, (...args) => {
    const groups = args.slice(
      0,
      args.findIndex((value) => typeof value === 'number'),
    ) as RegExpMatchArray
    const found = read(groups)
    if (!found) return groups[0]
    points.push(...found)
    return ' # '
  })
  return { rest, points }
}

const yearAfter = String.raw`(?:\s*(?:/|-|,|\.|nam|cua nam|\(nam\)|trong nam)?\s*(?:nam\s*)?((?:19|20)\d\d))?`

const datePoint = (day: number, month: number, year: number | undefined, planYear: number, before: boolean): Point => {
  const actual = year ?? planYear
  const possible = isDay(actual, month, day)
  const due = possible ? iso(actual, month, day) : iso(actual, month, Math.min(day, lastDayOf(actual, month)))
  return {
    kind: 'by-date',
    start: null,
    due: [due],
    ...(before && { exclusive: true }),
    ...(year !== undefined && { year }),
    ...(!possible && { doubt: `Ngày ${day}/${month}/${actual} không có trong lịch.` }),
  }
}

const readDates = (text: string, planYear: number): Found => {
  const pattern =
    /(truoc(?! hoac)\s*(?:het\s*)?(?:ngay\s*)?)?(?<!thang ?|tuan ?|tuan thu ?)\b(\d{1,2})(?:\/|-|\.|\s+thang\s+)(\d{1,2})(?:(?:\/|-|\.|\s*,?\s*nam\s+)((?:19|20)\d\d))?(?![\d%])/g
  const years = [...text.matchAll(pattern)].map((match) => (match[4] ? Number(match[4]) : undefined))
  // In "15/3 và 15/9/2031" the year stands once, at the end.
  const shared = years.findLast((year) => year !== undefined)
  return take(text, pattern, ([, before, day, month, year]) => {
    if (Number(month) > 12 || Number(month) < 1 || Number(day) < 1 || Number(day) > 31) return undefined
    return [datePoint(Number(day), Number(month), year ? Number(year) : shared, planYear, Boolean(before))]
  })
}

const monthPoints = (months: number[], year: number | undefined, planYear: number, before: boolean): Point[] => {
  const actual = year ?? planYear
  return runsOf(months.filter((month) => month >= 1 && month <= 12)).map((run) => {
    const last = before ? run[0]! - 1 : run.at(-1)!
    const due = last === 0 ? monthEnd(actual - 1, 12) : monthEnd(actual, last)
    const start = before ? null : iso(actual, run[0]!, 1)
    return { kind: 'by-month', start, due: [due], ...(year !== undefined && { year }) }
  })
}

const readMonths = (text: string, planYear: number): Found => {
  const number = String.raw`(?:0?[1-9]|1[0-2])`
  const pattern = new RegExp(
    String.raw`(truoc\s*(?:cuoi\s*)?)?\b(?:thang|thag|t)\s*(${number}(?:${listGlue}(?:thang\s*|t)?${number}(?!\d|/\d{1,2}\b))*)\b(?!\s*(?:ngay|lan))${yearAfter}`,
    'g',
  )
  const named = take(text, pattern, ([, before, list, year]) => {
    const months = numbersOf(list!, Number, /\d+/g)
    return monthPoints(months, year ? Number(year) : undefined, planYear, Boolean(before))
  })
  // 03/2031 without the word
  const bare = take(
    named.rest,
    /(truoc\s*)?(?<![\d/]|quy ?)\b(0?[1-9]|1[0-2])\/((?:19|20)\d\d)\b/g,
    ([, before, month, year]) => monthPoints([Number(month)], Number(year), planYear, Boolean(before)),
  )
  return { rest: bare.rest, points: [...named.points, ...bare.points] }
}

export const quarterPoint = (quarters: readonly number[], year: number | undefined, planYear: number): Point => {
  const actual = year ?? planYear
  const start = iso(actual, quarters[0]! * 3 - 2, 1)
  return {
    kind: 'in-quarters',
    start,
    due: [monthEnd(actual, quarters.at(-1)! * 3)],
    ...(year !== undefined && { year }),
  }
}

const readHalfYears = (text: string, planYear: number): Found =>
  take(text, new RegExp(String.raw`\bnua\s*(dau|cuoi)\s*(?:cua\s*)?nam${yearAfter}`, 'g'), ([, half, year]) => [
    quarterPoint(half === 'dau' ? [1, 2] : [3, 4], year ? Number(year) : undefined, planYear),
  ])

const readHalves = (text: string, planYear: number): Found =>
  take(
    text,
    new RegExp(
      String.raw`\b0?([369])\s*thang(?:\s*(dau|cuoi)(?:\s*nam)?|$|(?=\s*(?:nam\s*)?(?:19|20)\d\d$))${yearAfter}`,
      'g',
    ),
    ([, count, end, year]) => {
      const length = Number(count) / 3
      const quarters = end === 'cuoi' ? through(5 - length, 4) : through(1, length)
      return [quarterPoint(quarters, year ? Number(year) : undefined, planYear)]
    },
  )

const readQuarters = (text: string, planYear: number): Found =>
  take(
    text,
    new RegExp(
      String.raw`(truoc\s*)?((?:dau|giua)\s*)?\bquy\s*(${quarterWord}(?:${listGlue}(?:quy\s*)?${quarterWord}(?![\d\p{L}]))*)(?![\d\p{L}])${yearAfter}`,
      'gu',
    ),
    ([, before, opening, list, year]) => {
      const quarters = numbersOf(list!, quarterOf, new RegExp(quarterWord, 'g'))
      if (quarters.length === 0) return undefined
      if (before) {
        const point = quarterPoint(quarters, year ? Number(year) : undefined, planYear)
        const start = point.start!
        return [{ ...point, kind: 'by-date', start: null, due: [start], exclusive: true }]
      }
      const doubt = opening && '“Đầu quý”, “giữa quý” không phải là một ngày; cần chọn thời hạn cụ thể.'
      return runsOf(quarters).map((run) => ({
        ...quarterPoint(run, year ? Number(year) : undefined, planYear),
        ...(doubt && { doubt }),
      }))
    },
  )

const readYears = (text: string, planYear: number): Found => {
  const span = take(
    text,
    /\b((?:19|20)\d\d)(?:\s*(?:-|den|,|va|den het|den nam|-nam)\s*(?:nam\s*)?)((?:19|20)\d\d)\b/g,
    ([, from, to]) => [
      { kind: 'in-years', start: iso(Number(from), 1, 1), due: [iso(Number(to), 12, 31)], year: Number(from) },
    ],
  )
  const until = take(span.rest, /\b(?:den|truoc)\s*(het\s*)?(?:cuoi\s*)?nam\s*((?:19|20)\d\d)\b/g, ([all, , text]) => {
    const year = Number(text)
    if (all.startsWith('truoc'))
      return [{ kind: 'by-date', start: null, due: [iso(year, 1, 1)], exclusive: true, year }]
    const kind = year > planYear ? 'in-years' : 'in-year'
    return [{ kind, start: iso(Math.min(planYear, year), 1, 1), due: [iso(year, 12, 31)], year }]
  })
  const one = take(until.rest, /\b((?:19|20)\d\d)\b/g, ([, text]) => {
    const year = Number(text)
    return [{ kind: 'in-year', start: iso(year, 1, 1), due: [iso(year, 12, 31)], year }]
  })
  const bare = take(one.rest, /\b(?:trong|ca|het|cuoi|ket thuc|toan)\s*nam\b/g, () => [
    { kind: 'in-year', start: iso(planYear, 1, 1), due: [iso(planYear, 12, 31)] },
  ])
  return { rest: bare.rest, points: [...span.points, ...until.points, ...one.points, ...bare.points] }
}

const lastDays: Record<string, number> = {
  dau: 7,
  nhat: 7,
  1: 7,
  hai: 14,
  2: 14,
  ba: 21,
  3: 21,
  tu: 28,
  4: 28,
  cuoi: 31,
}

/** "Tuần đầu tháng 6", "nửa đầu tháng 6", "giữa tháng 6": a month whose part no calendar fixes. */
const readPartsOfMonths = (text: string, planYear: number): Found =>
  take(
    text,
    new RegExp(
      String.raw`(truoc\s*)?\b(?:tuan\s*(?:le\s*)?(?:thu\s*)?(dau|nhat|hai|ba|tu|cuoi|[1-4])(?:\s*tien)?|nua\s*(dau)|(dau|giua))\s*(?:cua\s*)?thang\s*(0?[1-9]|1[0-2])\b${yearAfter}`,
      'g',
    ),
    ([, before, week, half, part, monthText, yearText]) => {
      const doubt = 'Tuần hoặc phần của tháng không phải là một ngày; cần chọn thời hạn cụ thể.'
      const year = yearText ? Number(yearText) : undefined
      const month = Number(monthText)
      if (part) return monthPoints([month], year, planYear, false).map((point) => ({ ...point, doubt }))
      const last = Math.min(half ? 15 : lastDays[week!]!, lastDayOf(year ?? planYear, month))
      return [{ ...datePoint(last, month, year, planYear, Boolean(before)), doubt }]
    },
  )

/** Named times of the year that no calendar fixes. */
const readVague = (text: string, planYear: number): Found => {
  const parts = take(text, /\b(dau|giua)\s*nam\b(?! hoc)(?:\s*((?:19|20)\d\d))?/g, ([, when, year]) => {
    const doubt = '“Đầu năm”, “giữa năm” không phải là một ngày; cần chọn thời hạn cụ thể.'
    return [{ ...quarterPoint(when === 'dau' ? [1] : [2], year ? Number(year) : undefined, planYear), doubt }]
  })
  const school = take(parts.rest, /\b(?:(?:trong|ca|het|cuoi|dau|ket thuc|toan)\s*)?nam hoc\b[\s\d-]*/g, () => {
    const doubt = 'Năm học không trùng với năm của kế hoạch; cần chọn thời hạn cụ thể.'
    return [{ kind: 'in-year', start: iso(planYear, 1, 1), due: [iso(planYear, 12, 31)], doubt }]
  })
  return { rest: school.rest, points: [...parts.points, ...school.points] }
}

/** All points of time of a phrase, from the most exact to the widest; `rest` is what no pattern read. */
export const readPoints = (plain: string, planYear: number): Found =>
  [
    readHalfYears,
    readPartsOfMonths,
    readHalves,
    readDates,
    readMonths,
    readQuarters,
    readVague,
    readYears,
  ].reduce<Found>(
    (found, read) => {
      const next = read(found.rest, planYear)
      return { rest: next.rest, points: [...found.points, ...next.points] }
    },
    { rest: plain, points: [] },
  )
