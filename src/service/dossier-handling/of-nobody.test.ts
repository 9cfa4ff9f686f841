// A step that nobody of its unit can do any more: its head sees it, gives it or takes it; whoever leads both units moves it.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { makeCastWithAccounts, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { grantRole, type GrantableRole } from '../../foundation/organisation/index.ts'
import { noteHolders } from '../../foundation/workflow/index.ts'
import { aFiling, makeOneStop, stepOf, throughTo, type OneStop } from '../dossiers/index.ts'
import { countWork } from './lists/work-list.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let shop: OneStop
let dossier: { id: string; code: string }
let stepId: string

const grant = (who: CastName, role: GrantableRole, unit: keyof AnBinh['units']) =>
  database.committed((tx) =>
    grantRole(tx, world.cast.administrator, {
      id: world.cast[who].personId,
      role,
      unitId: world.units[unit],
      from: Temporal.PlainDate.from('2026-01-01'),
    }),
  )

const revoke = (who: CastName) =>
  database.committed(async (tx) => {
    await sql`delete from organisation.role_grant where person_id = ${world.cast[who].personId}
      and role = 'specialist'`.execute(tx.query)
    await noteHolders(tx)
  })

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world))
})

/** At the specialist's, who loses the role; a clerk of the commune's economy division could do it there. */
const withoutSpecialist = async () => {
  dossier = await database.committed((tx) => throughTo(tx, world, aFiling(shop, world), 'handle'))
  ;({ id: stepId } = await database.committed((tx) => stepOf(tx, dossier.id, 'handle')))
  await revoke('communeSpecialist')
}

const listed = async (who: CastName): Promise<{ count: number; shown: boolean }> => {
  const counts = await database.committed((tx) => countWork(tx, world.cast[who], tx.now))
  const browser = await signedIn(app, who)
  const response = await browser.get('/ho-so?danh-sach=khong-nguoi')
  const statements = Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])
  assert.ok(statements <= 12, `${statements} statements`)
  return { count: counts['khong-nguoi'], shown: browser.page.includes(dossier.code) }
}

test('whoever ends the role or the post of the last reads before how many steps would stand still', async () => {
  await database.committed((tx) => throughTo(tx, world, aFiling(shop, world), 'handle'))
  const administrator = await signedIn(app, 'administrator')
  const path = `/can-bo/${world.cast.communeSpecialist.personId}`
  await administrator.get(path)
  assert.match(administrator.page, /Thu hồi thì 1 bước hồ sơ đang chạy không còn người làm/)
  await administrator.get(/href="([^"]+thoi-giu)"/.exec(administrator.page)![1]!)
  assert.match(administrator.page, /thôi chức vụ thì 1 bước hồ sơ đang chạy không còn người làm/)
  await administrator.get(`/can-bo/${world.cast.nobody.personId}`)
  assert.doesNotMatch(administrator.page, /không còn người làm/)
})

test('it is shown to its head, to who leads the authority and to the administrator, counted, and to nobody else', async () => {
  await withoutSpecialist()
  for (const who of [
    'communeUnitHead',
    'communeChairman',
    'communeReformOfficer',
    'chairman',
    'administrator',
  ] as const)
    assert.deepEqual(await listed(who), { count: 2, shown: true }, who)
  for (const who of ['clerk', 'communeSpecialist', 'otherCommuneOfficer', 'nobody'] as const)
    assert.deepEqual(await listed(who), { count: 0, shown: false }, who)
  const head = await signedIn(app, 'communeUnitHead')
  await head.get('/ho-so')
  assert.match(head.page, /Có 2 bước hồ sơ không còn người làm/)
  await head.get('/')
  assert.match(head.page, /Không còn người làm/)
  const clerk = await signedIn(app, 'clerk')
  await clerk.get('/ho-so')
  assert.doesNotMatch(clerk.page, /Không còn người làm/)
  // Somebody gets the role: it is gone from the list at that moment.
  await grant('communeSpecialist', 'specialist', 'tanLapCulture')
  assert.deepEqual(await listed('communeUnitHead'), { count: 0, shown: false })
})

test('its head gives it to a person of the unit without the role, who finds it among the own work and does it', async () => {
  await withoutSpecialist()
  const head = await signedIn(app, 'communeUnitHead')
  const response = await head.get(`/ho-so/${dossier.id}`)
  assert.ok(Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1]) <= 12)
  assert.match(head.page, /Không còn ai ở Phòng Văn hóa - Xã hội, UBND xã Tân Lập giữ vai trò chuyên viên/i)
  assert.doesNotMatch(head.page, /chuyen-don-vi/)
  const { personId } = world.cast.communeSpecialist
  assert.match(head.page, new RegExp(`<option value="${personId}"`))
  assert.match(head.page, new RegExp(`<option value="${world.cast.communeUnitHead.personId}"`))
  const given = await head.submit(`/ho-so/${dossier.id}/buoc/${stepId}/giao`, { personId, version: '1' })
  assert.equal(given.status, 303)
  assert.equal((await listed('communeUnitHead')).shown, false)
  const person = await signedIn(app, 'communeSpecialist')
  await person.get(`/ho-so/${dossier.id}`)
  const done = await person.submit(`/ho-so/${dossier.id}/buoc/${stepId}/xu-ly`, { action: 'propose' })
  assert.equal(done.status, 303)
})

test('whoever leads both units moves it to one where somebody can; of others it is not offered', async () => {
  await withoutSpecialist()
  await grant('clerk', 'specialist', 'tanLapEconomy')
  const path = `/ho-so/${dossier.id}/buoc/${stepId}/chuyen-don-vi`
  const chairman = await signedIn(app, 'communeChairman')
  await chairman.get(`/ho-so/${dossier.id}`)
  assert.match(chairman.page, /chuyen-don-vi/)
  const page = await chairman.get(path)
  assert.equal(page.status, 200)
  assert.match(chairman.page, new RegExp(`<option value="${world.units.tanLapEconomy}"`))
  assert.doesNotMatch(chairman.page, new RegExp(`<option value="${world.units.tanLapOffice}"`))
  const head = await signedIn(app, 'communeUnitHead')
  await head.get(path)
  assert.match(head.page, /Không có đơn vị nào do ông\/bà phụ trách/)
  const nowhere = await chairman.submit(path, { unitId: world.units.tanLapOffice, version: '1' })
  assert.equal(nowhere.status, 422)
  assert.equal((await chairman.submit(path, { unitId: world.units.tanLapEconomy, version: '1' })).status, 303)
  await chairman.get(`/ho-so/${dossier.id}`)
  assert.match(chairman.page, /Chuyển bước sang đơn vị khác/)
  const doer = await signedIn(app, 'clerk')
  await doer.get('/ho-so?danh-sach=cho-toi')
  assert.match(doer.page, new RegExp(dossier.code))
})
