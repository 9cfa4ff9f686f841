import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nationalCalendar } from './calendar-fixtures.ts'
import { OFFICE_WEEK } from './national-rules.ts'
import { isWorkingDay } from './legal-clock.ts'
import { findIntervalProblem, isSettled, timeOf } from './working-calendar.ts'

const date = Temporal.PlainDate.from

test('later rows override earlier ones: a unit its province, a province the country', () => {
  const national = nationalCalendar()
  const closed = {
    date: '2026-11-25',
    kind: 'closure',
    name: 'Bão',
    hours: 'off',
    document: '',
    status: 'active',
  } as const
  const reopened = { ...closed, hours: [{ from: '08:00', to: '10:00' }] }
  const works = (...rows: (typeof closed | typeof reopened)[]) =>
    isWorkingDay({ ...national, exceptions: [...national.exceptions, ...rows] }, date('2026-11-25'))
  assert.deepEqual([works(), works(closed), works(closed, reopened)], [true, false, true])
})

test('weekly hours hold from their first to their last date', () => {
  const saturdays = { validFrom: '2026-12-01', validTo: '2026-12-06', hours: { 6: [{ from: '07:30', to: '11:30' }] } }
  const calendar = { ...nationalCalendar(), weeks: [OFFICE_WEEK, saturdays] }
  const worked = ['2026-11-28', '2026-12-05', '2026-12-12', '2026-12-01', '2026-12-07'].map((text) =>
    isWorkingDay(calendar, date(text)),
  )
  assert.deepEqual(worked, [false, true, false, false, true])
})

test('a deadline after the last decided holidays is known to be unsettled', () => {
  assert.equal(isSettled(nationalCalendar(), date('2026-12-31')), true)
  assert.equal(isSettled(nationalCalendar(), date('2027-02-06')), false)
})

test('intervals are told apart from nonsense', () => {
  const problem = (...pairs: [string, string][]) => findIntervalProblem(pairs.map(([from, to]) => ({ from, to })))
  assert.equal(problem(['07:30', '11:30'], ['13:00', '24:00']), undefined)
  assert.equal(problem(['07:30', '07:30']), 'empty')
  assert.equal(problem(['07:30', '11:30'], ['11:00', '17:00']), 'overlap')
  for (const text of ['7:30', '24:01', '12:60', '', '25:00']) assert.throws(() => timeOf(text), RangeError)
})
