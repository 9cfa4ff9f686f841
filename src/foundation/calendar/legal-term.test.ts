import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { arbitraryCalendar, arbitraryInstant, arbitraryPauses } from './arbitrary-calendar-fixtures.ts'
import { at, clock, nationalCalendar } from './calendar-fixtures.ts'
import { isWorkingDay, isWorkingInstant, workingTimeBetween } from './legal-clock.ts'
import { CIVIL_CODE_TERM_RULES, DOSSIER_TERM_RULES, mergePauses, TERM_UNITS, termEnd, termStart } from './legal-term.ts'
import type { LegalTerm, Pause, TermRules } from './legal-term.ts'
import { dateOf, MINUTE } from './local-time.ts'
import { slowAddWorkingMinutes, slowLastDate } from './slow-clock-fixtures.ts'

const calendar = nationalCalendar()
const end = (
  start: string,
  amount: number,
  unit: LegalTerm['unit'],
  rules = DOSSIER_TERM_RULES,
  pauses: Pause[] = [],
) => clock(termEnd(calendar, at(start), { amount, unit }, rules, pauses))
const pause = (from: string, to: string | null): Pause => ({ from: at(from), to: to === null ? null : at(to) })

test('with pauses the end agrees with letting the clock run minute by minute', () => {
  fc.assert(
    fc.property(
      arbitraryCalendar,
      arbitraryInstant,
      fc.integer({ min: 1, max: 600 }),
      arbitraryPauses,
      (calendar, start, amount, pauses) => {
        const term: LegalTerm = { amount, unit: 'working_minute' }
        const expected = slowAddWorkingMinutes(calendar, start, amount, pauses)
        assert.equal(clock(termEnd(calendar, start, term, DOSSIER_TERM_RULES, pauses)), clock(expected))
      },
    ),
    { numRuns: 40 },
  )
})

test('terms of calendar days and months end on the date found by turning the leaves', () => {
  fc.assert(
    fc.property(arbitraryCalendar, arbitraryInstant, fc.integer({ min: 1, max: 60 }), (calendar, start, amount) => {
      const lastDate = (unit: LegalTerm['unit']) =>
        dateOf(termEnd(calendar, start, { amount, unit }, DOSSIER_TERM_RULES)!).toString()
      const expected = (unit: 'days' | 'months') => slowLastDate(calendar, dateOf(start), amount, unit).toString()
      assert.equal(lastDate('calendar_day'), expected('days'))
      assert.equal(lastDate('calendar_month'), expected('months'))
    }),
  )
})

const arbitraryRules: fc.Arbitrary<TermRules> = fc.record({
  receivedAfter: fc.constantFrom(null, '15:00'),
  outsideHours: fc.constantFrom('next_working_instant', 'at_once'),
  dayEnds: fc.constantFrom('same_time', 'end_of_working_hours', 'end_of_day'),
  workingDays: fc.constantFrom('counted', 'as_working_time'),
  minutesPerDay: fc.constant(480),
})
const arbitraryTerm: fc.Arbitrary<LegalTerm> = fc.record({
  amount: fc.integer({ min: 1, max: 40 }),
  unit: fc.constantFrom(...TERM_UNITS),
})

test('a term never ends inside a pause, never earlier for a pause, and undefined only while one is open', () => {
  fc.assert(
    fc.property(arbitraryInstant, arbitraryTerm, arbitraryRules, arbitraryPauses, (start, term, rules, pauses) => {
      const unpaused = termEnd(calendar, start, term, rules)!
      const paused = termEnd(calendar, start, term, rules, pauses)!
      assert.ok(Temporal.Instant.compare(unpaused, paused) <= 0)
      for (const { from, to } of mergePauses(pauses)) {
        const inside = Temporal.Instant.compare(from, paused) < 0 && Temporal.Instant.compare(paused, to ?? paused) < 0
        assert.ok(!inside, `${clock(paused)} lies between ${clock(from)} and ${clock(to!)}`)
      }
      const open = termEnd(calendar, start, term, rules, [...pauses, { from: start, to: null }])
      assert.equal(open, undefined)
    }),
  )
})

