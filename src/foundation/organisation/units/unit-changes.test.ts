import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type AnBinh } from '../../../../test/support/cast.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { undone } from '../../../../test/support/undone.ts'
import { findActor } from '../../../kernel/access/actor-source.ts'
import { can } from '../../../kernel/access/actor.ts'
import { findHistory } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { resolveUnitName } from '../naming/name-resolver.ts'
import { findPeopleOf } from '../people/person-queries.ts'
import { today } from '../today.ts'
import { createUnit } from './create-unit.ts'
import { dissolveUnit } from './dissolve-unit.ts'
import { mergeUnits } from './merge-units.ts'
import { moveUnit } from './move-unit.ts'
import { renameUnit } from './rename-unit.ts'
import { splitUnit } from './split-unit.ts'
import '../index.ts'
import { findUnits, getUnit } from './unit-queries.ts'

const db = testDatabase()
const inProvince = (work: (tx: Tx, world: AnBinh) => Promise<void>) => () =>
  db.rolledBack(async (tx) => work(tx, await makeCast(tx)))

const document = '237/NQ-UBTVQH16'
const ward = {
  name: 'Ủy ban nhân dân phường Suối Mây',
  shortName: 'UBND phường Suối Mây',
  placeName: 'phường Suối Mây',
  kind: 'ward',
  tier: 'commune',
} as const

test(
  'a commune that becomes a ward stays itself and keeps its old name for old documents',
  inProvince(async (tx, { units, cast }) => {
    const from = today(tx).subtract({ days: 10 })
    await renameUnit(tx, cast.administrator, { ...ward, id: units.suoiMay, from, document })
    const unit = await getUnit(tx, units.suoiMay)
    assert.deepEqual([unit.shortName, unit.kind, unit.code], ['UBND phường Suối Mây', 'ward', '97013'])
    const meant = async (name: string, on: Temporal.PlainDate) =>
      (await resolveUnitName(tx, { name, authorityId: units.province, on })).units[0]
    assert.equal((await meant('UBND xã Suối Mây', from.subtract({ days: 1 })))?.id, units.suoiMay)
    assert.equal(await meant('UBND xã Suối Mây', from), undefined)
    assert.deepEqual(await meant('UBND phường Suối Mây', from), { id: units.suoiMay, name: 'UBND phường Suối Mây' })
    const [event] = await findHistory(tx, [units.suoiMay])
    assert.deepEqual([event?.action, event?.actor_name], ['organisation.unit_renamed', cast.administrator.name])
  }),
)

test(
  'a name that begins tomorrow is not shown today',
  inProvince(async (tx, { units, cast }) => {
    const from = today(tx).add({ days: 1 })
    await renameUnit(tx, cast.administrator, { ...ward, id: units.suoiMay, from, document })
    assert.equal((await getUnit(tx, units.suoiMay)).shortName, 'UBND xã Suối Mây')
  }),
)

test(
  'who moves with the unit comes under new heads',
  inProvince(async (tx, { units, cast }) => {
    await moveUnit(tx, cast.administrator, { id: units.reform, parentId: units.office })
    const { path } = await getUnit(tx, units.reform)
    assert.equal(can(cast.departmentHead, 'organisation.rename_unit', path), false)
    const head = await findActor(tx, { id: tx.id(), personId: cast.reformOfficer.personId })
    assert.equal(head?.unitPath, path)
  }),
)

test(
  'a merged unit ends, its people, roles and divisions go on with the heir, and its past stays',
  inProvince(async (tx, { units, cast }) => {
    const from = today(tx)
    const heir = units.tanLapSouth
    await mergeUnits(tx, cast.administrator, { id: heir, fromIds: [units.tanLap], from, movePeople: true, document })
    const gone = await getUnit(tx, units.tanLap)
    assert.equal(gone.validTo?.toString(), from.subtract({ days: 1 }).toString())
    const { path } = await getUnit(tx, heir)
    const divisions = await findUnits(tx, { parentId: heir })
    assert.equal(divisions.length, 8)
    const chairman = await findActor(tx, { id: tx.id(), personId: cast.communeChairman.personId })
    assert.deepEqual([chairman?.unitId, chairman?.grants.find(({ role }) => role === 'leader')?.path], [heir, path])
    assert.equal((await findPeopleOf(tx, heir)).find(({ name }) => name === cast.communeChairman.name)?.isHead, false)
    const yesterday = await findPeopleOf(tx, units.tanLap, from.subtract({ days: 1 }))
    assert.deepEqual(
      yesterday.map(({ name, isHead }) => [name, isHead]),
      [[cast.communeChairman.name, true]],
    )
    // Whoever ruled above still answers for what it left.
    assert.equal(can(cast.administrator, 'organisation.rename_unit', gone.path), true)
  }),
)

