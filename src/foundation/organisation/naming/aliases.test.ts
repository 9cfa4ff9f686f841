import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast } from '../../../../test/support/cast.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { today } from '../today.ts'
import { dissolveUnit } from '../units/dissolve-unit.ts'
import { addCollective } from './add-collective.ts'
import { nameResolver } from './name-resolver.ts'
import { rememberAlias } from './remember-alias.ts'

const db = testDatabase()

test('what an authority calls a unit holds in its documents, and in those of the units below it', () =>
  db.rolledBack(async (tx) => {
    const { units, cast } = await makeCast(tx)
    const alias = { id: units.tanLapCulture, alias: 'Công chức Văn hoá – Xã hội', authorityId: units.tanLap }
    await rememberAlias(tx, cast.communeReformOfficer, alias)
    await rememberAlias(tx, cast.communeReformOfficer, alias)
    const meant = async (authorityId: string, name: string) =>
      (await nameResolver(tx, { authorityId }))(name).units.map(({ id }) => id)
    assert.deepEqual(await meant(units.tanLap, 'công chức văn hóa xã hội'), [units.tanLapCulture])
    assert.deepEqual(await meant(units.tanLapOffice, 'công chức văn hóa xã hội'), [units.tanLapCulture])
    assert.deepEqual(await meant(units.tanLapSouth, 'công chức văn hóa xã hội'), [])
    assert.equal((await tx.query.selectFrom('organisation.unit_alias').select('id').execute()).length, 1)
    // A name settled by a person goes before what the name would mean by itself.
    await rememberAlias(tx, cast.communeReformOfficer, { ...alias, id: units.tanLapOffice, alias: 'Phòng Kinh tế' })
    assert.deepEqual(await meant(units.tanLap, 'Phòng Kinh tế'), [units.tanLapOffice])
  }))

test('an alias of a unit that has ended means nothing after its end', () =>
  db.rolledBack(async (tx) => {
    const { units, cast } = await makeCast(tx)
    await rememberAlias(tx, cast.administrator, { id: units.reform, alias: 'Thường trực CCHC' })
    const from = today(tx)
    await dissolveUnit(tx, cast.administrator, { id: units.reform, from, movePeople: false, document: '1/QĐ' })
    const kindOn = async (on: Temporal.PlainDate) =>
      (await nameResolver(tx, { authorityId: units.province, on }))('thường trực cải cách hành chính').kind
    assert.equal(await kindOn(from.subtract({ days: 1 })), 'unit')
    assert.equal(await kindOn(from), 'unknown')
  }))

test('an authority’s own collective goes before everybody’s', () =>
  db.rolledBack(async (tx) => {
    const { units, cast } = await makeCast(tx)
    const name = 'Các phòng chuyên môn'
    const count = async (authorityId: string) => (await nameResolver(tx, { authorityId }))(name).units.length
    assert.deepEqual([await count(units.tanLap), await count(units.suoiMay)], [3, 3])
    const rule = { name, kinds: ['division' as const], tiers: [], depth: 1 }
    await addCollective(tx, cast.communeReformOfficer, { ...rule, id: units.tanLap })
    assert.deepEqual([await count(units.tanLap), await count(units.suoiMay)], [2, 3])
  }))