test('a longer term never ends earlier', () => {
  fc.assert(
    fc.property(arbitraryInstant, arbitraryTerm, arbitraryRules, arbitraryPauses, (start, term, rules, pauses) => {
      const longer = termEnd(calendar, start, { ...term, amount: term.amount + 1 }, rules, pauses)!
      assert.ok(Temporal.Instant.compare(termEnd(calendar, start, term, rules, pauses)!, longer) <= 0)
    }),
  )
})

test('terms of days and months end on a working day, in or at the end of its hours, in dossier practice', () => {
  fc.assert(
    fc.property(arbitraryInstant, arbitraryTerm, (received, term) => {
      fc.pre(term.unit !== 'calendar_hour')
      const start = termStart(calendar, received, DOSSIER_TERM_RULES)
      assert.ok(isWorkingInstant(calendar, start))
      const due = termEnd(calendar, start, term, DOSSIER_TERM_RULES)!
      assert.ok(isWorkingDay(calendar, dateOf(due)))
      assert.ok(isWorkingInstant(calendar, due) || isWorkingInstant(calendar, due.subtract({ milliseconds: 1 })))
    }),
  )
})

test('the hour of receipt never gives an authority more time than the civil code', () => {
  fc.assert(
    fc.property(arbitraryInstant, arbitraryTerm, (received, term) => {
      const start = termStart(calendar, received, DOSSIER_TERM_RULES)
      const due = termEnd(calendar, start, term, DOSSIER_TERM_RULES)!
      assert.ok(Temporal.Instant.compare(due, termEnd(calendar, start, term, CIVIL_CODE_TERM_RULES)!) <= 0)
    }),
  )
})

test('days counted as working time are hours: 30 days are 240 hours', () => {
  const converted: TermRules = { ...DOSSIER_TERM_RULES, workingDays: 'as_working_time' }
  const start = at('2026-11-02 10:15')
  const due = termEnd(calendar, start, { amount: 30, unit: 'working_day' }, converted)!
  assert.equal(workingTimeBetween(calendar, start, due), 240 * 60 * MINUTE)
})

test('a day of work: the hour of receipt, the end of the office, or midnight', () => {
  const ends = (dayEnds: TermRules['dayEnds']) =>
    end('2026-11-23 10:15', 1, 'working_day', { ...DOSSIER_TERM_RULES, dayEnds })
  assert.equal(ends('same_time'), '2026-11-25 10:15')
  assert.equal(ends('end_of_working_hours'), '2026-11-25 17:00')
  assert.equal(ends('end_of_day'), '2026-11-26 00:00')
})

test('fractions of a day, as internal processes have them', () => {
  assert.equal(end('2026-11-25 07:30', 0.5, 'working_day'), '2026-11-25 11:30')
  assert.equal(end('2026-11-25 10:30', 0.25, 'working_day'), '2026-11-25 14:00')
  assert.equal(end('2026-11-25 15:00', 1.5, 'working_day'), '2026-11-27 09:30')
})

test('terms of the calendar roll off a rest day', () => {
  assert.equal(end('2026-11-19 10:15', 5, 'calendar_day'), '2026-11-25 10:15')
  assert.equal(end('2026-02-09 09:00', 7, 'calendar_day'), '2026-02-23 09:00')
  assert.equal(end('2024-02-01 09:00', 15, 'calendar_day', CIVIL_CODE_TERM_RULES), '2024-02-17 00:00')
})

test('months end on the same day, or the last of a shorter month, then roll', () => {
  assert.equal(end('2024-01-31 09:00', 1, 'calendar_month'), '2024-02-29 09:00')
  assert.equal(end('2025-01-31 09:00', 1, 'calendar_month'), '2025-02-28 09:00')
  assert.equal(end('2026-10-31 09:00', 1, 'calendar_month'), '2026-11-30 09:00')
  assert.equal(end('2026-03-30 09:00', 1, 'calendar_month'), '2026-05-04 09:00')
})

