import { z } from 'zod'
import { ensureCan, type Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { id, line, optionalDate, optionalInteger, optionalLine, version } from '../../kernel/http/fields.ts'
import { ensureAmendment } from './amendment.ts'
import { lockPlan } from './lock-plan.ts'
import { planActions } from './plan-access.ts'
import { amendmentFields } from './task-input.ts'

export const changePlanHeadInput = z.object({
  id: id(),
  version: version(),
  title: line(500),
  number: optionalLine(100),
  issuedOn: optionalDate(),
  issuer: optionalLine(200),
  signer: optionalLine(200),
  budgetTotalVND: optionalInteger(0, 1_000_000_000_000_000),
  ...amendmentFields,
})

/** Title, number, date and signer of a plan; in force by amendment only. */
export async function changePlanHead(tx: Tx, actor: Actor, input: z.infer<typeof changePlanHeadInput>): Promise<void> {
  const plan = await lockPlan(tx, actor, input.id, input.version)
  ensureCan(actor, planActions['plans.manage'], plan.authority_path)
  const amendmentId = await ensureAmendment(tx, actor, plan, input)
  await tx.query
    .updateTable('plans.plan')
    .set({
      title: input.title,
      number: input.number ?? '',
      issued_on: input.issuedOn ?? null,
      issuer: input.issuer ?? '',
      signer: input.signer ?? '',
      budget_total: input.budgetTotalVND ?? null,
      version: plan.version + 1,
    })
    .where('id', '=', plan.id)
    .execute()
  await announce(tx, actor, {
    name: 'plans.head_changed',
    subjectKind: 'plan',
    subjectId: plan.id,
    unitId: plan.authority_id,
    detail: {
      amendmentId,
      before: { title: plan.title, number: plan.number },
      after: { title: input.title, number: input.number ?? '' },
    },
  })
}

export const closePlanInput = z.object({ id: id(), version: version() })

/** The year is over: from here on the plan is read only. What is unfinished can be carried over before or after. */
export async function closePlan(tx: Tx, actor: Actor, input: z.infer<typeof closePlanInput>): Promise<void> {
  const plan = await lockPlan(tx, actor, input.id, input.version)
  ensureCan(actor, planActions['plans.manage'], plan.authority_path)
  if (!plan.in_force_at) throw new AppError('plans.not_in_force')
  await tx.query
    .updateTable('plans.plan')
    .set({ closed_at: tx.now, closed_by: actor.personId, version: plan.version + 1 })
    .where('id', '=', plan.id)
    .execute()
  await announce(tx, actor, {
    name: 'plans.closed_for_good',
    subjectKind: 'plan',
    subjectId: plan.id,
    unitId: plan.authority_id,
  })
}
