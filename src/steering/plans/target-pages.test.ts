import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { createPlan, putIntoForce } from './index.ts'
import { aPlan, aTask } from './plan-fixtures.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let plan: string

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  const id = await database.committed((tx) =>
    createPlan(tx, world.cast.communeReformOfficer, aPlan(world.units.tanLap, { tasks: [aTask()] })),
  )
  plan = `/ke-hoach/${id}`
})

const onTime = { text: 'Hồ sơ đúng hạn đạt từ 97,5% trở lên', comparator: '>=', value: '97,5', unit: '%' }

test('a target is typed, reached, not reached, and without data is neither', async () => {
  const officer = await signedIn(app, 'communeReformOfficer')
  await officer.get(`${plan}/chi-tieu/moi`)
  assert.equal((await officer.submit(`${plan}/chi-tieu`, { ...onTime, value: '' })).status, 422)
  assert.match(officer.page, /Hãy nhập giá trị phải đạt/)
  assert.match(officer.page, /Hồ sơ đúng hạn/)
  assert.equal((await officer.submit(`${plan}/chi-tieu`, onTime)).status, 303)
  await officer.get(`${plan}/chi-tieu`)
  assert.match(officer.page, /Chưa có số liệu/)
  const target = /\/chi-tieu\/[0-9a-f-]{36}/.exec(officer.page)![0]

  const enter = async (actual: Record<string, string>): Promise<string> => {
    await officer.get(`${target}/ket-qua`)
    const response = await officer.submit(`${target}/ket-qua`, actual)
    assert.equal(response.status, 303, officer.page)
    await officer.get(`${plan}/chi-tieu`)
    return officer.page
  }
  assert.match(await enter({ asOf: '2026-03-31', numerator: '974', denominator: '1.000' }), /Chưa đạt/)
  assert.match(await enter({ asOf: '2026-06-30', numerator: '975', denominator: '1.000' }), /97,5\s*%/)
  assert.doesNotMatch(officer.page, /Chưa đạt/)
  assert.match(await enter({ asOf: '2026-09-30', numerator: '0', denominator: '0' }), /Chưa có số liệu/)
  await officer.get(`${target}/ket-qua`)
  assert.equal((await officer.submit(`${target}/ket-qua`, { asOf: '2026-12-31' })).status, 422)
})

test('in force a target changes by a document; a closed plan is only read', async () => {
  const officer = await signedIn(app, 'communeReformOfficer')
  await database.committed((tx) =>
    putIntoForce(tx, world.cast.communeReformOfficer, { id: plan.slice(-36), version: 1 }),
  )
  await officer.get(`${plan}/chi-tieu`)
  const target = /\/chi-tieu\/[0-9a-f-]{36}/.exec(officer.page)![0]
  await officer.get(`${target}/sua`)
  const change = { ...onTime, value: '98', version: officer.hidden('version') }
  assert.equal((await officer.submit(`${target}/noi-dung`, change)).status, 422)
  const amendment = { amendmentNumber: '51/QĐ-UBND', amendmentDate: '1/7/2026', amendmentReason: 'Nâng chỉ tiêu' }
  assert.equal((await officer.submit(`${target}/noi-dung`, { ...change, ...amendment })).status, 303)
  await officer.get(`${plan}/khep-lai`)
  assert.equal((await officer.submit(`${plan}/khep-lai`, { version: officer.hidden('version') })).status, 303)
  assert.equal((await officer.get(`${target}/sua`)).status, 403)
  assert.equal((await officer.get(`${plan}/chi-tieu`)).status, 200)
})
