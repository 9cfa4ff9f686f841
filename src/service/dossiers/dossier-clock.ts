// When a dossier is due and why. Pure: what happened (clock events), the term of its procedure, the working calendar
// and the dated rules go in; the due instant and the reasons for it come out. Nothing of it is stored but the events.
import {
  addWorkingMinutes,
  dateOf,
  holidaysBetween,
  nextWorkingInstant,
  startOfDate,
  termEnd,
  termStart,
  workingMinutesBetween,
  type DayOff,
  type LegalTerm,
  type Pause,
  type TermRules,
  type WorkingCalendar,
} from '../../foundation/calendar/index.ts'
import type { ClockRules } from './clock-rules.ts'

export const clockEventKinds = [
  'arrived',
  'accepted',
  'supplement_asked',
  'supplement_taken',
  'verification_began',
  'verification_ended',
  'obligation_sent',
  'obligation_met',
  'extended',
] as const
export type ClockEventKind = (typeof clockEventKinds)[number]

export type ClockEvent = { kind: ClockEventKind; at: Temporal.Instant; dueAt?: Temporal.Instant | null }

/** The term of the procedure, and the one that runs from the proof of payment where there are two appointments. */
export type DossierTerms = { first: LegalTerm; afterObligation?: LegalTerm | null }

/** What the clock is read with: the competent unit's calendar and rules on the day of acceptance. */
export type ClockSetting = { calendar: WorkingCalendar; termRules: TermRules; rules: ClockRules; terms: DossierTerms }

export type Standstill = 'supplement' | 'verification' | 'obligation'

/** One line of the explanation, for the officer and for the citizen. */
export type ClockReason =
  | { kind: 'arrived'; at: Temporal.Instant; start: Temporal.Instant }
  | { kind: 'began'; received: Temporal.Instant; start: Temporal.Instant }
  | { kind: 'term'; term: LegalTerm; start: Temporal.Instant; due: Temporal.Instant | undefined; holidays: DayOff[] }
  | { kind: 'stood'; why: Standstill; from: Temporal.Instant; to: Temporal.Instant | null }
  | { kind: 'began_anew'; why: 'supplement' | 'obligation'; start: Temporal.Instant }
  | { kind: 'extended'; at: Temporal.Instant; due: Temporal.Instant }

export type DossierClock = {
  /** When the term began to run; undefined before acceptance. */
  start: Temporal.Instant | undefined
  /** By when what was received must be with the competent unit. */
  handOverDue: Temporal.Instant | undefined
  /** Undefined before acceptance and while the clock stands. */
  due: Temporal.Instant | undefined
  /** The first date that went by before what it was given for was done; kept whatever is granted afterwards. */
  missed: Temporal.Instant | undefined
  /** Why the clock stands now. */
  standing: { why: Standstill; since: Temporal.Instant } | undefined
  reasons: ClockReason[]
}

type Stand = { why: Standstill; from: Temporal.Instant; to: Temporal.Instant | null }

/** A stretch that has a term of its own: the first one, one begun anew, the one after an obligation. */
type Run = {
  start: Temporal.Instant
  term: LegalTerm
  stands: Stand[]
  extended?: { at: Temporal.Instant; due: Temporal.Instant }
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0
const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (isBefore(a, b) ? b : a)

const pausesOf = (stands: readonly Stand[]): Pause[] => stands.map(({ from, to }) => ({ from, to }))

/** A date once granted holds; what the clock stood afterwards is added in working time. */
function extendedEnd(
  calendar: WorkingCalendar,
  { at, due }: { at: Temporal.Instant; due: Temporal.Instant },
  stands: readonly Stand[],
): Temporal.Instant | undefined {
  let end = due
  for (const { from, to } of stands.toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))) {
    if (isBefore(from, at) && to !== null && !isBefore(at, to)) continue
    if (!isBefore(from, end)) break
    if (to === null) return undefined
    end = later(
      addWorkingMinutes(calendar, end, workingMinutesBetween(calendar, later(from, at), to)),
      nextWorkingInstant(calendar, to),
    )
  }
  return end
}

const endOf = ({ calendar, termRules }: ClockSetting, run: Run): Temporal.Instant | undefined =>
  run.extended
    ? extendedEnd(calendar, run.extended, run.stands)
    : termEnd(calendar, run.start, run.term, termRules, pausesOf(run.stands))

/** The date that the term had given before a new one was granted, for the explanation. */
const termEndBefore = ({ calendar, termRules }: ClockSetting, { start, term, stands, extended }: Run) =>
  termEnd(calendar, start, term, termRules, pausesOf(stands.filter(({ from }) => isBefore(from, extended!.at))))

