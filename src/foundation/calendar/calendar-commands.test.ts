import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { officer } from './calendar-fixtures.ts'
import { period, rules, storm, week } from './calendar-input-fixtures.ts'
import { findDaysOfYear, findWorkingWeeks, getUnitClock } from './calendar-queries.ts'
import { addDay, switchDay } from './decide-day.ts'
import { isWorkingDay } from './legal-clock.ts'
import { loadNationalData } from './national-data.ts'
import { getReportingPeriods } from './period-queries.ts'
import { addPeriodRule, endPeriodRule } from './set-period-rule.ts'
import { setTermRules } from './set-term-rules.ts'
import { endWorkingHours, setWorkingHours } from './set-working-hours.ts'
import { settleYear } from './settle-year.ts'

const { rolledBack } = testDatabase()
const province = officer('administrator', 't')
const commune = officer('unit_head', 't.an_binh')
const communeOfficer = officer('reform_officer', 't.an_binh')
const day = Temporal.PlainDate.from
const YEAR_2026 = { from: day('2026-01-01'), to: day('2026-12-31') }
const loaded = (work: (tx: Tx) => Promise<void>) => () =>
  rolledBack(async (tx) => {
    await loadNationalData(tx)
    await work(tx)
  })
const calendarOf = async (tx: Tx, path: string) => (await getUnitClock(tx, path, YEAR_2026)).calendar

test(
  'the national data loads once, settles its years and brings back nothing that was taken out of force',
  loaded(async (tx) => {
    const days = () => findDaysOfYear(tx, 't', 2026)
    const before = await days()
    assert.equal(before.length, 19)
    const culture = before.find(({ date }) => date === '2026-11-24')!
    await switchDay(tx, province, { id: culture.id, active: 'false' })
    await loadNationalData(tx)
    assert.deepEqual(
      (await days()).map(({ date, status }) => [date, status]),
      before.map(({ date, status }) => [date, date === '2026-11-24' ? 'proposed' : status]),
    )
    const calendar = await calendarOf(tx, 't')
    assert.equal(calendar.settledUntil, '2026-12-31')
    assert.deepEqual(
      ['2026-11-24', '2026-11-23', '2026-08-22'].map((date) => isWorkingDay(calendar, day(date))),
      [true, true, true],
    )
  }),
)

test(
  'a day that a unit decides holds for it and those below, and for nobody else',
  loaded(async (tx) => {
    await addDay(tx, communeOfficer, storm('t.an_binh'))
    const closed = await Promise.all(
      ['t', 't.an_binh', 't.an_binh.mot_cua', 't.an_binh_dong'].map(
        async (path) => !isWorkingDay(await calendarOf(tx, path), day('2026-09-10')),
      ),
    )
    assert.deepEqual(closed, [false, true, true, false])
  }),
)

test(
  'a proposal changes nothing until it is put into force, and one day is decided once',
  loaded(async (tx) => {
    const works = async () => isWorkingDay(await calendarOf(tx, 't'), day('2026-09-10'))
    const id = await addDay(tx, province, storm('', { active: undefined }))
    assert.equal(await works(), true)
    assert.equal(await switchDay(tx, province, { id, active: 'true' }), 2026)
    assert.equal(await works(), false)
    await assert.rejects(switchDay(tx, province, { id, active: 'true' }), { code: 'calendar.day_already_active' })
  }),
)

test('a day already decided is refused by the database', async () => {
  const twice = rolledBack(async (tx) => {
    await addDay(tx, province, storm('t'))
    await addDay(tx, province, storm('t', { document: '13/CĐ-UBND' }))
  })
  await assert.rejects(twice, { code: 'calendar.day_already_decided', status: 409 })
})

test('a made-up day names the day it makes up, a day of other hours its hours', async () => {
  const adding = (more: object) => rolledBack((tx) => addDay(tx, province, storm('t', more)))
  await assert.rejects(adding({ kind: 'swap_work' }), { code: 'calendar.replaced_day_required', field: 'replaces' })
  await assert.rejects(adding({ kind: 'other_hours' }), { code: 'calendar.hours_required', field: 'hours' })
  await adding({ kind: 'other_hours', hours: '7:30-11:30' })
})

