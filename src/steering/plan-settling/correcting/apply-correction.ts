import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { date, id, line, many, version } from '../../../kernel/http/fields.ts'
import { amendPlan, type SettledTask } from '../../plans/index.ts'
import { lockImport } from '../importing/lock-import.ts'
import { openPoints } from '../open-points.ts'
import { findChoices } from '../settling/choice-rows.ts'
import { findDraft } from '../settling/get-review.ts'
import { differenceKey, type TaskDifference } from './compare-tasks.ts'
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
export function seenMark(differences: readonly TaskDifference[]): string {
  const hash = createHash('sha256')
  for (const one of differences) {
    const fields = one.kind === 'changed' ? one.fields.map(({ field, before }) => [field, before]) : []
    hash.update(JSON.stringify([one.kind, differenceKey(one), one.task.text, fields]))
  }
  return hash.digest('base64url')
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
  const placed = (task: SettledTask): SettledTask => ({
    ...task,
    place: task.place && { ...task.place, importId: row.id },
  })
  const { amendmentNumber, amendmentDate, amendmentReason } = input
  await amendPlan(
    tx,
    actor,
    { planId, amendmentNumber, amendmentDate, amendmentReason, fileId: row.file_id },
    {
      areas: next.areas,
      goals: next.goals,
      add: ticked.flatMap((one) => (one.kind === 'added' ? [placed(one.task)] : [])),
      change: ticked.flatMap((one) => (one.kind === 'changed' ? [{ id: one.id, task: placed(one.task) }] : [])),
      drop: ticked.flatMap((one) => (one.kind === 'dropped' ? [one.id] : [])),
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
