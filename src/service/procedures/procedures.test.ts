import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { announceVersions } from './announce-versions.ts'
import { draftProcedure } from './draft-procedure.ts'
import { abolishProcedure } from './abolish-procedure.ts'
import { newVersion } from './editing/start-draft.ts'
import { countByState, findProcedures } from './find-procedures.ts'
import { keptBy } from './procedure-access.ts'
import { aDecision, aProcedure, makeProcedures, type ProcedureName } from './procedure-fixtures.ts'
import { findVersionOn, getProcedureVersion } from './procedure-version.ts'

const { rolledBack } = testDatabase()
const day = (text: string) => Temporal.PlainDate.from(text)

type Made = Awaited<ReturnType<typeof makeProcedures>>
const inCatalogue = (
  work: (
    tx: Parameters<Parameters<typeof rolledBack>[0]>[0],
    world: Awaited<ReturnType<typeof makeCast>>,
    made: Made,
  ) => Promise<void>,
) =>
  rolledBack(async (tx) => {
    const world = await makeCast(tx)
    await work(tx, world, await makeProcedures(tx, world))
  })

test('a procedure binds from its day on, with all that was written', () =>
  inCatalogue(async (tx, _, { land }) => {
    assert.equal(await findVersionOn(tx, land.procedureId, day('2025-12-31')), undefined)
    const version = await findVersionOn(tx, land.procedureId, day('2026-01-01'))
    assert.equal(version?.id, land.versionId)
    assert.deepEqual(await getProcedureVersion(tx, land.versionId), version)
    assert.equal(version?.obligation?.amount, 5)
    assert.equal(version?.supplementEffect, 'restart')
    assert.equal(version?.components.length, 3)
    assert.equal(version?.decisionNumber, aDecision.number)
    assert.equal(version?.authorityName, 'UBND tỉnh An Bình')
  }))

test('what was announced is kept by the database itself', () =>
  inCatalogue(async (tx, _, { birth }) => {
    const change = (values: Record<string, unknown>) =>
      undone(tx, () =>
        tx.query.updateTable('procedures.version').set(values).where('id', '=', birth.versionId).execute(),
      )
    await assert.rejects(change({ content: JSON.stringify(aProcedure({ name: 'Khác' })) }), {
      code: 'procedures.announced_stays',
    })
    await assert.rejects(change({ valid_from: '2026-02-01' }), { code: 'procedures.announced_stays' })
    await assert.rejects(change({ announced_at: null }), { code: 'procedures.announced_stays' })
    await assert.rejects(
      undone(tx, () => tx.query.deleteFrom('procedures.version').where('id', '=', birth.versionId).execute()),
      { code: 'procedures.announced_stays' },
    )
    await change({ valid_to: '2026-12-31' })
  }))

const asked: [string, ProcedureName | undefined][] = [
  ['giấy khai sinh cho con', 'birth'],
  ['GIAY KHAI SINH', 'birth'],
  ['làm khai sinh', 'birth'],
  ['khai snih', 'birth'],
  ['cưới', 'marriage'],
  ['đăng ký lấy chồng ở đâu', 'marriage'],
  ['sao y bản chính', 'copies'],
  ['1.900004', 'land'],
  ['900004', 'land'],
  ['GCN QSDĐ', undefined],
  ['mua bán đất', 'land'],
  ['ton giao', 'religion'],
  ['đăng ký xe', undefined],
  ['đổi bằng lái', undefined],
  ['giấy chứng tử', undefined],
  ['1.900009', undefined],
  ['🙂', undefined],
  ['%_', undefined],
]

test('people find it in their own words', () =>
  inCatalogue(async (tx, _, made) => {
    for (const [q, name] of asked) {
      const [first] = await findProcedures(tx, { q })
      assert.equal(first?.versionId, name && made[name].versionId, `${q} → ${first?.name}`)
    }
  }))

test('what only comes near says so, and comes only where nothing answers; marks that were typed count', () =>
  inCatalogue(async (tx, _, made) => {
    const found = async (q: string) =>
      (await findProcedures(tx, { q })).map((row) => [row.versionId, row.isNear] as const)
    assert.deepEqual(await found('khai snih'), [[made.birth.versionId, true]])
    assert.deepEqual(await found('đăng ký khai si'), [[made.birth.versionId, true]])
    assert.deepEqual(await found('khai sinh'), [[made.birth.versionId, false]])
    assert.deepEqual(await found('khài sính'), [[made.birth.versionId, true]])
    assert.deepEqual(await found('tôn giáo'), [[made.religion.versionId, false]])
  }))

test('every state has its count, and a code is found in each', () =>
  inCatalogue(async (tx, { cast }, made) => {
    const officer = cast.procedureOfficer
    const keeps = keptBy(officer)
    const filter = { keeps }
    const none = { in_force: 5, coming: 0, ended: 0, draft: 0 }
    assert.deepEqual(await countByState(tx, filter), none)
    const later = { ...aDecision, number: '3/QĐ-UBND', from: day('2099-01-01') }
    const nextId = await newVersion(tx, officer, { id: made.birth.procedureId })
    assert.deepEqual(await countByState(tx, filter), { ...none, draft: 1 })
    assert.deepEqual(await countByState(tx, {}), none, 'drafts are for those who keep them')
    await announceVersions(tx, officer, { ids: [nextId], ...later })
    await abolishProcedure(tx, officer, { id: made.copies.procedureId, ...later, from: day('2026-01-02') })
    assert.deepEqual(await countByState(tx, filter), { in_force: 4, coming: 1, ended: 1, draft: 0 })
    const statesOf = async (q: string) =>
      (await findProcedures(tx, { ...filter, q, state: 'any' })).map((row) => row.versionId).toSorted()
    assert.deepEqual(await statesOf('1.900001'), [made.birth.versionId, nextId].toSorted())
    assert.deepEqual(await statesOf('2.900003'), [made.copies.versionId])
    assert.deepEqual(
      (await findProcedures(tx, { state: 'coming' })).map((row) => row.versionId),
      [nextId],
    )
    assert.equal((await countByState(tx, { ...filter, q: 'sao y' })).ended, 1)
  }))

test('lists narrow by unit, field, way in and day', () =>
  inCatalogue(async (tx, { units }, made) => {
    const names = async (filter: Parameters<typeof findProcedures>[1]) =>
      (await findProcedures(tx, filter)).map((row) => row.versionId)
    assert.equal((await names({})).length, 5)
    assert.deepEqual(await names({ unitId: units.office }), [made.religion.versionId])
    assert.equal((await names({ unitId: units.tanLapCentre })).length, 4)
    assert.deepEqual(await names({ fieldId: 'land' }), [made.land.versionId])
    assert.equal((await names({ channel: 'online' })).length, 4)
    assert.deepEqual(await names({ on: day('2025-12-31') }), [])
    const [first, second] = await findProcedures(tx, { limit: 2 })
    assert.deepEqual(await names({ after: { name: first!.name, id: first!.versionId }, limit: 1 }), [second!.versionId])
  }))

test('a new version ends the one before; nothing is announced beneath it', () =>
  inCatalogue(async (tx, { cast, units }) => {
    const { versionId } = await draftProcedure(tx, cast.procedureOfficer, {
      authorityId: units.province,
      kind: 'public',
      code: '1.900099.000.00.00.H97',
      content: { ...aProcedure(), components: [] },
      formVersionId: null,
      processVersionId: null,
    })
    await assert.rejects(announceVersions(tx, cast.procedureOfficer, { ids: [versionId], ...aDecision }), {
      code: 'procedures.not_ready',
    })
  }))
