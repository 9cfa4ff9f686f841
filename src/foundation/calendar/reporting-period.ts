// Reporting periods as each authority and year sets them. A period is a window of its own (15/12 of the year before to
// 29/02), not a calendar quarter, and is never "corrected": a plan that closes on 30/8 closes on 30/8.
import { startOfDate } from './local-time.ts'

/** A day of a year: months are counted from January of the year (1), so 0 is December of the year before. */
export interface YearDay {
  month: number
  /** A day that the month does not have is its last. */
  day: number
}

/** Kinds of reports that have periods of their own: on administrative reform, on procedures, others. */
export const PERIOD_SERIES = ['cchc', 'tthc', 'other'] as const
export type PeriodSeries = (typeof PERIOD_SERIES)[number]

/** One row of an authority's decision; `every` repeats it within the year (1 monthly, 3 quarterly, 12 once). */
export interface ReportingPeriodRule {
  series: PeriodSeries
  key: string
  /** As the authority calls it; `{n}` becomes the number of the repetition. */
  name: string
  firstYear: number
  lastYear: number | null
  every: 1 | 3 | 6 | 12
  opens: YearDay
  /** Last day whose figures count. */
  closes: YearDay
  /** The day named by the decision for sending; `before` means that it is already late on that day. */
  due: (YearDay & { before: boolean }) | null
  /** Whether the figures run from the start of the reporting year (9 months) or are the period's own (quarter III). */
  cumulative: boolean
  document: string
}

export interface ReportingPeriod {
  series: PeriodSeries
  key: string
  name: string
  year: number
  /** Number of the repetition within the year, from 1. */
  number: number
  cumulative: boolean
  /** First and last day that count. */
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  /** Last day on which the report is in time. */
  dueBy: Temporal.PlainDate | null
  /** The same window as instants, the end outside. */
  opensAt: Temporal.Instant
  closesAt: Temporal.Instant
  document: string
}

/** All periods of a year in the order in which they close. */
export function reportingPeriods(rules: readonly ReportingPeriodRule[], year: number): ReportingPeriod[] {
  return rules
    .filter((rule) => rule.firstYear <= year && (rule.lastYear === null || year <= rule.lastYear))
    .flatMap((rule) => Array.from({ length: 12 / rule.every }, (_, index) => periodOf(rule, year, index)))
    .sort((a, b) => Temporal.PlainDate.compare(a.to, b.to) || Temporal.PlainDate.compare(b.from, a.from))
}

/** The periods whose window holds this date; several, since a cumulative one holds the shorter ones. */
export const reportingPeriodsAt = (
  rules: readonly ReportingPeriodRule[],
  date: Temporal.PlainDate,
): ReportingPeriod[] =>
  [date.year - 1, date.year, date.year + 1]
    .flatMap((year) => reportingPeriods(rules, year))
    .filter(({ from, to }) => Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, to) <= 0)

function periodOf(rule: ReportingPeriodRule, year: number, index: number): ReportingPeriod {
  const dateOf = ({ month, day }: YearDay) => dateInYear(year, month + index * rule.every, day)
  const from = dateOf(rule.opens)
  const to = dateOf(rule.closes)
  const due = rule.due && dateOf(rule.due)
  return {
    series: rule.series,
    key: rule.key,
    name: rule.name.replaceAll('{n}', String(index + 1)),
    year,
    number: index + 1,
    cumulative: rule.cumulative,
    from,
    to,
    dueBy: due && (rule.due?.before ? due.subtract({ days: 1 }) : due),
    opensAt: startOfDate(from),
    closesAt: startOfDate(to.add({ days: 1 })),
    document: rule.document,
  }
}

const dateInYear = (year: number, month: number, day: number): Temporal.PlainDate =>
  new Temporal.PlainDate(year, 1, 1).add({ months: month - 1 }).with({ day }, { overflow: 'constrain' })

/** What makes a rule impossible, for a form to say; undefined when it is in order. */
export function findRuleProblem(rule: ReportingPeriodRule): 'closes_before_opening' | 'due_before_closing' | undefined {
  const { from, to, dueBy } = periodOf(rule, rule.firstYear, 0)
  if (Temporal.PlainDate.compare(to, from) < 0) return 'closes_before_opening'
  if (dueBy && Temporal.PlainDate.compare(dueBy, to) < 0) return 'due_before_closing'
  return undefined
}
