import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { date, id, line, many, version } from '../../../kernel/http/fields.ts'
import { amendPlan, type Changes, type KeptPlace } from '../../plans/index.ts'
import { lockImport } from '../importing/lock-import.ts'
import { openPoints } from '../open-points.ts'
import { findChoices } from '../settling/choice-rows.ts'
import { findDraft } from '../settling/get-review.ts'
import { differenceKey, type PlanDifference } from './compare-plans.ts'
import type { Difference } from './compare-items.ts'
import { findCorrection } from './find-correction.ts'

export const applyCorrectionInput = z.object({
  id: id(),
  version: version(),
  /** What the person saw, so that a plan changed meanwhile is not overwritten unseen. */
  seen: line(200),
  ticked: many(z.string().max(50), 5000),
  amendmentNumber: line(100),
  amendmentDate: date(),
  amendmentReason: line(500),
})

/** Changes when any difference does: what the draft says is guarded by its version, what the plan says by this. */
export function seenMark(differences: readonly PlanDifference[]): string {
  const hash = createHash('sha256')
  for (const one of differences) {
    const fields = one.kind === 'changed' ? one.fields.map(({ field, before }) => [field, before]) : []
    hash.update(JSON.stringify([one.what, one.kind, differenceKey(one), one.item.text, fields]))
  }
  return hash.digest('base64url')
}

/** What is new in the plan is printed in the document that amends it. */
function changesOf<Item extends { place: KeptPlace | null }>(
  differences: readonly Difference<Item>[],
  importId: string,
): Changes<Item> {
  const placed = (item: Item): Item => ({ ...item, place: item.place && { ...item.place, importId } })
  return {
    add: differences.flatMap((one) => (one.kind === 'added' ? [placed(one.item)] : [])),
    change: differences.flatMap((one) => (one.kind === 'changed' ? [{ id: one.id, item: placed(one.item) }] : [])),
    drop: differences.flatMap((one) => (one.kind === 'dropped' ? [one.id] : [])),
  }
}

/** Applies what was ticked as one amendment. What was not stays as the plan has it. @returns the id of the plan */
export async function applyCorrection(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof applyCorrectionInput>,
): Promise<string> {
  const row = await lockImport(tx, actor, input.id, input.version)
  const draft = await findDraft(tx, row.id)
  if (!draft) throw new AppError('plan_settling.not_read')
  const settling = { draft, choices: await findChoices(tx, row.id) }
  const points = openPoints(settling)
  if (points.length) throw new AppError('plan_settling.still_open', 422, { count: points.length })
  const { planId, next, differences } = await findCorrection(tx, row, settling)
  if (seenMark(differences) !== input.seen) throw new AppError('kernel.changed_meanwhile')
  const ticked = differences.filter((difference) => input.ticked.includes(differenceKey(difference)))
  if (!ticked.length) throw new AppError('plan_settling.nothing_ticked', 422)
  const { amendmentNumber, amendmentDate, amendmentReason } = input
  await amendPlan(
    tx,
    actor,
    { planId, amendmentNumber, amendmentDate, amendmentReason, fileId: row.file_id },
    {
      areas: next.areas,
      goals: next.goals,
      tasks: changesOf(
        ticked.filter((one) => one.what === 'task'),
        row.id,
      ),
      targets: changesOf(
        ticked.filter((one) => one.what === 'target'),
        row.id,
      ),
    },
  )
  await tx.query
    .updateTable('plan_settling.import')
    .set({ settled_at: tx.now, plan_id: planId, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  await announce(tx, actor, {
    name: 'plan_settling.correction_applied',
    subjectKind: 'plan_import',
    subjectId: row.id,
    unitId: row.authority_id,
    detail: { planId, applied: ticked.length, left: differences.length - ticked.length },
  })
  return planId
}
