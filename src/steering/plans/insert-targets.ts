import { inChunks } from '../../kernel/database/in-chunks.ts'
import type { Tx } from '../../kernel/database/types.ts'
import type { SettledTarget } from './plan.ts'

const decimal = (value: number | null): string | null => (value === null ? null : String(value))

/** What a settled target says, as columns. */
export const targetColumns = (target: SettledTarget, areaIds: readonly string[]) => ({
  area_id: target.area === null ? null : (areaIds[target.area] ?? null),
  text: target.text,
  metric_id: target.metricId,
  comparator: target.comparator,
  value: decimal(target.value),
  value_to: decimal(target.valueTo),
  due_on: target.dueOn ? Temporal.PlainDate.from(target.dueOn) : null,
  unit: target.unit,
  scope: target.scope,
  binding: target.binding,
  place: target.place && JSON.stringify(target.place),
})

type TargetHome = { planId: string; areaIds: readonly string[]; firstPosition: number }

/** @returns the ids, in the order of the targets */
export async function insertTargets(
  tx: Tx,
  { planId, areaIds, firstPosition }: TargetHome,
  targets: readonly SettledTarget[],
): Promise<string[]> {
  const rows = targets.map((target, index) => ({
    id: tx.id(),
    plan_id: planId,
    position: firstPosition + index,
    ...targetColumns(target, areaIds),
  }))
  for (const chunk of inChunks(rows)) await tx.query.insertInto('plans.target').values(chunk).execute()
  return rows.map((row) => row.id)
}