test(
  'hours set from a date end those before, hold below, and give way when they end',
  loaded(async (tx) => {
    await setWorkingHours(tx, commune, week('t.an_binh', { validFrom: '2026-01-05' }))
    const id = await setWorkingHours(tx, commune, week('t.an_binh', { hours2: '8h-12h' }))
    await endWorkingHours(tx, commune, { id, lastDay: day('2026-06-30') })
    const weeks = await findWorkingWeeks(tx, 't.an_binh.mot_cua')
    assert.deepEqual(
      weeks.map(({ unitPath, validFrom, validTo }) => [unitPath, validFrom, validTo]),
      [
        ['t.an_binh', '2026-04-15', '2026-06-30'],
        ['t.an_binh', '2026-01-05', '2026-04-14'],
        ['', '2000-01-01', null],
      ],
    )
    const calendar = await calendarOf(tx, 't.an_binh.mot_cua')
    const tuesdays = ['2026-01-06', '2026-04-21', '2026-07-07', '2026-04-25']
    assert.deepEqual(
      tuesdays.map((date) => isWorkingDay(calendar, day(date))),
      [false, true, true, false],
    )
  }),
)

test('hours that overlap later ones are refused; the same date is set anew', async () => {
  const twice = (first: string, second: string) =>
    rolledBack(async (tx) => {
      await setWorkingHours(tx, commune, week('t.an_binh', { validFrom: first }))
      await setWorkingHours(tx, commune, week('t.an_binh', { validFrom: second }))
      return (await findWorkingWeeks(tx, 't.an_binh')).length
    })
  await assert.rejects(twice('2026-06-01', '2026-04-15'), { code: 'calendar.weeks_overlap' })
  assert.equal(await twice('2026-04-15', '2026-04-15'), 1)
})

test('a week without hours is refused', async () => {
  const none = rolledBack((tx) => setWorkingHours(tx, commune, week('t.an_binh', { hours1: '' })))
  await assert.rejects(none, { code: 'calendar.week_without_hours', field: 'hours1' })
})

test(
  'rules of terms hold from their date for the unit and below, one-stop practice before',
  loaded(async (tx) => {
    await setTermRules(tx, province, rules)
    const rulesAt = async (path: string, date: string) => {
      const { receivedAfter, dayEnds } = (await getUnitClock(tx, path, { from: day(date), to: day(date) })).rules
      return [receivedAfter, dayEnds]
    }
    assert.deepEqual(await rulesAt('t.an_binh', '2026-02-28'), [null, 'same_time'])
    assert.deepEqual(await rulesAt('t.an_binh', '2026-03-01'), ['15:00', 'end_of_working_hours'])
    assert.deepEqual(await rulesAt('u', '2026-03-01'), [null, 'same_time'])
  }),
)

test(
  'a unit that sets its periods leaves those of its superiors, for its years only',
  loaded(async (tx) => {
    const periods = async (path: string, year: number) =>
      (await getReportingPeriods(tx, path, year)).map(({ key, to }) => `${key} ${to.toString()}`)
    const id = await addPeriodRule(tx, communeOfficer, period)
    await endPeriodRule(tx, communeOfficer, { id, lastYear: 2026 })
    assert.deepEqual(await periods('t.an_binh.mot_cua', 2026), ['quarter_1 2026-02-28'])
    assert.equal((await periods('t.an_binh', 2027)).length, 4)
    assert.equal((await periods('t', 2026)).length, 4)
  }),
)

test('an impossible period is refused at its field', async () => {
  const adding = rolledBack((tx) => addPeriodRule(tx, province, { ...period, dueDay: 1, dueMonth: 2 }))
  await assert.rejects(adding, { code: 'calendar.due_before_closing', field: 'dueMonth' })
})

test('a year is settled once', async () => {
  const twice = rolledBack(async (tx) => {
    await settleYear(tx, province, { year: 2027, document: '1/TB' })
    await settleYear(tx, province, { year: 2027, document: '2/TB' })
  })
  await assert.rejects(twice, { code: 'calendar.year_already_settled' })
})

test(
  'every change is in the history with who made it',
  loaded(async (tx) => {
    await addDay(tx, communeOfficer, storm('t.an_binh'))
    const { rows } = await sql`select actor_name, action from kernel.audit order by number desc limit 2`.execute(
      tx.query,
    )
    assert.deepEqual(rows, [
      { actor_name: 'Lê Thị Hòa', action: 'calendar.day_added' },
      { actor_name: 'rule:national-calendar', action: 'calendar.national_days_loaded' },
    ])
  }),
)
