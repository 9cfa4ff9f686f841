import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh

before(async () => {
  world = await database.committed(makeCastWithAccounts)
})

const statementsOf = (response: Response): number =>
  Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])

const task = (unitId: string) => ({
  text: 'Niêm yết công khai thủ tục',
  leadUnitIds: unitId,
  outputs: 'Biên bản niêm yết\nẢnh chụp',
  deadlineKind: 'by-date',
  dueDates: '30/6/2026',
})

test('an officer types a plan, adds a task, puts it into force, and then needs a document to change it', async () => {
  const { units } = world
  const officer = await signedIn(app, 'communeReformOfficer')
  await officer.get('/ke-hoach/moi')
  const key = officer.hidden('_key')
  const plan = { authorityId: units.tanLap, year: '2026', title: 'Kế hoạch CCHC năm 2026', _key: key }
  const created = await officer.submit('/ke-hoach', plan)
  assert.equal(created.status, 303, await created.clone().text())
  const address = created.headers.get('location')!
  const again = await officer.submit('/ke-hoach', plan)
  assert.equal(again.headers.get('location'), address, 'the same form sent twice makes one plan')

  await officer.get(`${address}/nhiem-vu/moi`)
  const withoutDate = await officer.submit(`${address}/nhiem-vu`, { ...task(units.tanLapCulture), dueDates: '' })
  assert.equal(withoutDate.status, 422)
  assert.match(officer.page, /Niêm yết công khai thủ tục/, 'what was typed is still there')
  assert.equal((await officer.submit(`${address}/nhiem-vu`, task(units.tanLapCulture))).status, 303)

  await officer.get(`${address}/hieu-luc`)
  const version = officer.hidden('version')
  assert.equal((await officer.submit(`${address}/hieu-luc`, { version })).status, 303)
  await officer.get(address)
  assert.match(officer.page, /Đang thực hiện/)
  const change = /\/nhiem-vu\/[0-9a-f-]{36}/.exec(officer.page)![0]
  await officer.get(`${change}/sua`)
  const changed = { ...task(units.tanLapOffice), version: officer.hidden('version') }
  const refused = await officer.submit(`${change}/noi-dung`, changed)
  assert.equal(refused.status, 422)
  assert.match(officer.page, /chỉ được sửa theo văn bản điều chỉnh/)
  const amendment = {
    amendmentNumber: '45/QĐ-UBND',
    amendmentDate: '2026-04-02',
    amendmentReason: 'Chuyển đơn vị chủ trì',
  }
  assert.equal((await officer.submit(`${change}/noi-dung`, { ...changed, ...amendment })).status, 303)
  await officer.get(`${address}/thuc-hien`)
  assert.match(officer.page, /Văn phòng HĐND và UBND/)
})

test('who may not manage plans meets a refusal, and the pages stay within twelve statements', async () => {
  const officer = await signedIn(app, 'communeReformOfficer')
  await officer.get('/ke-hoach')
  const address = /\/ke-hoach\/[0-9a-f-]{36}/.exec(officer.page)![0]
  const specialist = await signedIn(app, 'communeSpecialist')
  for (const path of ['/ke-hoach', address, `${address}/chi-tieu`, `${address}/trach-nhiem`]) {
    const response = await specialist.get(path)
    assert.equal(response.status, 200, path)
    assert.ok(statementsOf(response) <= 12, `${path}: ${statementsOf(response)}`)
  }
  assert.equal((await specialist.get(`${address}/nhiem-vu/moi`)).status, 403)
  assert.equal((await specialist.get('/ke-hoach/moi')).status, 403)
  const stranger = await signedIn(app, 'otherCommuneOfficer')
  assert.equal((await stranger.get(address)).status, 404)
})