/** Same day, or when the next working day begins for what is received late in the day (dated rule, local decisions). */
function handOverDue({ calendar, rules }: ClockSetting, accepted: Temporal.Instant): Temporal.Instant {
  const day = dateOf(accepted)
  const time = accepted.toZonedDateTimeISO('+07:00').toPlainTime().toString().slice(0, 5)
  if (rules.hand_over_after === null) return nextWorkingInstant(calendar, accepted)
  const tomorrow = startOfDate(day.add({ days: 1 }))
  return time >= rules.hand_over_after ? nextWorkingInstant(calendar, tomorrow) : tomorrow
}

const survivesExpiry = new Set<ClockEventKind>(['extended', 'obligation_sent', 'obligation_met'])

/**
 * Reads the clock of a dossier. Events come in the order in which they happened; what makes no sense where it stands
 * (papers taken that nobody asked for) changes nothing.
 */
export function readDossierClock(setting: ClockSetting, events: readonly ClockEvent[]): DossierClock {
  const { calendar, termRules, rules, terms } = setting
  const reasons: ClockReason[] = []
  let arrived: Temporal.Instant | undefined
  let accepted: Temporal.Instant | undefined
  let run: Run | undefined
  let missed: Temporal.Instant | undefined

  const begin = (at: Temporal.Instant, term: LegalTerm): Run => ({
    start: termStart(calendar, at, termRules),
    term,
    stands: [],
  })
  const stand = (why: Standstill, from: Temporal.Instant): void => {
    if (run && !run.stands.some((known) => known.why === why && known.to === null))
      run.stands.push({ why, from, to: null })
  }
  const goOn = (why: Standstill, at: Temporal.Instant): boolean => {
    const open = run?.stands.find((known) => known.why === why && known.to === null)
    if (open) open.to = at
    return open !== undefined
  }
  const closeRun = (): void => {
    for (const { why, from, to } of run?.stands ?? []) reasons.push({ kind: 'stood', why, from, to })
  }
  const beginAnew = (why: 'supplement' | 'obligation', at: Temporal.Instant, term: LegalTerm): void => {
    const open = run!.stands.filter(({ to }) => to === null)
    closeRun()
    run = { ...begin(at, term), stands: open.map((known) => ({ ...known })) }
    reasons.push({ kind: 'began_anew', why, start: run.start })
  }

  for (const { kind, at, dueAt } of events) {
    const ended = run && endOf(setting, run)
    const expired = ended !== undefined && !isBefore(at, ended)
    if (expired) missed ??= ended
    // A term that has run out is not revived by asking for papers: only a granted date or a second term goes on.
    if (expired && !survivesExpiry.has(kind)) continue
    if (kind === 'arrived') {
      if (rules.post_counts_from === 'arrival') arrived = at
    } else if (kind === 'accepted') {
      if (run) continue
      accepted = at
      run = begin(arrived ?? at, terms.first)
      const { start } = run
      reasons.push(arrived ? { kind: 'arrived', at: arrived, start } : { kind: 'began', received: at, start })
    } else if (kind === 'supplement_asked') stand('supplement', at)
    else if (kind === 'supplement_taken') {
      if (goOn('supplement', at) && rules.supplement_effect === 'restart') beginAnew('supplement', at, run!.term)
    } else if (kind === 'verification_began') {
      if (rules.verification_effect === 'pause') stand('verification', at)
    } else if (kind === 'verification_ended') goOn('verification', at)
    else if (kind === 'obligation_sent') stand('obligation', at)
    else if (kind === 'obligation_met') {
      if (goOn('obligation', at) && rules.obligation_effect === 'second_term' && terms.afterObligation)
        beginAnew('obligation', at, terms.afterObligation)
    } else if (run && dueAt) run.extended = { at, due: dueAt }
  }
  if (!run || !accepted)
    return { start: undefined, handOverDue: undefined, due: undefined, missed, standing: undefined, reasons }

  const due = endOf(setting, run)
  closeRun()
  const { term, start } = run
  const termDue = run.extended ? termEndBefore(setting, run) : due
  const holidays = termDue ? holidaysBetween(calendar, dateOf(start), dateOf(termDue)) : []
  reasons.push({ kind: 'term', term, start, due: termDue, holidays })
  if (run.extended) reasons.push({ kind: 'extended', ...run.extended })
  const open = run.stands.find(({ to }) => to === null)
  return {
    start: run.start,
    handOverDue: handOverDue(setting, accepted),
    due,
    missed,
    standing: open && due === undefined ? { why: open.why, since: open.from } : undefined,
    reasons,
  }
}
