import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, makeCastWithAccounts } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { can } from '../../kernel/access/actor.ts'
import { statements } from '../../kernel/database/statement.ts'
import { actorSource } from './actor-source.ts'
import { findPeopleOf, findUnits, getUnit } from './index.ts'

const shared = testDatabase()
const own = testDatabase({ own: true })
const app = testApp(own)

test('everybody has the rights of the role over the unit and below, and no further', () =>
  shared.rolledBack(async (tx) => {
    const { units, cast } = await makeCast(tx)
    const commune = await getUnit(tx, units.tanLap)
    assert.equal(can(cast.administrator, 'organisation.create_unit', commune.path), true)
    assert.equal(can(cast.communeReformOfficer, 'organisation.add_alias', commune.path), true)
    assert.equal(can(cast.otherCommuneOfficer, 'organisation.add_alias', commune.path), false)
    assert.deepEqual(
      cast.nobody.grants.map(({ role }) => role),
      ['member'],
    )
    const people = await findPeopleOf(tx, units.tanLapCulture)
    assert.deepEqual(
      people.map(({ name }) => name),
      ['Bùi Thanh Tùng', 'Đặng Thị Lan'],
    )
    assert.equal((await findUnits(tx, { within: [commune.path] })).length, 5)
  }))

test('who acts is one statement', () =>
  shared.rolledBack(async (tx) => {
    const { cast } = await makeCast(tx)
    const counted = { count: 0, texts: null }
    await statements.run(counted, () => actorSource(tx, cast.communeChairman.personId))
    assert.equal(counted.count, 1)
  }))

test('everybody of the cast signs in and is who the cast says', async () => {
  await own.committed(makeCastWithAccounts)
  const clerk = await signedIn(app, 'clerk')
  assert.ok(clerk.cookies.has('cchc_session'))
})
