import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { id, version } from '../../../kernel/http/fields.ts'
import { createPlan, putIntoForce } from '../../plans/index.ts'
import { lockImport } from '../importing/lock-import.ts'
import { openPoints } from '../open-points.ts'
import { settledPlan } from '../settled-plan.ts'
import { findChoices } from './choice-rows.ts'
import { findDraft } from './get-review.ts'

export const settlePlanInput = z.object({ id: id(), version: version() })

/** With nothing open any more: the plan is made, binds, and is followed, all in one. @returns the id of the plan */
export async function settlePlan(tx: Tx, actor: Actor, input: z.infer<typeof settlePlanInput>): Promise<string> {
  const row = await lockImport(tx, actor, input.id, input.version)
  if (row.corrects_plan_id) throw new AppError('plan_settling.is_correction')
  const draft = await findDraft(tx, row.id)
  if (!draft) throw new AppError('plan_settling.not_read')
  const choices = await findChoices(tx, row.id)
  const points = openPoints({ draft, choices })
  if (points.length) throw new AppError('plan_settling.still_open', 422, { count: points.length })
  const origin = { authorityId: row.authority_id, importId: row.id, fileId: row.file_id }
  const planId = await createPlan(tx, actor, settledPlan(draft, choices, origin))
  await putIntoForce(tx, actor, { id: planId, version: 1 })
  await tx.query
    .updateTable('plan_settling.import')
    .set({ settled_at: tx.now, plan_id: planId, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  await announce(tx, actor, {
    name: 'plan_settling.plan_settled',
    subjectKind: 'plan_import',
    subjectId: row.id,
    unitId: row.authority_id,
    detail: { planId },
  })
  return planId
}
