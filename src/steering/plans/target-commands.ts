import { z } from 'zod'
import { ensureCan, type Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import {
  choice,
  id,
  lines,
  optionalDate,
  optionalDecimal,
  optionalId,
  optionalLine,
  version,
} from '../../kernel/http/fields.ts'
import { ensureAmendment } from './amendment.ts'
import { lockPlan } from './lock-plan.ts'
import { planActions } from './plan-access.ts'
import { comparators } from './plan.ts'
import { amendmentFields } from './task-input.ts'

const targetFields = {
  areaId: optionalId(),
  text: lines(2000),
  comparator: choice(comparators),
  value: optionalDecimal(),
  valueTo: optionalDecimal(),
  dueOn: optionalDate(),
  unit: optionalLine(40),
  scope: optionalLine(300),
}

type TargetFields = z.infer<z.ZodObject<typeof targetFields>>

/** A target that is measured needs the number, the two ends or the date that its comparator speaks of. */
function ensureMeasurable(fields: TargetFields): void {
  const { comparator } = fields
  if (comparator === 'by-date') {
    if (!fields.dueOn) throw new AppError('plans.target_date_required', 422, {}, 'dueOn')
    return
  }
  if (['qualitative', 'increase', 'decrease'].includes(comparator)) return
  if (fields.value === undefined) throw new AppError('plans.target_value_required', 422, {}, 'value')
  if (comparator === 'between' && (fields.valueTo === undefined || Number(fields.valueTo) < Number(fields.value)))
    throw new AppError('plans.target_range_wrong', 422, {}, 'valueTo')
}

const columns = (fields: TargetFields) => ({
  area_id: fields.areaId ?? null,
  text: fields.text,
  comparator: fields.comparator,
  value: fields.value ?? null,
  value_to: fields.valueTo ?? null,
  due_on: fields.dueOn ?? null,
  unit: fields.unit ?? '',
  scope: fields.scope ?? '',
})

export const addTargetInput = z.object({ planId: id(), ...targetFields, ...amendmentFields })

/** Adds a target: to a draft freely, to a plan in force by amendment. @returns the plan's id */
export async function addTarget(tx: Tx, actor: Actor, input: z.infer<typeof addTargetInput>): Promise<string> {
  const plan = await lockPlan(tx, actor, input.planId)
  ensureCan(actor, planActions['plans.manage'], plan.authority_path)
  ensureMeasurable(input)
  const amendmentId = await ensureAmendment(tx, actor, plan, input)
  const { position } = await tx.query
    .selectFrom('plans.target')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(-1)).as('position'))
    .where('plan_id', '=', plan.id)
    .executeTakeFirstOrThrow()
  const targetId = tx.id()
  await tx.query
    .insertInto('plans.target')
    .values({ id: targetId, plan_id: plan.id, position: position + 1, ...columns(input) })
    .execute()
  await announce(tx, actor, {
    name: 'plans.target_added',
    subjectKind: 'target',
    subjectId: targetId,
    unitId: plan.authority_id,
    detail: { planId: plan.id, amendmentId },
  })
  return plan.id
}

async function lockTarget(tx: Tx, actor: Actor, input: { id: string; version: number }) {
  const target = await tx.query
    .selectFrom('plans.target')
    .selectAll()
    .where('id', '=', input.id)
    .where('dropped_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!target) throw notFound()
  const plan = await lockPlan(tx, actor, target.plan_id)
  ensureCan(actor, planActions['plans.manage'], plan.authority_path)
  if (target.version !== input.version) throw new AppError('kernel.changed_meanwhile')
  return { target, plan }
}

export const changeTargetInput = z.object({ id: id(), version: version(), ...targetFields, ...amendmentFields })

/** Changes what a target says; what was reached so far stays with it. @returns the plan's id */
export async function changeTarget(tx: Tx, actor: Actor, input: z.infer<typeof changeTargetInput>): Promise<string> {
  const { target, plan } = await lockTarget(tx, actor, input)
  ensureMeasurable(input)
  const amendmentId = await ensureAmendment(tx, actor, plan, input)
  await tx.query
    .updateTable('plans.target')
    .set({ ...columns(input), version: target.version + 1 })
    .where('id', '=', target.id)
    .execute()
  await announce(tx, actor, {
    name: 'plans.target_changed',
    subjectKind: 'target',
    subjectId: target.id,
    unitId: plan.authority_id,
    detail: {
      planId: plan.id,
      amendmentId,
      before: { text: target.text, comparator: target.comparator, value: target.value },
      after: { text: input.text, comparator: input.comparator, value: input.value ?? null },
    },
  })
  return plan.id
}

export const dropTargetInput = z.object({ id: id(), version: version(), ...amendmentFields })

/** Takes a target out of the plan; history keeps it. @returns the plan's id */
export async function dropTarget(tx: Tx, actor: Actor, input: z.infer<typeof dropTargetInput>): Promise<string> {
  const { target, plan } = await lockTarget(tx, actor, input)
  const amendmentId = await ensureAmendment(tx, actor, plan, input)
  await tx.query
    .updateTable('plans.target')
    .set({ dropped_at: tx.now, version: target.version + 1 })
    .where('id', '=', target.id)
    .execute()
  await announce(tx, actor, {
    name: 'plans.target_dropped',
    subjectKind: 'target',
    subjectId: target.id,
    unitId: plan.authority_id,
    detail: { planId: plan.id, amendmentId, text: target.text },
  })
  return plan.id
}
