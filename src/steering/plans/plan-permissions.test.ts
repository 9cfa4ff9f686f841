import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castNames, makeCast, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { addTask } from './add-task.ts'
import { changeTask, dropTask } from './change-task.ts'
import { copyPlan } from './copy-plan.ts'
import { createPlan } from './create-plan.ts'
import { enterActual } from './enter-actual.ts'
import { enterDirective } from './enter-directive.ts'
import { aPlan, aTask, aTypedTask, led } from './plan-fixtures.ts'
import { changePlanHead, closePlan } from './plan-head-commands.ts'
import { putIntoForce } from './put-into-force.ts'
import { planRoutes } from './routes.ts'
import { addTarget, changeTarget, dropTarget } from './target-commands.ts'
import { typePlan } from './type-plan.ts'

// Every command × everybody of the cast × on a draft and on a plan in force of the commune Tân Lập.
const db = testDatabase()

type Scene = { world: AnBinh; planId: string; planVersion: number; taskId: string; targetId: string }
type Command = {
  /** Does it make something new, so that there is nothing yet that could be hidden? */
  makes?: true
  /** Only in this state of the plan. */
  only?: 'draft' | 'in force'
  attempt: (tx: Tx, actor: Actor, scene: Scene) => Promise<unknown>
}

const day = Temporal.PlainDate.from('2026-04-02')
const amendment = { amendmentNumber: '45/QĐ-UBND', amendmentDate: day, amendmentReason: 'Điều chỉnh' }
const typedTarget = { text: 'Đúng hạn', comparator: '>=', value: '95', unit: '%' } as const

const commands: Record<string, Command> = {
  type_plan: {
    makes: true,
    attempt: (tx, actor, { world }) =>
      typePlan(tx, actor, { authorityId: world.units.tanLap, year: 2027, title: 'Kế hoạch năm 2027' }),
  },
  enter_directive: {
    makes: true,
    attempt: (tx, actor, { world }) => {
      const order = { number: '9/CV', issuedOn: day, issuer: 'UBND tỉnh', abstract: 'Đẩy nhanh' }
      return enterDirective(tx, actor, { ...order, authorityId: world.units.tanLap }, null)
    },
  },
  put_into_force: {
    only: 'draft',
    attempt: (tx, actor, { planId }) => putIntoForce(tx, actor, { id: planId, version: 1 }),
  },
  close_plan: {
    only: 'in force',
    attempt: (tx, actor, { planId, planVersion }) => closePlan(tx, actor, { id: planId, version: planVersion }),
  },
  change_plan_head: {
    attempt: (tx, actor, { planId, planVersion }) =>
      changePlanHead(tx, actor, { id: planId, version: planVersion, title: 'Kế hoạch khác', ...amendment }),
  },
  add_task: {
    attempt: (tx, actor, { planId }) => addTask(tx, actor, { ...aTypedTask(), planId, ...amendment }),
  },
  change_task: {
    attempt: (tx, actor, { taskId }) =>
      changeTask(tx, actor, { ...aTypedTask(), id: taskId, version: 1, ...amendment }),
  },
  drop_task: {
    attempt: (tx, actor, { taskId }) => dropTask(tx, actor, { id: taskId, version: 1, ...amendment }),
  },
  add_target: {
    attempt: (tx, actor, { planId }) => addTarget(tx, actor, { ...typedTarget, planId, ...amendment }),
  },
  change_target: {
    attempt: (tx, actor, { targetId }) =>
      changeTarget(tx, actor, { ...typedTarget, id: targetId, version: 1, ...amendment }),
  },
  drop_target: {
    attempt: (tx, actor, { targetId }) => dropTarget(tx, actor, { id: targetId, version: 1, ...amendment }),
  },
  enter_actual: {
    attempt: (tx, actor, { targetId }) =>
      enterActual(tx, actor, { id: targetId, asOf: day, value: '96', noData: false }, null),
  },
  copy_plan: {
    attempt: (tx, actor, { planId }) =>
      copyPlan(tx, actor, { id: planId, year: 2027, title: 'Kế hoạch năm 2027', what: 'all' }, []),
  },
}

const managers: readonly CastName[] = ['communeReformOfficer', 'reformOfficer']
const readersOf: Record<'draft' | 'in force', readonly CastName[]> = {
  draft: ['communeChairman', 'chairman'],
  'in force': [
    'communeChairman',
    'chairman',
    'communeUnitHead',
    'communeSpecialist',
    'clerk',
    'inspector',
    'appraiser',
  ],
}

async function makeScene(tx: Tx, world: AnBinh, state: 'draft' | 'in force'): Promise<Scene> {
  const officer = world.cast.communeReformOfficer
  const target = {
    area: null,
    metricId: null,
    valueTo: null,
    dueOn: null,
    scope: '',
    binding: true,
    place: null,
    ...typedTarget,
    value: 95,
  }
  const plan = aPlan(world.units.tanLap, {
    tasks: [aTask({ lead: led(world.units.tanLapCulture) })],
    targets: [target],
  })
  const planId = await createPlan(tx, officer, plan)
  if (state === 'in force') await putIntoForce(tx, officer, { id: planId, version: 1 })
  const [task, one] = [
    await tx.query.selectFrom('plans.task').select('id').where('plan_id', '=', planId).executeTakeFirstOrThrow(),
    await tx.query.selectFrom('plans.target').select('id').where('plan_id', '=', planId).executeTakeFirstOrThrow(),
  ]
  return { world, planId, planVersion: state === 'draft' ? 1 : 2, taskId: task.id, targetId: one.id }
}

for (const state of ['draft', 'in force'] as const)
  test(`each command on a plan (${state}) is done by those who may and by nobody else`, () =>
    db.rolledBack(async (tx) => {
      const world = await makeCast(tx)
      const scene = await makeScene(tx, world, state)
      for (const [name, { makes, only, attempt }] of Object.entries(commands)) {
        if (only && only !== state) continue
        for (const who of castNames) {
          const trying = undone(tx, () => attempt(tx, world.cast[who], scene))
          const what = `${name} by ${who}`
          if (managers.includes(who)) await assert.doesNotReject(trying, what)
          else {
            const code = makes || readersOf[state].includes(who) ? 'kernel.forbidden' : 'kernel.not_found'
            await assert.rejects(trying, { code }, what)
          }
        }
      }
    }))

test('no command of plans is without its row in this table', () => {
  const names = planRoutes.flatMap((route) => (route.kind === 'action' ? route.name.split('.')[1]! : []))
  assert.deepEqual(
    names.filter((name) => !(name in commands)),
    [],
  )
})
