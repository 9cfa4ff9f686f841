import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { runJobs } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testServices } from '../../../test/support/services.ts'
import { announce } from '../../kernel/announce.ts'
import { findActor } from '../../kernel/access/actor-source.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import { withReach } from '../../kernel/database/reach.ts'
import { runDueJobs } from '../../kernel/jobs/worker.ts'
import { mergeUnits } from '../../foundation/organisation/index.ts'
import { findSteps } from '../../foundation/workflow/index.ts'
import { abolishProcedure, aDecision, takeBack } from '../procedures/index.ts'
import { act, aFiling, landPapers, makeOneStop, stepOf, throughTo, type OneStop } from './dossier-fixtures.ts'
import { extendDossier } from './extend-dossier.ts'
import { getDossier } from './get-dossier.ts'
import { dossiersModule } from './index.ts'

const own = testDatabase({ own: true })
const services = testServices(own)

const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text.replace(' ', 'T')}:00+07:00`)

let world: AnBinh & { shop: OneStop }
const open: string[] = []
/** A new date was given with an apology. */
let granted: string

before(async () => {
  world = await own.committed(
    async (tx) => {
      const province = await makeCast(tx)
      const made = { ...province, shop: await makeOneStop(tx, province) }
      const filing = aFiling(made.shop, made, {
        procedureId: made.shop.procedures.land.procedureId,
        papers: landPapers,
      })
      for (let count = 0; count < 3; count++) open.push((await throughTo(tx, made, filing, 'assign')).id)
      open.push((await throughTo(tx, made, aFiling(made.shop, made), 'done')).id)
      granted = (await throughTo(tx, made, aFiling(made.shop, made), 'assign')).id
      const newDate = { id: granted, dueAt: local('2026-12-04 15:00'), reason: 'Chờ đo đạc' }
      await extendDossier(tx, made.cast.communeUnitHead, newDate)
      return made
    },
    { now: local('2026-11-16 09:00') },
  )
})

const dueOf = async (id: string): Promise<string[]> => {
  const dossier = await own.rolledBack((tx) => getDossier(tx, world.cast.clerk, id))
  return [String(dossier.first_due_at), String(dossier.due_at)]
}

test('a day off decided after the date was promised moves the date of what runs, and keeps the promise on record', async () => {
  const promised = local('2026-12-01 09:00').toString()
  assert.deepEqual(await dueOf(open[0]!), [promised, promised])
  await own.committed(async (tx) => {
    await tx.query
      .insertInto('calendar.decided_day')
      .values({
        id: tx.id(),
        date: Temporal.PlainDate.from('2026-11-20'),
        kind: 'holiday',
        name: 'Ngày nghỉ mới',
        document: 'Quyết định số 1',
        active: true,
        created_at: tx.now,
      })
      .execute()
    await announce(tx, world.cast.administrator, {
      name: 'calendar.day_added',
      subjectKind: 'calendar.day',
      subjectId: tx.id(),
    })
  })
  await runDueJobs({ services, modules: [dossiersModule] })
  for (const id of open.slice(0, 3)) assert.deepEqual(await dueOf(id), [promised, local('2026-12-02 09:00').toString()])
  // A date that somebody promised by name does not move, as the page of the calendar says.
  assert.deepEqual(await dueOf(granted), [local('2026-11-17 09:00'), local('2026-12-04 15:00')].map(String))
  // What was finished keeps the date by which it was judged.
  const finished = local('2026-11-17 09:00').toString()
  assert.deepEqual(await dueOf(open[3]!), [finished, finished])
  const told = await own.database.query
    .selectFrom('kernel.audit')
    .select(['subject_id', 'actor_name'])
    .where('action', '=', 'dossiers.due_moved')
    .execute()
  assert.deepEqual(new Set(told.map((row) => row.subject_id)), new Set(open.slice(0, 3)))
  assert.equal(told[0]!.actor_name, 'rule:dates-follow-the-calendar')
})

test('when its commune is merged into another, a running dossier is found and worked on by whoever took over', async () => {
  const { units, cast } = world
  const id = await own.committed(
    async (tx) => {
      const filing = aFiling(world.shop, world, { authorityId: units.tanLapSouth })
      return (await throughTo(tx, world, filing, 'assign')).id
    },
    { now: local('2026-11-17 09:00') },
  )
  await own.committed(
    (tx) =>
      mergeUnits(tx, cast.administrator, {
        id: units.suoiMay,
        fromIds: [units.tanLapSouth],
        from: Temporal.PlainDate.from('2026-11-18'),
        document: 'Nghị quyết số 9',
        movePeople: false,
      }),
    { now: local('2026-11-18 09:00') },
  )
  await runDueJobs({ services, modules: [dossiersModule] })
  const dossier = await own.rolledBack((tx) => getDossier(tx, cast.clerk, id), { now: local('2026-11-18 10:00') })
  assert.equal(dossier.competent_unit_id, units.suoiMay)
  assert.ok(dossier.scope_ids.includes(units.suoiMay) && dossier.scope_ids.includes(units.tanLapSouth))
})

test('a procedure abolished while its dossiers run: they go on to their result under what they were filed under, new ones are refused', async () => {
  const { cast, shop } = world
  const { copies } = shop.procedures
  const filing = aFiling(shop, world, {
    procedureId: copies.procedureId,
    papers: [{ componentKey: 'ban-chinh', copyKind: 'original' }],
  })
  const asked = { note: 'Mờ', componentKeys: ['ban-chinh'] }
  const [early, waiting] = await own.committed(
    async (tx) => {
      const one = await throughTo(tx, world, filing, 'check_in')
      const other = await throughTo(tx, world, { ...filing, applicantNumber: '097190005555' }, 'handle')
      await act(tx, cast.communeSpecialist, other.id, 'handle', 'ask_supplement', asked)
      return [one.id, other.id]
    },
    { now: local('2026-11-16 09:00') },
  )
  await own.committed(
    (tx) =>
      abolishProcedure(tx, cast.procedureOfficer, {
        id: copies.procedureId,
        ...aDecision,
        number: '02/QĐ-UBND',
        from: Temporal.PlainDate.from('2026-11-17'),
      }),
    { now: local('2026-11-16 16:00') },
  )
  await runDueJobs({ services, modules: [dossiersModule] })
  await own.committed(
    async (tx) => {
      await assert.rejects(throughTo(tx, world, filing, 'check_in'), { code: 'dossiers.procedure_not_in_force' })
      await act(tx, cast.clerk, waiting!, 'supplement', 'taken', {
        papers: [{ componentKey: 'ban-chinh', copyKind: 'original', copies: 1, reused: false }],
      })
      for (const [key, action, who] of [
        ['check_in', 'receive', cast.clerk],
        ['assign', 'forward', cast.communeUnitHead],
        ['handle', 'propose', cast.communeSpecialist],
        ['approve', 'approve', cast.communeUnitHead],
        ['sign', 'sign', cast.communeChairman],
        ['issue', 'issue', cast.clerk],
        ['hand_over', 'hand_over', cast.clerk],
      ] as const)
        for (const id of [early!, waiting!]) {
          const open = await stepOf(tx, id, key).catch(() => undefined)
          if (open) await act(tx, who, id, key, action)
        }
    },
    { now: local('2026-11-18 09:00') },
  )
  for (const id of [early!, waiting!]) {
    const dossier = await own.rolledBack((tx) => getDossier(tx, cast.clerk, id))
    assert.deepEqual([dossier.state, dossier.procedure_version_id], ['returned', copies.versionId])
  }
})

test('a division that is merged takes its open steps along: its people finish them at their new desk, each once', async () => {
  const { units, cast } = world
  const id = open[1]!
  await own.committed(
    (tx) =>
      mergeUnits(tx, cast.administrator, {
        id: units.tanLapEconomy,
        fromIds: [units.tanLapCulture],
        from: Temporal.PlainDate.from('2026-11-18'),
        document: 'Nghị quyết số 10',
        movePeople: true,
      }),
    { now: local('2026-11-18 09:00') },
  )
  await runJobs(services)
  await own.committed(
    async (tx) => {
      const again = async ({ accountId, personId }: Actor) => (await findActor(tx, { id: accountId, personId }))!
      const [head, specialist] = [await again(cast.communeUnitHead), await again(cast.communeSpecialist)]
      assert.equal(specialist.unitId, units.tanLapEconomy)
      await act(tx, head, id, 'assign', 'forward')
      assert.equal((await stepOf(tx, id, 'handle')).unit_id, units.tanLapEconomy)
      await act(tx, specialist, id, 'handle', 'propose')
      await assert.rejects(act(tx, specialist, id, 'handle', 'propose'))
    },
    { now: local('2026-11-19 09:00') },
  )
  const steps = await own.rolledBack((tx) => findSteps(tx, id))
  assert.deepEqual(
    steps.map(({ key, unit_id, closed_at }) => [key, unit_id, closed_at !== null]),
    [
      ['check_in', units.tanLapCentre, true],
      ['assign', units.tanLapEconomy, true],
      ['handle', units.tanLapEconomy, true],
      ['approve', units.tanLapEconomy, false],
    ],
  )
})

test('whoever keeps procedures is told how many dossiers a day of the past would concern, and takes back only what none was filed under', () =>
  withReach('nothing', () =>
    own.rolledBack(
      async (tx) => {
        const { cast, shop } = world
        const { procedureId: id, versionId } = shop.procedures.land
        const count = 3
        const [issuedOn, from] = ['2026-11-10', '2026-11-15'].map((text) => Temporal.PlainDate.from(text))
        await assert.rejects(
          abolishProcedure(tx, cast.procedureOfficer, {
            id,
            ...aDecision,
            number: '5/QĐ-UBND',
            issuedOn: issuedOn!,
            from: from!,
            confirmed: false,
          }),
          { code: 'procedures.effect_passed', details: { count } },
        )
        await assert.rejects(
          takeBack(tx, cast.procedureOfficer, { id, versionId, act: 'announced', reason: 'Nhầm ngày' }),
          { code: 'procedures.filed_under', details: { count } },
        )
      },
      { now: local('2026-11-21 09:00') },
    ),
  ))
