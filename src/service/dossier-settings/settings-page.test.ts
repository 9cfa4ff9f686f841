import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { textOf } from '../../../test/support/page-text.ts'
import { formatDate } from '../../kernel/text/dates.ts'
import { aFiling, makeOneStop, throughTo } from '../dossiers/index.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
const address = '/quy-dinh-ho-so'

let world: AnBinh
let dossierId: string

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  const shop = await database.committed((tx) => makeOneStop(tx, world))
  dossierId = (await database.committed((tx) => throughTo(tx, world, aFiling(shop, world), 'handle'))).id
})

const open = async (who: CastName, path: string) => {
  const browser = await signedIn(app, who)
  const response = await browser.get(path)
  assert.equal(response.status, 200, who)
  const statements = Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])
  assert.ok(statements <= 12, `${statements} statements for ${who}`)
  return browser
}

/** What a failure shows is what the test looks at. */
const main = (page: string): string => page.slice(page.indexOf('<main'))

test('who works on dossiers reads the rules of the dates, and changes none', async () => {
  for (const who of ['clerk', 'communeSpecialist', 'communeUnitHead'] as const) {
    const page = (await open(who, `/ho-so/${dossierId}`)).page
    const link = /href="(\/quy-dinh-ho-so\?don-vi=[^"]+)"/.exec(page)?.[1]
    assert.ok(link, `${who} has no way from the date to its rules`)
    const rules = (await open(who, link)).page
    assert.match(rules, /Xã Tân Lập|UBND xã Tân Lập|Tân Lập/)
    assert.match(rules, /Thông lệ của nơi khác/)
    assert.doesNotMatch(rules, /action="\/quy-dinh-ho-so\/|quy-dinh=extensions_most/)
    await open(who, address)
  }
})

test('a rule has its own boxes; a day gone by is asked for; once replaced, the old one no longer looks in force', async () => {
  const officer = await open('communeReformOfficer', address)
  const unit = world.units.tanLap
  await officer.get(`${address}?don-vi=${unit}&quy-dinh=supplement_effect`)
  assert.match(main(officer.page), /type="radio"[^>]*value="restart"/)
  await officer.get(`${address}?don-vi=${unit}&quy-dinh=extensions_most`)
  assert.match(main(officer.page), /class="suffix">lần</)
  const typed = { unitId: unit, key: 'extensions_most', value: '2', from: '2020-01-01', source: 'QĐ 1' }
  const path = `${address}/thoi-han`
  assert.equal((await officer.submit(path, { ...typed, value: '-3', from: '' })).status, 422)
  assert.equal((await officer.submit(path, typed)).status, 422)
  assert.match(main(officer.page), /hồ sơ đang giải quyết/)
  assert.match(main(officer.page), /name="confirmed"/)
  assert.equal((await officer.submit(path, { ...typed, confirmed: 'true' })).status, 303)
  await officer.get(`${address}?don-vi=${unit}`)
  const [inForce, others] = officer.page.split('Không áp dụng hôm nay')
  assert.match(inForce!, /QĐ 1/)
  assert.match(inForce!, /áp dụng cho hồ sơ tiếp nhận từ lúc ghi/)
  assert.doesNotMatch(inForce!, /Lai Châu, Điều 3 khoản 6: hẹn lại/)
  assert.match(others!, /Lai Châu, Điều 3 khoản 6: hẹn lại/)
  assert.match(others!, /Đã có quy định khác thay/)
  const end = /href="([^"]*bo=[^"]+)#bo"/.exec(inForce!)![1]!.replaceAll('&amp;', '&')
  await officer.get(end)
  const rule = { id: officer.hidden('id'), unit }
  assert.equal((await officer.submit(`${address}/bo`, { ...rule, reason: '' })).status, 422)
  assert.equal((await officer.submit(`${address}/bo`, { ...rule, reason: 'Ghi nhầm xã' })).status, 303)
  await officer.get(`${address}?don-vi=${unit}`)
  const [after, ended] = officer.page.split('Không áp dụng hôm nay')
  assert.match(after!, /Lai Châu, Điều 3 khoản 6: hẹn lại/)
  assert.match(ended!, /Ghi nhầm xã/)
})

test('a rule that ends on a day to come stands in force until then, with that day, who wrote it down and why', async () => {
  const officer = await open('communeReformOfficer', address)
  const unit = world.units.tanLap
  const last = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh').add({ days: 9 })
  await officer.get(`${address}?don-vi=${unit}&quy-dinh=warn_days_before`)
  const typed = { unitId: unit, key: 'warn_days_before', value: '4', from: '2020-01-01', source: 'QĐ thí điểm' }
  assert.equal((await officer.submit(`${address}/thoi-han`, { ...typed, confirmed: 'true' })).status, 303)
  await officer.get(`${address}?don-vi=${unit}`)
  await officer.get(/href="([^"]*bo=[^"]+)#bo"/.exec(officer.page)![1]!.replaceAll('&amp;', '&'))
  const ending = { id: officer.hidden('id'), unit, endFrom: last.toString(), reason: 'Hết thí điểm' }
  assert.equal((await officer.submit(`${address}/bo`, { ...ending, endFrom: '2020-01-02' })).status, 422)
  assert.match(main(officer.page), />\nHết thí điểm</)
  assert.equal((await officer.submit(`${address}/bo`, ending)).status, 303)
  await officer.get(`${address}?don-vi=${unit}`)
  const [inForce] = officer.page.split('Không áp dụng hôm nay')
  const row = textOf(inForce!.slice(inForce!.lastIndexOf('<tr', inForce!.indexOf('QĐ thí điểm'))))
  assert.ok(row.includes(`Thôi áp dụng từ ${formatDate(last)}, Đỗ Thị Mai ghi: Hết thí điểm`), row)
})
