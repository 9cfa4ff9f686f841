import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { NATIONAL_PERIODS } from './national-rules.ts'
import { CITY_2024_PERIODS } from './reporting-period-fixtures.ts'
import { findRuleProblem, reportingPeriods, reportingPeriodsAt } from './reporting-period.ts'
import type { ReportingPeriodRule } from './reporting-period.ts'

const windows = (rules: ReportingPeriodRule[], year: number) =>
  reportingPeriods(rules, year).map(({ key, from, to, dueBy }) => [key, from, to, dueBy].join(' '))

test('the periods of the national report', () => {
  assert.deepEqual(windows(NATIONAL_PERIODS, 2026), [
    'quarter_1 2025-12-15 2026-03-14 2026-03-20',
    'half_year 2025-12-15 2026-06-14 2026-06-20',
    'quarter_3 2026-06-15 2026-09-14 2026-09-20',
    'year 2025-12-15 2026-12-14 2026-12-20',
  ])
})

test('a city that closes on 29/02, 31/5 and 30/8 and wants its reports before day 12', () => {
  assert.deepEqual(windows(CITY_2024_PERIODS, 2024), [
    'quarter_1 2023-12-15 2024-02-29 2024-03-11',
    'half_year 2023-12-15 2024-05-31 2024-06-11',
    'nine_months 2023-12-15 2024-08-30 2024-09-11',
    'year 2023-12-15 2024-11-06 ',
  ])
  assert.deepEqual(windows(CITY_2024_PERIODS, 2025), [])
})

test('a window as instants is closed at the start of the day after its last, Việt Nam time', () => {
  const [first] = reportingPeriods(CITY_2024_PERIODS, 2024)
  assert.equal(first?.opensAt.toString(), '2023-12-14T17:00:00Z')
  assert.equal(first?.closesAt.toString(), '2024-02-29T17:00:00Z')
})

const monthly: ReportingPeriodRule = {
  series: 'other',
  key: 'month',
  name: 'Tháng {n}',
  firstYear: 2019,
  lastYear: null,
  every: 1,
  opens: { month: 0, day: 15 },
  closes: { month: 1, day: 14 },
  due: { month: 1, day: 20, before: false },
  cumulative: false,
  document: '09/2019/NĐ-CP',
}

test('a monthly rule gives twelve windows, named and without gap or overlap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2019, max: 2100 }), (year) => {
      const periods = reportingPeriods([monthly], year)
      assert.deepEqual([periods.length, periods[0]?.name, periods[11]?.name], [12, 'Tháng 1', 'Tháng 12'])
      for (const [index, period] of periods.entries())
        if (index > 0) assert.ok(period.opensAt.equals(periods[index - 1]!.closesAt))
    }),
  )
})

test('a day the month does not have is its last', () => {
  const rule = { ...monthly, opens: { month: 1, day: 1 }, closes: { month: 1, day: 31 }, due: null }
  const ends = reportingPeriods([rule], 2026).map(({ to }) => to.day)
  assert.deepEqual(ends, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
})

test('a date belongs to every period whose window holds it, also to one of the next year', () => {
  const keys = (text: string) =>
    reportingPeriodsAt(NATIONAL_PERIODS, Temporal.PlainDate.from(text)).map(({ key, year }) => `${key} ${year}`)
  assert.deepEqual(keys('2026-07-01'), ['quarter_3 2026', 'year 2026'])
  assert.deepEqual(keys('2026-12-14'), ['year 2026'])
  assert.deepEqual(keys('2026-12-15'), ['quarter_1 2027', 'half_year 2027', 'year 2027'])
})

test('a rule that closes before it opens, or is due before it closes, is told', () => {
  assert.equal(findRuleProblem(monthly), undefined)
  assert.equal(findRuleProblem({ ...monthly, closes: { month: 0, day: 14 } }), 'closes_before_opening')
  assert.equal(findRuleProblem({ ...monthly, due: { month: 1, day: 14, before: true } }), 'due_before_closing')
})
