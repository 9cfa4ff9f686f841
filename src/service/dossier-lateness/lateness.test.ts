import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { makeCast, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { findSteps } from '../../foundation/workflow/index.ts'
import { findHistory, findSubscriber, type EventMessage } from '../../kernel/announce.ts'
import { attempt } from '../../kernel/database/attempt.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/database/types.ts'
import {
  actOnDossier,
  actInput,
  aFiling,
  aWaitingDossier,
  giveDaysForPapers,
  endDossier,
  extendDossier,
  getDossier,
  makeOneStop,
  stepOf,
  stopWaiting,
  throughTo,
  type OneStop,
} from '../dossiers/index.ts'
import { countCases, findCases } from './case-queries.ts'
import { decideApology, decideApologyInput } from './decide-apology.ts'
import { explainLateness, explainLatenessInput } from './explain-lateness.ts'
import './follow-dossier.ts'
import { findWaited } from './waited-queries.ts'
import { watchAll } from './watch-dates.ts'

const own = testDatabase({ own: true })

const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text.replace(' ', 'T')}:00+07:00`)
const at = (tx: Tx, text: string): Tx => ({ ...tx, now: local(text) })

let world: AnBinh & { shop: OneStop }
/** Ten working days from Monday 16/11/2026 09:00, 24/11 off: due Tuesday 1/12/2026 09:00. */
let id: string

before(async () => {
  world = await own.committed(
    async (tx) => {
      const province = await makeCast(tx)
      const made = { ...province, shop: await makeOneStop(tx, province) }
      const filing = aFiling(made.shop, made, {
        procedureId: made.shop.procedures.land.procedureId,
        papers: [{ componentKey: 'don', copyKind: 'original' }],
      })
      id = (await throughTo(tx, made, filing, 'handle')).id
      return made
    },
    { now: local('2026-11-16 09:00') },
  )
})

/** The rule as it runs at that time, in one transaction that is taken back with the test's. */
const watchAt = (tx: Tx, now: string): Promise<unknown> => watchAll(at(tx, now))

const told = async (tx: Tx, kind: string) =>
  (await tx.query.selectFrom('notifications.notification').select('person_id').where('kind', '=', kind).execute()).map(
    (row) => row.person_id,
  )

const refused = (work: Promise<unknown>, code: string, field?: string) =>
  assert.rejects(work, (error) => {
    assert.ok(error instanceof AppError, String(error))
    assert.deepEqual([error.code, error.field], [code, field])
    return true
  })

const decide = (tx: Tx, who: CastName, now: string, changes: object = {}) =>
  decideApology(
    at(tx, now),
    world.cast[who],
    decideApologyInput.parse({
      id,
      apology: 'sent',
      reason: 'Chờ ý kiến của Văn phòng đăng ký',
      newDate: '2026-12-04',
      newTime: '15:00',
      ...changes,
    }),
  )

const explain = (tx: Tx, who: CastName, now: string) =>
  explainLateness(
    at(tx, now),
    world.cast[who],
    explainLatenessInput.parse({
      id,
      cause: 'coordination',
      explanation: 'Đơn vị phối hợp trả lời chậm',
      remedy: 'Đôn đốc',
    }),
  )

test('warned three and one working days before, each once, whoever holds it; with one day left the head decides', () =>
  own.rolledBack(async (tx) => {
    const { cast } = world
    await watchAt(tx, '2026-11-25 09:00')
    assert.deepEqual(await told(tx, 'dossier_lateness.due_soon'), [])
    await watchAt(tx, '2026-11-26 09:00')
    await watchAt(tx, '2026-11-26 10:00')
    assert.equal((await told(tx, 'dossier_lateness.due_soon')).length, 1)
    assert.deepEqual(await told(tx, 'dossier_lateness.case_opened'), [])
    await watchAt(tx, '2026-11-30 09:00')
    assert.equal((await told(tx, 'dossier_lateness.due_soon')).length, 2)
    assert.ok((await told(tx, 'dossier_lateness.case_opened')).includes(cast.communeUnitHead.personId))
    assert.deepEqual(await countCases(at(tx, '2026-11-30 09:00'), cast.communeUnitHead), {
      decide: 1,
      explain: 0,
      done: 0,
      waited: 0,
    })
  }))

test('the head apologises with reason and new date, once; the first date is kept and nothing is late', () =>
  own.rolledBack(async (tx) => {
    await watchAt(tx, '2026-11-30 09:00')
    await refused(
      undone(tx, () => decide(tx, 'communeUnitHead', '2026-11-30 10:00', { newDate: '' })),
      'dossier_lateness.apology_needs_date',
      'newDate',
    )
    await decide(tx, 'communeUnitHead', '2026-11-30 10:00')
    await refused(
      undone(tx, () => decide(tx, 'communeUnitHead', '2026-11-30 11:00')),
      'dossier_lateness.decided_already',
    )
    const dossier = await getDossier(tx, world.cast.clerk, id)
    assert.deepEqual(
      [String(dossier.first_due_at), String(dossier.due_at)],
      [String(local('2026-12-01 09:00')), String(local('2026-12-04 15:00'))],
    )
    await refused(
      undone(tx, () => explain(tx, 'communeUnitHead', '2026-12-02 09:00')),
      'dossier_lateness.not_late',
    )
  }))

test('that it will be in time is said before the date, never after it', () =>
  own.rolledBack(async (tx) => {
    await watchAt(tx, '2026-11-30 09:00')
    const inTime = { apology: 'not_needed', newDate: '' }
    await refused(
      undone(tx, () => decide(tx, 'communeUnitHead', '2026-12-01 09:01', inTime)),
      'dossier_lateness.late_already',
      'apology',
    )
    await decide(tx, 'communeUnitHead', '2026-11-30 10:00', inTime)
  }))

test('late, it stays with the head until it is explained, also after the result went out', () =>
  own.rolledBack(async (tx) => {
    const { cast } = world
    await watchAt(tx, '2026-12-02 09:00')
    for (const [key, action, who] of [
      ['handle', 'propose', 'communeSpecialist'],
      ['approve', 'approve', 'communeUnitHead'],
      ['sign', 'sign', 'communeChairman'],
      ['issue', 'issue', 'clerk'],
    ] as const) {
      const { id: stepId } = await stepOf(tx, id, key)
      await actOnDossier(at(tx, '2026-12-03 09:00'), cast[who], actInput.parse({ id, stepId, action }))
    }
    const later = at(tx, '2026-12-10 09:00')
    assert.deepEqual(await countCases(later, cast.communeUnitHead), { decide: 0, explain: 1, done: 0, waited: 0 })
    await explain(tx, 'communeUnitHead', '2026-12-10 09:00')
    assert.deepEqual(await countCases(later, cast.communeUnitHead), { decide: 0, explain: 0, done: 1, waited: 0 })
    const [late] = await findCases(later, cast.inspector, 'done')
    assert.equal(String(late!.late_since), String(local('2026-12-01 09:00')))
    await refused(
      undone(tx, () => explain(tx, 'communeUnitHead', '2026-12-11 09:00')),
      'dossier_lateness.explained_already',
    )
  }))

const handOn = async (tx: Tx, key: string, action: string, who: CastName, more: object = {}) => {
  const step = (await findSteps(tx, id)).find((one) => one.key === key && one.closed_at === null)
  if (step) await actOnDossier(tx, world.cast[who], actInput.parse({ id, stepId: step.id, action, ...more }))
}

/** What may happen to it; what makes no sense where it stands is refused, as by the pages. */
const deeds = {
  round: (tx: Tx) => watchAll(tx),
  extend: (tx: Tx) =>
    extendDossier(tx, world.cast.communeUnitHead, { id, reason: 'Chờ ý kiến', dueAt: tx.now.add({ hours: 24 * 9 }) }),
  ask: (tx: Tx) =>
    handOn(tx, 'handle', 'ask_supplement', 'communeSpecialist', { note: 'Thiếu chữ ký', componentKeys: 'don' }),
  finish: async (tx: Tx) => {
    await handOn(tx, 'handle', 'propose', 'communeSpecialist')
    await handOn(tx, 'approve', 'approve', 'communeUnitHead')
    await handOn(tx, 'sign', 'sign', 'communeChairman')
    await handOn(tx, 'issue', 'issue', 'clerk')
  },
  withdraw: (tx: Tx) => endDossier(tx, world.cast.clerk, { id, how: 'withdrawn', reason: 'Không cần nữa' }),
}
type Deed = keyof typeof deeds

/** As the jobs do after a commit, each piece of news twice. */
async function hearNews(tx: Tx): Promise<void> {
  for (const { action } of await findHistory(tx, [id]))
    await findSubscriber(action, 'dossier_lateness.follow')?.handle(tx, { subjectId: id } as EventMessage)
}

/** Does the deeds, each so many days after the one before from the day of its date on. @returns late, cases */
const live = (story: readonly { deed: Deed; days: number }[]): Promise<{ late: boolean; cases: number }> =>
  own.rolledBack(async (tx) => {
    let now = local('2026-11-27 10:00')
    for (const { deed, days } of story) {
      now = now.add({ hours: 24 * days })
      const then = { ...tx, now }
      await attempt(then, () => deeds[deed](then))
      await hearNews(then)
    }
    const { missed_at: missed, due_at: due, ended_at: ended } = await getDossier({ ...tx, now }, world.cast.clerk, id)
    const isOver = due !== null && Temporal.Instant.compare(due, ended ?? now) < 0
    const { count } = await tx.query
      .selectFrom('dossier_lateness.late_case')
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
      .executeTakeFirstOrThrow()
    // What runs on and is over since the last round waits for the next one.
    return { late: missed !== null || (ended !== null && isOver), cases: count }
  })

test('late between two rounds and finished, withdrawn or given a new date, it is explained all the same', async () => {
  for (const deed of ['finish', 'withdraw', 'extend'] as const)
    assert.deepEqual(await live([{ deed, days: 6 }]), { late: true, cases: 1 }, deed)
  const inTime = { deed: 'finish', days: 0 } as const
  assert.deepEqual(await live([inTime]), { late: false, cases: 0 })
  assert.deepEqual(await live([{ deed: 'extend', days: 1 }, inTime]), { late: false, cases: 0 })
})

test('whatever the order, each dossier that was late has exactly one case', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ deed: fc.constantFrom(...(Object.keys(deeds) as Deed[])), days: fc.integer({ min: 0, max: 6 }) }),
        { minLength: 1, maxLength: 7 },
      ),
      async (story) => {
        const { late, cases } = await live(story)
        assert.ok(late ? cases === 1 : cases <= 1, `late ${late}, ${cases} cases`)
      },
    ),
    { numRuns: 40 },
  ))

test('what is awaited too long is proposed once to whoever serves it, listed, and stopped by a person', () =>
  own.rolledBack(async (tx) => {
    const { cast } = world
    await giveDaysForPapers(tx, world, 10)
    const { id: waiting } = await aWaitingDossier(at(tx, '2026-11-16 09:00'), world, world.shop)
    const listed = async (now: string, who: CastName) => (await findWaited(at(tx, now), cast[who])).map((row) => row.id)
    await watchAt(tx, '2026-11-26 16:00')
    assert.deepEqual(await told(tx, 'dossier_lateness.stop_proposed'), [])
    assert.deepEqual(await listed('2026-11-26 16:00', 'clerk'), [])
    await watchAt(tx, '2026-11-27 09:00')
    await watchAt(tx, '2026-11-27 10:00')
    const people = [cast.clerk.personId, cast.communeUnitHead.personId].toSorted()
    assert.deepEqual((await told(tx, 'dossier_lateness.stop_proposed')).toSorted(), people)
    assert.deepEqual(await listed('2026-11-27 10:00', 'clerk'), [waiting])
    assert.deepEqual(await listed('2026-11-27 10:00', 'otherCommuneOfficer'), [])
    assert.equal((await countCases(at(tx, '2026-11-27 10:00'), cast.communeUnitHead)).waited, 1)
    await stopWaiting(at(tx, '2026-11-27 11:00'), cast.clerk, { id: waiting })
    assert.deepEqual(await listed('2026-11-27 12:00', 'clerk'), [])
    const [history] = (await findHistory(tx, [waiting])).filter(({ action }) => action === 'dossiers.stopped')
    assert.equal(history!.actor_name, cast.clerk.name)
  }))
