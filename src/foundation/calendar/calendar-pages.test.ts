import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import type { Browser } from '../../../test/support/visitor.ts'
import { findDaysOfYear, findWorkingWeeks, getUnitClock } from './calendar-queries.ts'
import { loadNationalData } from './national-data.ts'
import { findWorld, type World } from './people-fixtures.ts'
import { getReportingPeriods } from './period-queries.ts'

const own = testDatabase({ own: true })
const app = testApp(own)
let world: World
let administrator: Browser
let officer: Browser
let clerk: Browser

before(async () => {
  world = await own.committed(async (tx) => {
    await loadNationalData(tx)
    return findWorld(tx, await makeCastWithAccounts(tx))
  })
  administrator = await signedIn(app, 'administrator')
  officer = await signedIn(app, 'communeReformOfficer')
  clerk = await signedIn(app, 'clerk')
  for (const browser of [administrator, officer, clerk]) await browser.get('/lich-lam-viec')
})

const query = <Result>(work: Parameters<typeof own.rolledBack<Result>>[0]) => own.rolledBack(work)
const read = async (browser: Browser, path: string): Promise<string> => (await browser.get(path)).text()
const PLACES = ['/lich-lam-viec', '/lich-lam-viec/gio-lam-viec', '/lich-lam-viec/ky-bao-cao']

