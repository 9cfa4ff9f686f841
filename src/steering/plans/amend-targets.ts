import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Changes } from './plan-changes.ts'
import { insertTargets, targetColumns } from './insert-targets.ts'
import type { SettledTarget } from './plan.ts'

export type ToldChange = { name: string; id: string; detail: Record<string, unknown> }

/** Targets of a plan whose lock is held; what was reached so far stays with each. @returns what history is to tell */
export async function amendTargets(
  tx: Tx,
  { planId, areaIds }: { planId: string; areaIds: readonly string[] },
  changes: Changes<SettledTarget>,
): Promise<ToldChange[]> {
  const before = await lockTargets(tx, planId, [...changes.drop, ...changes.change.map(({ id }) => id)])
  const { last } = await tx.query
    .selectFrom('plans.target')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(-1)).as('last'))
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow()
  const added = await insertTargets(tx, { planId, areaIds, firstPosition: last + 1 }, changes.add)
  for (const { id, item } of changes.change)
    await tx.query
      .updateTable('plans.target')
      .set((eb) => ({ ...targetColumns(item, areaIds), version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
  if (changes.drop.length)
    await tx.query
      .updateTable('plans.target')
      .set((eb) => ({ dropped_at: tx.now, version: eb('version', '+', 1) }))
      .where('id', 'in', changes.drop)
      .execute()
  return [
    ...added.map((id) => ({ name: 'plans.target_added', id, detail: {} })),
    ...changes.drop.map((id) => ({ name: 'plans.target_dropped', id, detail: { text: before.get(id)!.text } })),
    ...changes.change.map(({ id, item: { text, comparator, value } }) => ({
      name: 'plans.target_changed',
      id,
      detail: { before: before.get(id)!, after: { text, comparator, value } },
    })),
  ]
}

/** What the targets said before; one of another plan or dropped already is a change too late. */
async function lockTargets(tx: Tx, planId: string, ids: readonly string[]) {
  if (!ids.length) return new Map<string, { text: string; comparator: string; value: string | null }>()
  const rows = await tx.query
    .selectFrom('plans.target')
    .select(['id', 'text', 'comparator', 'value'])
    .where('id', 'in', [...ids])
    .where('plan_id', '=', planId)
    .where('dropped_at', 'is', null)
    .forUpdate()
    .execute()
  if (rows.length < ids.length) throw new AppError('kernel.changed_meanwhile')
  return new Map(rows.map(({ id, ...said }) => [id, said]))
}
