import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { arbitraryCalendar, arbitraryInstant } from '../../foundation/calendar/arbitrary-calendar-fixtures.ts'
import { at, clock, nationalCalendar } from '../../foundation/calendar/calendar-fixtures.ts'
import { DOSSIER_TERM_RULES, type LegalTerm } from '../../foundation/calendar/index.ts'
import {
  slowAddWorkingMinutes,
  slowWorkingMinutesBetween,
  slowWorksAt,
} from '../../foundation/calendar/slow-clock-fixtures.ts'
import { defaultClockRules, type ClockRules } from './clock-rules.ts'
import {
  readDossierClock,
  type ClockEvent,
  type ClockEventKind,
  type ClockSetting,
  type Standstill,
} from './dossier-clock.ts'

const working = (amount: number, unit: LegalTerm['unit'] = 'working_day'): LegalTerm => ({ amount, unit })

const setting = (rules: Partial<ClockRules> = {}, first = working(5), afterObligation?: LegalTerm): ClockSetting => ({
  calendar: nationalCalendar(),
  termRules: DOSSIER_TERM_RULES,
  rules: { ...defaultClockRules, ...rules },
  terms: { first, afterObligation },
})

const event = (kind: ClockEventKind, when: string, dueAt?: string): ClockEvent => ({
  kind,
  at: at(when),
  dueAt: dueAt ? at(dueAt) : undefined,
})

const dueOf = (rules: ClockSetting, ...events: ClockEvent[]) => clock(readDossierClock(rules, events).due)

const kinds = fc.constantFrom<ClockEventKind>(
  'supplement_asked',
  'supplement_taken',
  'verification_began',
  'verification_ended',
  'obligation_sent',
  'obligation_met',
  'extended',
)

const same = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) === 0

/** The clock as slow and obvious as it can be: due and first missed date by a hand that turns minute by minute, for at most a year after the last event. */
function slowDossierDue({ calendar, rules, terms }: ClockSetting, events: readonly ClockEvent[]) {
  const end = events.at(-1)!.at.add({ hours: 24 * 365 })
  const standing = new Set<Standstill>()
  let left: number | undefined
  let term = terms.first.amount
  let due: Temporal.Instant | undefined
  let missed: Temporal.Instant | undefined
  const restart = (amount: number) => {
    term = amount
    left = amount
    due = undefined
  }
  const happen = ({ kind, at, dueAt }: ClockEvent): void => {
    const over = due !== undefined
    if (over) missed ??= due
    if (kind === 'accepted') restart(term)
    else if (kind === 'supplement_asked' && !over) standing.add('supplement')
    else if (kind === 'supplement_taken' && !over) {
      if (standing.delete('supplement') && rules.supplement_effect === 'restart') restart(term)
    } else if (kind === 'verification_began' && !over && rules.verification_effect === 'pause')
      standing.add('verification')
    else if (kind === 'verification_ended' && !over) standing.delete('verification')
    else if (kind === 'obligation_sent') standing.add('obligation')
    else if (kind === 'obligation_met') {
      const stood = standing.delete('obligation')
      if (stood && rules.obligation_effect === 'second_term' && terms.afterObligation)
        restart(terms.afterObligation.amount)
    } else if (kind === 'extended') {
      left = slowWorkingMinutesBetween(calendar, at, dueAt!)
      due = undefined
    }
  }
  let next = 0
  for (let now = events[0]!.at; ; now = now.add({ minutes: 1 })) {
    while (next < events.length && same(events[next]!.at, now)) happen(events[next++]!)
    if (next === events.length && (due !== undefined || standing.size > 0 || same(now, end))) return { due, missed }
    if (left !== undefined && due === undefined && standing.size === 0 && slowWorksAt(calendar, now)) {
      left -= 1
      if (left === 0) due = now.add({ minutes: 1 })
    }
  }
}

test('whatever happens to a dossier, its due agrees with letting the minutes pass one by one', () => {
  const steps = fc.array(fc.tuple(kinds, fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 400 })), {
    maxLength: 7,
  })
  const rules = fc.record({
    supplement_effect: fc.constantFrom('pause' as const, 'restart' as const),
    verification_effect: fc.constantFrom('pause' as const, 'counted' as const),
    obligation_effect: fc.constantFrom('second_term' as const, 'pause' as const),
  })
  fc.assert(
    fc.property(
      arbitraryCalendar,
      arbitraryInstant,
      fc.integer({ min: 1, max: 500 }),
      fc.option(fc.integer({ min: 1, max: 300 })),
      steps,
      rules,
      (calendar, accepted, first, second, steps, chosen) => {
        const dossier: ClockSetting = {
          calendar,
          termRules: DOSSIER_TERM_RULES,
          rules: { ...defaultClockRules, ...chosen },
          terms: {
            first: working(first, 'working_minute'),
            afterObligation: second === null ? null : working(second, 'working_minute'),
          },
        }
        let now = accepted
        const events: ClockEvent[] = [{ kind: 'accepted', at: accepted }]
        for (const [kind, wait, more] of steps) {
          now = now.add({ minutes: wait })
          events.push({ kind, at: now, dueAt: kind === 'extended' ? slowAddWorkingMinutes(calendar, now, more) : null })
        }
        const { due, missed } = readDossierClock(dossier, events)
        const slow = slowDossierDue(dossier, events)
        assert.deepEqual([clock(due), clock(missed)], [clock(slow.due), clock(slow.missed)])
      },
    ),
    { numRuns: 60 },
  )
})

