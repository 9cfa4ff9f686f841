import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { grantRole } from '../../foundation/organisation/index.ts'
import { aFiling, fileDossier, makeOneStop, type OneStop } from '../dossiers/index.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let shop: OneStop

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world))
})

test('nothing is filed where nobody receives: not by the command, not on the page, and no door leads there', async () => {
  const { units, cast } = world
  const filing = aFiling(shop, world, { receptionUnitId: units.tanLapCulture })
  await assert.rejects(
    database.committed((tx) => fileDossier(tx, cast.communeSpecialist, filing)),
    {
      code: 'dossiers.nobody_in_role',
      field: 'receptionUnitId',
      details: { unit: 'Phòng Văn hóa - Xã hội, UBND xã Tân Lập', role: 'organisation.role_clerk' },
    },
  )
  const specialist = await signedIn(app, 'communeSpecialist')
  await specialist.get('/ho-so')
  assert.doesNotMatch(specialist.page, /href="\/tiep-nhan"/)
  assert.equal((await specialist.get('/tiep-nhan')).status, 403)
  assert.match(specialist.page, /Phòng Văn hóa - Xã hội không có ai làm nhiệm vụ tiếp nhận/)
  const clerk = await signedIn(app, 'clerk')
  await clerk.get('/ho-so')
  assert.match(clerk.page, /href="\/tiep-nhan"/)
})

test('where somebody receives, the unit is a place of reception for whoever may write dossiers down there', async () => {
  const { units, cast } = world
  const since = Temporal.PlainDate.from('2020-01-01')
  await database.committed((tx) =>
    grantRole(tx, cast.administrator, {
      id: cast.communeUnitHead.personId,
      role: 'clerk',
      unitId: units.tanLapCulture,
      from: since,
    }),
  )
  const specialist = await signedIn(app, 'communeSpecialist')
  assert.equal((await specialist.get('/tiep-nhan')).status, 200)
  // The door stands for those who hold the counter's role; who stands in comes by the address.
  const head = await signedIn(app, 'communeUnitHead')
  await head.get('/ho-so')
  assert.match(head.page, /href="\/tiep-nhan"/)
  const filing = aFiling(shop, world, { receptionUnitId: units.tanLapCulture })
  assert.ok((await database.committed((tx) => fileDossier(tx, cast.communeSpecialist, filing))).id)
})