test('hours of the calendar run through night and rest days', () => {
  assert.equal(end('2026-11-20 16:00', 72, 'calendar_hour'), '2026-11-23 16:00')
})

test('the clock begins with the office, and after the hour an authority set with the next working day', () => {
  const cutOff: TermRules = { ...DOSSIER_TERM_RULES, receivedAfter: '15:00' }
  const start = (text: string, rules: TermRules) => clock(termStart(calendar, at(text), rules))
  assert.equal(start('2026-11-20 14:59', cutOff), '2026-11-20 14:59')
  assert.equal(start('2026-11-20 15:00', cutOff), '2026-11-23 07:30')
  assert.equal(start('2026-11-20 15:00', DOSSIER_TERM_RULES), '2026-11-20 15:00')
  assert.equal(start('2026-11-23 20:00', DOSSIER_TERM_RULES), '2026-11-25 07:30')
  assert.equal(start('2026-11-23 20:00', CIVIL_CODE_TERM_RULES), '2026-11-23 20:00')
  assert.equal(start('2026-11-22 15:30', cutOff), '2026-11-23 07:30')
})

test('a supplement stops the clock and what was left of the term is left after it', () => {
  const supplement = pause('2026-11-26 14:00', '2026-12-01 09:00')
  assert.equal(end('2026-11-25 10:15', 3, 'working_day'), '2026-11-30 10:15')
  assert.equal(end('2026-11-25 10:15', 3, 'working_day', DOSSIER_TERM_RULES, [supplement]), '2026-12-02 16:15')
  assert.equal(
    end('2026-11-25 10:15', 3, 'working_day', DOSSIER_TERM_RULES, [pause('2026-11-26 14:00', null)]),
    undefined,
  )
  const afterwards = pause('2026-11-30 10:15', null)
  assert.equal(end('2026-11-25 10:15', 3, 'working_day', DOSSIER_TERM_RULES, [afterwards]), '2026-11-30 10:15')
})

test('of a stop that began before the term only what falls into it counts', () => {
  const stop = pause('2026-11-23 08:00', '2026-11-25 14:15')
  assert.equal(end('2026-11-25 10:15', 1, 'working_day', DOSSIER_TERM_RULES, [stop]), '2026-11-26 14:15')
  const before = pause('2026-11-20 08:00', '2026-11-25 10:15')
  assert.equal(end('2026-11-25 10:15', 1, 'working_day', DOSSIER_TERM_RULES, [before]), '2026-11-26 10:15')
})

test('a term that ends with the day can be stopped on its last day', () => {
  const rules: TermRules = { ...DOSSIER_TERM_RULES, dayEnds: 'end_of_working_hours' }
  const stop = pause('2026-11-26 11:00', '2026-11-30 09:00')
  assert.equal(end('2026-11-25 10:15', 1, 'working_day', rules, [stop]), '2026-11-30 17:00')
})

test('a stop on the rest days to which a term rolled holds it until the stop ends', () => {
  const stop = pause('2026-11-29 10:00', '2026-12-01 10:00')
  assert.equal(end('2026-11-18 09:00', 10, 'calendar_day'), '2026-11-30 09:00')
  assert.equal(end('2026-11-18 09:00', 10, 'calendar_day', DOSSIER_TERM_RULES, [stop]), '2026-12-01 10:00')
})

test('a stop of a term of calendar days adds its days, the first not counted', () => {
  const stop = pause('2026-11-19 10:00', '2026-11-23 09:00')
  assert.equal(end('2026-11-18 09:00', 7, 'calendar_day'), '2026-11-25 09:00')
  assert.equal(end('2026-11-18 09:00', 7, 'calendar_day', DOSSIER_TERM_RULES, [stop]), '2026-11-30 09:00')
})

test('impossible amounts are refused', () => {
  assert.throws(() => end('2026-11-25 10:15', -1, 'working_day'), RangeError)
  assert.throws(() => end('2026-11-25 10:15', 1.5, 'calendar_day'), RangeError)
  assert.throws(() => end('2026-11-25 10:15', Number.NaN, 'working_hour'), RangeError)
})