test('five working days over a weekend, to the minute of reception', () => {
  assert.equal(dueOf(setting(), event('accepted', '2026-11-12 10:15')), '2026-11-19 10:15')
})

test('the day of Vietnamese culture is off: five days from 23/11/2026 end one day later', () => {
  assert.equal(dueOf(setting(), event('accepted', '2026-11-23 09:00')), '2026-12-01 09:00')
})

test('one request for papers holds the clock; while it stands there is no date', () => {
  const asked = [event('accepted', '2026-11-09 09:00'), event('supplement_asked', '2026-11-10 09:00')]
  const standing = readDossierClock(setting(), asked)
  assert.equal(standing.due, undefined)
  assert.equal(standing.standing?.why, 'supplement')
  assert.equal(dueOf(setting(), ...asked, event('supplement_taken', '2026-11-12 09:00')), '2026-11-18 09:00')
})

test('where the rule says so, the whole term begins anew when the papers are there', () => {
  const rules = setting({ supplement_effect: 'restart' })
  const events = [
    event('accepted', '2026-11-09 09:00'),
    event('supplement_asked', '2026-11-10 09:00'),
    event('supplement_taken', '2026-11-12 09:00'),
  ]
  assert.equal(dueOf(rules, ...events), '2026-11-19 09:00')
})

test('two appointments: the second term runs from the proof of payment, not from the first date', () => {
  const land = setting({}, working(7), working(3))
  const events = [event('accepted', '2026-11-02 08:00'), event('obligation_sent', '2026-11-06 08:00')]
  assert.equal(dueOf(land, ...events), undefined)
  assert.equal(dueOf(land, ...events, event('obligation_met', '2027-03-01 14:00')), '2027-03-04 14:00')
})

test('a paper asked for after the date has passed does not wipe the lateness out', () => {
  const events = [
    event('accepted', '2026-11-02 08:00'),
    event('supplement_asked', '2026-11-20 08:00'),
    event('supplement_taken', '2026-11-25 08:00'),
  ]
  const { due, missed } = readDossierClock(setting({ supplement_effect: 'restart' }), events)
  assert.deepEqual([clock(due), clock(missed)], ['2026-11-09 08:00', '2026-11-09 08:00'])
})

test('a date granted when the first was already missed is the new date, and the missed one is kept', () => {
  const events = [event('accepted', '2026-11-02 08:00'), event('extended', '2026-11-10 08:00', '2026-11-13 16:00')]
  const { due, missed } = readDossierClock(setting(), events)
  assert.deepEqual([clock(due), clock(missed)], ['2026-11-13 16:00', '2026-11-09 08:00'])
})

test('received after 15:00 it is with the competent unit when the next working day begins', () => {
  const handOver = (when: string, after: string | null = '15:00') =>
    clock(readDossierClock(setting({ hand_over_after: after }), [event('accepted', when)]).handOverDue)
  assert.equal(handOver('2026-11-13 15:00'), '2026-11-16 07:30')
  assert.equal(handOver('2026-11-13 14:59'), '2026-11-14 00:00')
  assert.equal(handOver('2026-11-13 15:00', null), '2026-11-13 15:00')
})

test('every reason for the date is told, in order', () => {
  const { reasons } = readDossierClock(setting({}, working(7), working(3)), [
    event('accepted', '2026-10-31 20:00'),
    event('supplement_asked', '2026-11-03 08:00'),
    event('supplement_taken', '2026-11-05 08:00'),
    event('obligation_sent', '2026-11-10 08:00'),
    event('obligation_met', '2026-11-16 08:00'),
    event('extended', '2026-11-17 08:00', '2026-11-26 16:30'),
  ])
  assert.deepEqual(
    reasons.map((reason) => ('why' in reason ? `${reason.kind} ${reason.why}` : reason.kind)),
    ['began', 'stood supplement', 'stood obligation', 'began_anew obligation', 'term', 'extended'],
  )
  // The date that could not be kept is told beside the new one.
  const dates = reasons.flatMap((reason) => ('due' in reason ? clock(reason.due) : []))
  assert.deepEqual(dates, ['2026-11-19 08:00', '2026-11-26 16:30'])
})
