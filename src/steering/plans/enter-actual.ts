import { z } from 'zod'
import { ensureCan, type Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { date, flag, id, optionalDecimal, optionalLines } from '../../kernel/http/fields.ts'
import { lockPlan } from './lock-plan.ts'
import { planActions } from './plan-access.ts'

export const enterActualInput = z.object({
  id: id(),
  asOf: date(),
  numerator: optionalDecimal(),
  denominator: optionalDecimal(),
  value: optionalDecimal(),
  noData: flag(),
  note: optionalLines(2000),
})

/**
 * What a target has reached on a day: a ratio with its two sides, a plain value, or the statement that there is no
 * data. Denominator 0 is no data, never 0 %.
 */
export async function enterActual(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof enterActualInput>,
  fileId: string | null,
): Promise<string> {
  const target = await tx.query
    .selectFrom('plans.target')
    .select(['id', 'plan_id'])
    .where('id', '=', input.id)
    .where('dropped_at', 'is', null)
    .executeTakeFirst()
  if (!target) throw notFound()
  const plan = await lockPlan(tx, actor, target.plan_id)
  ensureCan(actor, planActions['plans.manage'], plan.authority_path)
  const ratio = input.numerator !== undefined && input.denominator !== undefined
  if (!input.noData && !ratio && input.value === undefined)
    throw new AppError('plans.actual_value_or_no_data', 422, {}, 'value')
  const noData = input.noData || (ratio && Number(input.denominator) === 0)
  await tx.query
    .insertInto('plans.target_actual')
    .values({
      id: tx.id(),
      target_id: target.id,
      as_of: input.asOf,
      numerator: noData ? null : (input.numerator ?? null),
      denominator: noData ? null : (input.denominator ?? null),
      value: noData ? null : (input.value ?? null),
      no_data: noData,
      note: input.note ?? '',
      file_id: fileId,
      entered_by: actor.personId,
      entered_at: tx.now,
    })
    .execute()
  await announce(tx, actor, {
    name: 'plans.actual_entered',
    subjectKind: 'target',
    subjectId: target.id,
    unitId: plan.authority_id,
    detail: { asOf: input.asOf.toString(), noData },
  })
  return plan.id
}