test('a clerk reads the calendar of the own unit and finds nothing to change', async () => {
  const days = await read(clerk, '/lich-lam-viec?nam=2026')
  assert.match(days, /Ngày Văn hóa Việt Nam/)
  assert.match(days, /28\/2026\/QH16/)
  for (const place of PLACES) {
    const page = await read(clerk, place)
    assert.match(await read(administrator, place), /<form[^>]*method="post"[^>]*action="\/lich-lam-viec/)
    assert.doesNotMatch(page, /<form[^>]*method="post"[^>]*action="\/lich-lam-viec/)
  }
})

test('each page takes few statements, whatever the role', async () => {
  for (const client of [administrator, clerk])
    for (const place of PLACES) {
      const timing = (await client.get(place)).headers.get('server-timing') ?? ''
      const statements = Number(/sql;desc="(\d+)"/.exec(timing)?.[1])
      assert.ok(statements <= 12, `${place}: ${timing}`)
    }
})

test('a year whose days off are not decided is marked, and confirmed by who may', async () => {
  assert.match(await read(clerk, '/lich-lam-viec?nam=2027'), /Ngày nghỉ năm 2027 chưa được công bố đủ/)
  const year = { year: '2027', viewedYear: '2027', viewedUnit: 'tat-ca' }
  const missing = await administrator.submit('/lich-lam-viec/nam', year)
  assert.equal(missing.status, 422)
  assert.match(await missing.text(), /href="#settle-document"/)
  assert.equal((await administrator.submit('/lich-lam-viec/nam', { ...year, document: '01/TB-BNV' })).status, 303)
  assert.match(await read(clerk, '/lich-lam-viec?nam=2027'), /đủ theo 01\/TB-BNV/)
})

const storm = () => ({
  unitId: world.commune.id,
  viewedUnit: world.commune.id,
  viewedYear: '2026',
  date: '10/9/2026',
  kind: 'closure',
  name: 'Nghỉ tránh bão',
  replaces: '',
  hours: '',
  document: '12/CĐ-UBND',
  active: 'true',
})

test('an officer adds a day for the commune, takes it out of force and is told so', async () => {
  const added = await officer.submit('/lich-lam-viec/ngay', storm())
  assert.equal(added.headers.get('location'), `/lich-lam-viec?don-vi=${world.commune.id}&nam=2026`)
  const page = await read(officer, added.headers.get('location')!)
  assert.match(page, /Đã ghi ngày vào lịch/)
  assert.match(page, /Nghỉ tránh bão/)
  const day = (await query((tx) => findDaysOfYear(tx, world.counter.path, 2026))).find(
    ({ date }) => date === '2026-09-10',
  )!
  assert.equal(day.status, 'active')
  const view = { viewedUnit: world.commune.id, viewedYear: '2026', active: 'false' }
  assert.equal((await officer.submit(`/lich-lam-viec/ngay/${day.id}/hieu-luc`, view)).status, 303)
  const again = await officer.submit(`/lich-lam-viec/ngay/${day.id}/hieu-luc`, view)
  assert.equal(again.status, 409)
  assert.match(await again.text(), /Ngày này chưa có hiệu lực/)
})

test('a form that is wrong comes back with what was typed, open and at its unit', async () => {
  const response = await officer.submit('/lich-lam-viec/ngay', {
    ...storm(),
    date: '31/2/2026',
    name: 'Ngày <b>lạ</b>',
  })
  assert.equal(response.status, 422)
  const page = await response.text()
  assert.match(page, /<details class="details" open/)
  assert.match(page, /href="#day-date"/)
  assert.match(page, /value="31\/2\/2026"/)
  assert.match(page, /value="Ngày &lt;b&gt;lạ/)
  assert.match(page, new RegExp(`<option value="${world.commune.id}" selected`))
})

test('a commune officer decides neither for the neighbour nor for everybody', async () => {
  const elsewhere = { ...storm(), date: '2026-09-11' }
  assert.equal((await officer.submit('/lich-lam-viec/ngay', { ...elsewhere, unitId: world.neighbour.id })).status, 403)
  assert.equal((await officer.submit('/lich-lam-viec/ngay', { ...elsewhere, unitId: '' })).status, 403)
})

test('hours are set as people write them and end with the own rows', async () => {
  const unit = { unitId: world.commune.id, viewedUnit: world.commune.id, viewedYear: '2026' }
  const hours = {
    ...unit,
    validFrom: '5/1/2026',
    document: '05/QĐ-UBND',
    hours1: '7h30-11h30 và 13h-17h',
    reception6: '8h-10h',
  }
  const bad = await officer.submit('/lich-lam-viec/gio-lam-viec', { ...hours, hours2: 'cả ngày' })
  assert.equal(bad.status, 422)
  assert.match(await bad.text(), /href="#hours-hours2"/)
  assert.equal((await officer.submit('/lich-lam-viec/gio-lam-viec', hours)).status, 303)
  const page = await read(clerk, `/lich-lam-viec/gio-lam-viec?don-vi=${world.counter.id}`)
  assert.match(page, /Chỉ tiếp nhận: 08:00-10:00/)
  const [week] = await query((tx) => findWorkingWeeks(tx, world.counter.path))
  const end = { ...unit, lastDay: '2026-03-31' }
  assert.equal((await officer.submit(`/lich-lam-viec/gio-lam-viec/${week!.id}/ket-thuc`, end)).status, 303)
  assert.equal((await query((tx) => findWorkingWeeks(tx, world.counter.path)))[0]?.validTo, '2026-03-31')
})

test('rules of terms are set with their deciding document', async () => {
  const rules = {
    unitId: world.commune.id,
    viewedUnit: world.commune.id,
    validFrom: '2026-01-01',
    validTo: '',
    receivedAfter: '15:00',
    outsideHours: 'next_working_instant',
    dayEnds: 'same_time',
    workingDays: 'counted',
    minutesPerDay: '480',
    document: '2022/QĐ-UBND',
  }
  const response = await officer.submit('/lich-lam-viec/cach-tinh-han', { ...rules, receivedAfter: '15 giờ' })
  assert.match(await response.text(), /href="#rules-receivedAfter"/)
  assert.equal((await officer.submit('/lich-lam-viec/cach-tinh-han', rules)).status, 303)
  const day = Temporal.PlainDate.from('2026-02-02')
  const clock = await query((tx) => getUnitClock(tx, world.counter.path, { from: day, to: day }))
  assert.equal(clock.rules.receivedAfter, '15:00')
})

test('a unit adds a period of its own; before that it sees those of the country', async () => {
  const place = `/lich-lam-viec/ky-bao-cao?don-vi=${world.commune.id}&nam=2026`
  assert.match(await read(officer, place), /581\/BNV-CCHC/)
  const period = {
    unitId: world.commune.id,
    viewedUnit: world.commune.id,
    viewedYear: '2026',
    series: 'cchc',
    key: 'quarter_1',
    name: 'Quý I của xã',
    firstYear: '2026',
    lastYear: '',
    every: '12',
    opensMonth: '0',
    opensDay: '15',
    closesMonth: '2',
    closesDay: '28',
    dueMonth: '3',
    dueDay: '12',
    dueBefore: 'true',
    document: '01/KH-UBND',
  }
  const late = await officer.submit('/lich-lam-viec/ky-bao-cao', { ...period, dueMonth: '2' })
  assert.equal(late.status, 422)
  assert.match(await late.text(), /href="#period-dueMonth"/)
  assert.equal((await officer.submit('/lich-lam-viec/ky-bao-cao', period)).status, 303)
  const page = await read(officer, place)
  assert.match(page, /Quý I của xã/)
  assert.doesNotMatch(page, /581\/BNV-CCHC/)
  const [own] = await query((tx) => getReportingPeriods(tx, world.counter.path, 2026))
  assert.equal(own?.dueBy?.toString(), '2026-03-11')
})

test('the pages speak English too', async () => {
  for (const place of PLACES) assert.match(await read(clerk, `${place}?lang=en`), /Working calendar/)
})
