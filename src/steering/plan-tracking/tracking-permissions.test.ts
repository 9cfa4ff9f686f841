import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castNames, makeCast, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { createPlan, putIntoForce } from '../plans/index.ts'
import { aPlan, aTask, led } from '../plans/plan-fixtures.ts'
import { findWorkId } from '../../../test/support/tracked-plan.ts'
import { assignWork } from './assign-work.ts'
import { decideDelivery } from './decide-delivery.ts'
import { deliverOutput } from './deliver-output.ts'
import { answerDifficulty, raiseDifficulty } from './difficulty.ts'
import { askExtension, decideExtension } from './extend-deadline.ts'
import { makeFeed, revokeFeed } from './feed/deadline-feed.ts'
import { instructWork } from './instruct-work.ts'
import { reportProgress } from './report-progress.ts'
import { trackingRoutes } from './routes.ts'
import { findOpenDifficulty } from './work-of-plan.ts'

// Every command × everybody of the cast, on work of the division of culture of Tân Lập, which the centre helps with.
const db = testDatabase()

type Scene = { world: AnBinh; dated: string; undated: string }
type Command = {
  may: readonly CastName[]
  /** As somebody who may. */
  prepare?: (tx: Tx, scene: Scene) => Promise<unknown>
  attempt: (tx: Tx, actor: Actor, scene: Scene) => Promise<unknown>
}

const officers = ['communeReformOfficer', 'reformOfficer'] as const
const workers = [...officers, 'communeUnitHead', 'communeSpecialist'] as const
const deciders = [...officers, 'communeChairman', 'chairman'] as const
/** Who sees the work at all; for everybody else it is not there. */
const readers: readonly CastName[] = [...workers, ...deciders, 'clerk', 'inspector', 'appraiser']

const later = Temporal.PlainDate.from('2027-12-01')
const deliver = (tx: Tx, actor: Actor, { dated }: Scene) => deliverOutput(tx, actor, { id: dated, text: 'Số 1/BC' }, [])
const ask = (tx: Tx, actor: Actor, { dated }: Scene) =>
  askExtension(tx, actor, { id: dated, wantedOn: later, reason: 'Chờ hướng dẫn' })
const raise = (tx: Tx, actor: Actor, { dated }: Scene) => raiseDifficulty(tx, actor, { id: dated, text: 'Thiếu máy' })
const worker = ({ world }: Scene) => world.cast.communeSpecialist

const commands: Record<string, Command> = {
  assign_work: {
    may: [...officers, 'communeUnitHead'],
    attempt: (tx, actor, { dated, world }) =>
      assignWork(tx, actor, { id: dated, personId: world.cast.communeSpecialist.personId, version: 1 }),
  },
  report_progress: {
    may: workers,
    attempt: (tx, actor, { dated }) => reportProgress(tx, actor, { id: dated, percent: 30, text: 'Đã dự thảo' }),
  },
  deliver_output: { may: workers, attempt: deliver },
  decide_delivery: {
    may: officers,
    prepare: (tx, scene) => deliver(tx, worker(scene), scene),
    attempt: (tx, actor, { dated }) => decideDelivery(tx, actor, { id: dated, decision: 'accepted' }),
  },
  ask_extension: { may: workers, attempt: ask },
  decide_extension: {
    may: deciders,
    prepare: (tx, scene) => ask(tx, worker(scene), scene),
    attempt: (tx, actor, { dated }) => decideExtension(tx, actor, { id: dated, decision: 'granted' }),
  },
  raise_difficulty: { may: [...workers, 'clerk'], attempt: raise },
  answer_difficulty: {
    may: deciders,
    prepare: (tx, scene) => raise(tx, worker(scene), scene),
    attempt: async (tx, actor, { dated }) => {
      const difficultyId = (await findOpenDifficulty(tx, dated))!
      return answerDifficulty(tx, actor, { id: dated, difficultyId, answer: 'Mượn của Văn phòng' })
    },
  },
  instruct_work: {
    may: officers,
    attempt: (tx, actor, { undated }) =>
      instructWork(tx, actor, { id: undated, dueOn: later, basis: 'Công văn số 9', version: 1 }),
  },
}

test('each command is done by those who may; who sees the work is refused, for the rest it is not there', () =>
  db.rolledBack(async (tx) => {
    const world = await makeCast(tx)
    const { units, cast } = world
    const lead = led(units.tanLapCulture)
    const tasks = [
      aTask({ text: 'Có hạn', lead, coordinate: led(units.tanLapCentre) }),
      aTask({ text: 'Theo chỉ đạo', lead, deadline: { text: '', kind: 'per-instruction', dueDates: [] } }),
    ]
    const planId = await createPlan(tx, cast.communeReformOfficer, aPlan(units.tanLap, { tasks }))
    await putIntoForce(tx, cast.communeReformOfficer, { id: planId, version: 1 })
    const scene: Scene = {
      world,
      dated: await findWorkId(tx, planId, 'Có hạn'),
      undated: await findWorkId(tx, planId, 'Theo'),
    }
    for (const [name, { may, prepare, attempt }] of Object.entries(commands))
      for (const who of castNames) {
        const trying = undone(tx, async () => {
          await prepare?.(tx, scene)
          await attempt(tx, cast[who], scene)
        })
        const what = `${name} by ${who}`
        if (may.includes(who)) await assert.doesNotReject(trying, what)
        else {
          const code = readers.includes(who) ? 'kernel.forbidden' : 'kernel.not_found'
          await assert.rejects(trying, { code }, what)
        }
      }
  }))

test('everybody makes and voids the calendar address of their own deadlines', () =>
  db.rolledBack(async (tx) => {
    const { cast } = await makeCast(tx)
    for (const who of castNames) {
      await assert.rejects(revokeFeed(tx, cast[who]), { code: 'kernel.not_found' })
      await makeFeed(tx, cast[who])
    }
    for (const who of castNames) await revokeFeed(tx, cast[who])
  }))

test('no command of the tracking is without its row in this table', () => {
  const names = trackingRoutes.flatMap((route) => (route.kind === 'action' ? route.name : []))
  const own = names.filter((name) => name.startsWith('plan_tracking.')).map((name) => name.split('.')[1]!)
  const feed = ['make_feed', 'revoke_feed']
  assert.deepEqual(
    own.filter((name) => !(name in commands) && !feed.includes(name)),
    [],
  )
})
