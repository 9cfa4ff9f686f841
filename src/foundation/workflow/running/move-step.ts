// A step that nobody of its unit can do any more goes to another unit where somebody can: whoever leads both decides.
import { getUnit } from '../../organisation/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, forbidden } from '../../../kernel/errors.ts'
import { leads } from '../workflow-access.ts'
import { toldOf } from './hold-step.ts'
import { lockStep } from './lock-step.ts'
import { lacksRole } from './without-holder.ts'

export type MoveStep = { stepId: string; version?: number; unitId: string }

/** The time of the step stays; where the work came from, too, so that it goes back there. */
export async function moveStep(tx: Tx, actor: Actor, input: MoveStep): Promise<void> {
  const step = await lockStep(tx, input.stepId, input.version)
  if (!leads(actor, step.scope.unitPath)) throw forbidden({ action: 'workflow.assign' })
  const to = await getUnit(tx, input.unitId)
  if (!leads(actor, to.path)) throw forbidden({ action: 'workflow.assign' })
  const { role } = step.scope
  if (!(await lacksRole(tx, { unitId: step.unitId, role }))) throw new AppError('workflow.somebody_can')
  if (await lacksRole(tx, { unitId: to.id, role })) throw new AppError('workflow.nobody_there', 422, {}, 'unitId')
  await tx.query
    .updateTable('workflow.step')
    .set({ unit_id: to.id, person_id: null, stands_in: false, nobody_since: null, version: step.version + 1 })
    .where('id', '=', step.id)
    .execute()
  await announce(tx, actor, {
    name: 'workflow.step_moved',
    subjectKind: step.run.subjectKind,
    subjectId: step.run.subjectId,
    unitId: to.id,
    detail: { stepId: step.id, step: step.name, from: step.unitId, to: to.id, unit: to.shortName, ...toldOf(step) },
  })
}
