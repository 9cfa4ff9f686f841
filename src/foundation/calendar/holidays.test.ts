import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseHolidays, readNationalHolidays } from './holidays.ts'
import { exceptionOf } from './working-calendar.ts'

test('the decided days of 2024 to 2026 load with their documents, the proposed ones inactive', () => {
  const days = readNationalHolidays()
  assert.equal(new Set(days.map(({ date }) => date)).size, days.length)
  assert.ok(days.every(({ document, name }) => document !== '' && name !== ''))
  const worked = days.filter(({ kind }) => kind === 'swap_work').map(({ date, status }) => [date, status])
  assert.deepEqual(worked, [
    ['2024-05-04', 'active'],
    ['2025-04-26', 'active'],
    ['2026-01-10', 'active'],
    ['2026-08-22', 'active'],
    ['2026-11-28', 'proposed'],
  ])
  const culture = days.find(({ date }) => date === '2026-11-24')
  assert.deepEqual([culture?.status, culture?.document], ['active', '28/2026/QH16'])
  assert.deepEqual(exceptionOf(days.find(({ date }) => date === '2025-04-26')!).hours, { asWeekday: 5 })
})

test('each year has its days off on what would be working days', () => {
  const offOnWeekdays = (year: string) =>
    readNationalHolidays().filter(
      ({ date, kind, status }) =>
        date.startsWith(year) &&
        status === 'active' &&
        kind !== 'swap_work' &&
        Temporal.PlainDate.from(date).dayOfWeek < 6,
    ).length
  assert.deepEqual(['2024', '2025', '2026'].map(offOnWeekdays), [12, 12, 14])
})

test('a table of another source, without the replaced day, is read by its heading', () => {
  const table = 'date\tweekday\tkind\tname\tbasis\n# remark\n2026-08-22\tSat\twork_swap\tLàm bù\t01/TB\n'
  assert.deepEqual(parseHolidays(table).map(exceptionOf)[0]?.hours, { asWeekday: 1 })
  assert.deepEqual(parseHolidays(table), [
    {
      date: '2026-08-22',
      kind: 'swap_work',
      name: 'Làm bù',
      replaces: null,
      hours: null,
      document: '01/TB',
      status: 'active',
    },
  ])
})

test('a row that contradicts itself is refused', () => {
  const row = (cells: string) => `date\tweekday\tkind\tname\tbasis\n${cells}\tTết\t01/TB`
  assert.throws(() => parseHolidays(row('2026-02-16\tTue\toff_holiday')), /not a Tue/)
  assert.throws(() => parseHolidays(row('2026-02-16\tMon\toff_sometimes')), /unknown kind/)
  assert.throws(() => parseHolidays(row('2026-02-30\tMon\toff_holiday')), RangeError)
})
