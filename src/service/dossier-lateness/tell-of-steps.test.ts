import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCast, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { assignStep, claimStep, setCaseDue, watchSteps, type Definition } from '../../foundation/workflow/index.ts'
import { findHistory, findSubscriber, type EventMessage } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import {
  actInput,
  actOnDossier,
  aFiling,
  endDossier,
  landPapers,
  makeOneStop,
  quickProcess,
  stepOf,
  throughTo,
  type OneStop,
} from '../dossiers/index.ts'
import { tellOverdue } from './tell-of-steps.ts'

const own = testDatabase({ own: true })
const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text.replace(' ', 'T')}:00+07:00`)
const at = (tx: Tx, text: string): Tx => ({ ...tx, now: local(text) })

/** The step “handle” has 2.4 hours and is reminded of an hour before; the term of the land procedure is ten days. */
const timed = (): Definition => ({
  steps: quickProcess().steps.map((step) =>
    step.kind === 'work' && step.key === 'handle' ? { ...step, remindHours: 1, escalate: true } : step,
  ),
})

let world: AnBinh & { shop: OneStop }

before(async () => {
  world = await own.committed(
    async (tx) => {
      const province = await makeCast(tx)
      return { ...province, shop: await makeOneStop(tx, province, timed()) }
    },
    { now: local('2026-11-16 07:30') },
  )
})

/** A land dossier that stands at “handle” since Monday 16/11/2026 08:00: reminded at 09:24, due 10:24. */
async function aDossier(tx: Tx): Promise<string> {
  const filing = aFiling(world.shop, world, {
    procedureId: world.shop.procedures.land.procedureId,
    papers: landPapers,
  })
  return (await throughTo(at(tx, '2026-11-16 08:00'), world, filing, 'handle')).id
}

/** What the dossier announced since, handed to the subscribers of this module as the job does. */
async function deliver(tx: Tx, id: string, heard: Set<string>): Promise<void> {
  for (const row of (await findHistory(tx, [id])).toReversed()) {
    const key = `${row.action} ${JSON.stringify(row.detail)}`
    if (heard.has(key)) continue
    heard.add(key)
    const event = { name: row.action, subjectKind: 'dossier', subjectId: id, detail: row.detail } as EventMessage
    for (const name of ['tell_due_soon', 'tell_overdue', 'follow_holder', 'forget_done']) {
      const subscriber = findSubscriber(row.action, `dossier_lateness.${name}`)
      if (subscriber?.wants(event)) await subscriber.handle(tx, event)
    }
  }
}

const watch = (tx: Tx, now: string) =>
  watchSteps({ transaction: (work) => work(at(tx, now)) } as Parameters<typeof watchSteps>[0])

const notices = async (tx: Tx, kind: string) => {
  const rows = await tx.query
    .selectFrom('notifications.notification')
    .select(['person_id', 'href'])
    .where('kind', '=', `dossier_lateness.${kind}`)
    .execute()
  const name = (personId: string): string =>
    Object.entries(world.cast).find(([, actor]) => actor.personId === personId)?.[0] ?? ''
  return { who: rows.map((row) => name(row.person_id)).toSorted(), hrefs: [...new Set(rows.map((row) => row.href))] }
}

const claimed = async (tx: Tx, id: string, who: CastName) =>
  claimStep(tx, world.cast[who], { stepId: (await stepOf(tx, id, 'handle')).id })

test('whoever of the unit may take the step is reminded once, then only who holds it; done, nobody is', () =>
  own.rolledBack(async (tx) => {
    const id = await aDossier(tx)
    const heard = new Set<string>()
    const round = async (now: string) => {
      await watch(tx, now)
      await deliver(at(tx, now), id, heard)
    }
    await round('2026-11-16 09:20')
    assert.deepEqual((await notices(tx, 'step_due_soon')).who, [])
    await round('2026-11-16 09:30')
    await round('2026-11-16 09:40')
    const told = await notices(tx, 'step_due_soon')
    assert.ok(told.who.includes('communeSpecialist'))
    assert.ok(!told.who.includes('communeUnitHead') && !told.who.includes('clerk'))
    assert.deepEqual(told.hrefs, [`/ho-so/${id}`])
    await claimed(tx, id, 'communeSpecialist')
    await deliver(tx, id, heard)
    assert.deepEqual((await notices(tx, 'step_due_soon')).who, ['communeSpecialist'])
    const { id: stepId } = await stepOf(tx, id, 'handle')
    const propose = actInput.parse({ id, stepId, action: 'propose' })
    await actOnDossier(at(tx, '2026-11-16 09:50'), world.cast.communeSpecialist, propose)
    await deliver(tx, id, heard)
    assert.deepEqual((await notices(tx, 'step_due_soon')).who, [])
    assert.equal((await notices(tx, 'due_soon')).who.length, 0)
  }))

test('late, the head of the unit of the step hears of it once, as the process says; gone when the dossier ends', () =>
  own.rolledBack(async (tx) => {
    const id = await aDossier(tx)
    const heard = new Set<string>()
    await assignStep(tx, world.cast.communeUnitHead, {
      stepId: (await stepOf(tx, id, 'handle')).id,
      personId: world.cast.communeSpecialist.personId,
    })
    for (const now of ['2026-11-16 09:30', '2026-11-16 10:30', '2026-11-16 10:40']) {
      await watch(tx, now)
      await deliver(at(tx, now), id, heard)
    }
    assert.deepEqual((await notices(tx, 'step_due_soon')).who, ['communeSpecialist'])
    assert.deepEqual(await notices(tx, 'step_overdue'), { who: ['communeUnitHead'], hrefs: [`/ho-so/${id}`] })
    await endDossier(at(tx, '2026-11-16 11:00'), world.cast.clerk, { id, how: 'withdrawn', reason: 'Người nộp rút' })
    await deliver(at(tx, '2026-11-16 11:00'), id, heard)
    assert.deepEqual((await notices(tx, 'step_overdue')).who, [])
    assert.deepEqual((await notices(tx, 'step_due_soon')).who, [])
  }))

test('without escalation no head hears of it; of the date of the dossier itself its own warnings speak alone', () =>
  own.rolledBack(async (tx) => {
    const id = await aDossier(tx)
    const heard = new Set<string>()
    const step = await stepOf(tx, id, 'handle')
    const news = { subjectKind: 'dossier', subjectId: id, detail: { stepId: step.id, escalated: false } }
    await tellOverdue(at(tx, '2026-11-16 10:30'), news)
    assert.deepEqual((await notices(tx, 'step_overdue')).who, [])
    await setCaseDue(tx, step.run_id, step.due_at)
    for (const now of ['2026-11-16 09:30', '2026-11-16 10:30']) {
      await watch(tx, now)
      await deliver(at(tx, now), id, heard)
    }
    assert.deepEqual((await notices(tx, 'step_due_soon')).who, [])
    assert.deepEqual((await notices(tx, 'step_overdue')).who, [])
  }))