test(
  'a unit split among two has both as heirs; one that goes on has its people still',
  inProvince(async (tx, { units, cast }) => {
    const heirIds = [units.tanLapEconomy, units.tanLapOffice]
    const change = { id: units.tanLapCulture, heirIds, from: today(tx), movePeople: true, document }
    await undone(tx, async () => {
      await splitUnit(tx, cast.administrator, { ...change, goesOn: true })
      assert.equal((await findPeopleOf(tx, units.tanLapCulture)).length, 2)
    })
    await splitUnit(tx, cast.administrator, { ...change, goesOn: false })
    assert.equal((await findPeopleOf(tx, units.tanLapCulture)).length, 0)
    assert.equal((await findPeopleOf(tx, units.tanLapEconomy)).length, 2)
    const heirs = await tx.query
      .selectFrom('organisation.unit_succession')
      .select('to_unit_id')
      .where('from_unit_id', '=', units.tanLapCulture)
      .execute()
    assert.deepEqual(new Set(heirs.map((row) => row.to_unit_id)), new Set(heirIds))
  }),
)

test(
  'who is dissolved without an heir loses its people’s access',
  inProvince(async (tx, { units, cast }) => {
    const change = { id: units.tanLapCulture, heirId: undefined, from: today(tx), movePeople: true, document }
    await dissolveUnit(tx, cast.administrator, change)
    assert.equal(await findActor(tx, { id: tx.id(), personId: cast.communeSpecialist.personId }), undefined)
  }),
)

test(
  'what cannot be is refused with its reason',
  inProvince(async (tx, { units, cast }) => {
    const { administrator } = cast
    const day = today(tx)
    const ending = { from: day, movePeople: true, document }
    const refused = (code: string, work: () => Promise<unknown>) => assert.rejects(undone(tx, work), { code }, code)
    const unit = { ...ward, isAuthority: true, parentId: units.province, document: undefined }
    await refused('organisation.unit_code_in_use', () =>
      createUnit(tx, administrator, { ...unit, code: '97001', from: day }),
    )
    await refused('organisation.parent_not_valid', () =>
      createUnit(tx, administrator, { ...unit, code: undefined, from: Temporal.PlainDate.from('2019-12-31') }),
    )
    await refused('organisation.unit_above_itself', () =>
      moveUnit(tx, administrator, { id: units.tanLap, parentId: units.tanLapCulture }),
    )
    await refused('organisation.unit_has_children', () =>
      dissolveUnit(tx, administrator, { ...ending, id: units.tanLap, heirId: undefined }),
    )
    await refused('organisation.unit_above_itself', () =>
      dissolveUnit(tx, administrator, { ...ending, id: units.tanLap, heirId: units.tanLapCulture }),
    )
    await refused('organisation.unit_succeeds_itself', () =>
      mergeUnits(tx, administrator, { ...ending, id: units.tanLap, fromIds: [units.tanLap] }),
    )
    await refused('organisation.ends_before_start', () =>
      dissolveUnit(tx, administrator, {
        ...ending,
        id: units.tanLapCulture,
        heirId: undefined,
        from: Temporal.PlainDate.from('2020-01-01'),
      }),
    )
    await refused('organisation.unit_ended_already', async () => {
      for (const _ of [1, 2])
        await dissolveUnit(tx, administrator, { ...ending, id: units.tanLapCulture, heirId: undefined })
    })
    await refused('organisation.unit_not_found', () =>
      moveUnit(tx, administrator, { id: tx.id(), parentId: units.office }),
    )
  }),
)

test(
  'a code may come back for another unit once its holder has ended',
  inProvince(async (tx, { units, cast }) => {
    const from = Temporal.PlainDate.from('2025-07-01')
    const unit = { ...ward, code: '97013', isAuthority: true, parentId: units.province, from, document }
    const change = { id: units.tanLap, fromIds: [units.suoiMay], from, movePeople: false, document }
    await mergeUnits(tx, cast.administrator, change)
    const id = await createUnit(tx, cast.administrator, unit)
    const all = await findUnits(tx, { on: null, within: [(await getUnit(tx, units.province)).path] })
    const holders = all.filter(({ code }) => code === '97013')
    assert.deepEqual(
      new Map(holders.map((one) => [one.id, one.validFrom.toString()])),
      new Map([
        [units.suoiMay, '2020-01-01'],
        [id, '2025-07-01'],
      ]),
    )
  }),
)
