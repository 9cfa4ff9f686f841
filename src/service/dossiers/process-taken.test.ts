import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { findRun, processFixtures, type Definition } from '../../foundation/workflow/index.ts'
import { findHistory } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { announceVersions, aDecision, findVersionOn, newVersion } from '../procedures/index.ts'
import { aFiling, fileDossier, makeOneStop, quickProcess, type OneStop } from './index.ts'

const db = testDatabase()
const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text.replace(' ', 'T')}:00+07:00`)
const monday = local('2026-11-16 08:00')
const tuesday = Temporal.PlainDate.from('2026-11-17')

/** Three days for the step “handle”: too long for a birth, not for land. */
const longer = (): Definition => ({
  steps: quickProcess().steps.map((step) =>
    step.kind === 'work' && step.key === 'handle' ? { ...step, time: { amount: 3, unit: 'working_day' } } : step,
  ),
})

type World = AnBinh & { shop: OneStop }
const inWorld = (run: (tx: Tx, world: World) => Promise<void>) =>
  db.rolledBack(
    async (tx) => {
      const province = await makeCast(tx)
      await run(tx, { ...province, shop: await makeOneStop(tx, province) })
    },
    { now: monday },
  )

const land = (world: World) =>
  aFiling(world.shop, world, {
    procedureId: world.shop.procedures.land.procedureId,
    papers: [{ componentKey: 'don', copyKind: 'original' }],
  })

const runsIn = async (tx: Tx, id: string) => (await findRun(tx, id))?.version_id

test('a published version binds new dossiers from its day where it fits; others and what runs keep theirs', () =>
  inWorld(async (tx, world) => {
    const { cast, shop } = world
    const before = await fileDossier(tx, cast.clerk, land(world))
    const next = await processFixtures.publishedNext(tx, cast.procedureOfficer, shop.processVersionId, {
      definition: longer(),
      from: tuesday,
    })
    assert.ok(next.taken >= 1 && next.kept >= 1, JSON.stringify(next))
    const monday2 = await fileDossier(tx, cast.clerk, land(world))
    const later = { ...tx, now: local('2026-11-17 08:00') }
    const after = await fileDossier(later, cast.clerk, land(world))
    const birth = await fileDossier(later, cast.clerk, aFiling(shop, world))
    const old = shop.processVersionId
    assert.deepEqual(
      [
        await runsIn(tx, before.id),
        await runsIn(tx, monday2.id),
        await runsIn(tx, after.id),
        await runsIn(tx, birth.id),
      ],
      [old, old, next.versionId, old],
    )
    const { procedureId } = shop.procedures.land
    const [told] = await findHistory(tx, [procedureId])
    assert.deepEqual(
      [told!.action, (told!.detail as { from: string }).from],
      ['procedures.process_taken', '2026-11-17'],
    )
  }))

test('the last decision counts; a draft of the procedure goes on with what was taken', () =>
  inWorld(async (tx, world) => {
    const { cast, shop } = world
    const { procedureId } = shop.procedures.land
    const on = async (day: string) =>
      (await findVersionOn(tx, procedureId, Temporal.PlainDate.from(day)))?.processVersionId
    const publish = (from: string) =>
      processFixtures.publishedNext(tx, cast.procedureOfficer, shop.processVersionId, {
        definition: longer(),
        from: Temporal.PlainDate.from(from),
      })
    const second = await publish('2026-12-01')
    const third = await publish('2026-11-20')
    assert.deepEqual(
      [await on('2026-11-19'), await on('2026-11-20'), await on('2026-12-02')],
      [shop.processVersionId, third.versionId, third.versionId],
    )
    assert.notEqual(second.versionId, third.versionId)
    const draft = await newVersion(tx, cast.procedureOfficer, { id: procedureId })
    const from = Temporal.PlainDate.from('2026-11-18')
    await announceVersions(tx, cast.procedureOfficer, { ids: [draft], ...aDecision, number: '9/QĐ-UBND', from })
    assert.deepEqual([await on('2026-11-18'), await on('2026-11-21')], [shop.processVersionId, third.versionId])
  }))

test('nobody decides for what is past, or for procedures of others', () =>
  inWorld(async (tx, { cast, shop }) => {
    const publish = (from: string, who: 'procedureOfficer' | 'administrator') =>
      processFixtures.publishedNext(tx, cast[who], shop.processVersionId, {
        definition: longer(),
        from: Temporal.PlainDate.from(from),
      })
    await assert.rejects(
      undone(tx, () => publish('2026-11-15', 'procedureOfficer')),
      { code: 'workflow.from_past', field: 'from' },
    )
    assert.equal((await publish('2026-11-16', 'administrator')).taken, 0)
  }))
