// Work as notices tell of it, and who may hear of it.
import { unitPathOf } from '../../../foundation/organisation/index.ts'
import { excerpt, type NoticeParams } from '../../../foundation/notifications/index.ts'
import { findActor } from '../../../kernel/access/actor-source.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { involvedUnitsOf, mayReadInForce, taskRows } from '../../plans/index.ts'
import { mayReadEvidence, type WorkScope } from '../tracking-access.ts'
import { lastDayOf } from '../work-item-state.ts'

export const toldWork = (db: Db) =>
  db.query
    .selectFrom('plan_tracking.work_item as work_item')
    .innerJoin(taskRows(db).as('task'), 'task.id', 'work_item.task_id')
    .select((eb) => [
      'work_item.id',
      'work_item.unit_id',
      'work_item.person_id',
      'task.text',
      'task.plan_title',
      unitPathOf(eb.ref('work_item.unit_id')).as('unit_path'),
      unitPathOf(eb.ref('work_item.authority_id')).as('authority_path'),
      involvedUnitsOf(eb.ref('work_item.task_id')).as('involved_unit_ids'),
      lastDayOf.as('last_day'),
    ])

export type ToldWork = Awaited<ReturnType<ReturnType<typeof toldWork>['execute']>>[number]

export const workHref = (work: ToldWork): string => `/dau-viec/${work.id}`

export const workParams = (work: ToldWork): NoticeParams => ({ task: excerpt(work.text), plan: work.plan_title })

/**
 * Of those people, the ones who could open the page that the notice leads to: a lead unit may lie outside the
 * authority, and a post may have ended since.
 */
export async function mayHear(
  db: Db,
  work: ToldWork,
  personIds: readonly string[],
  what: 'work' | 'evidence' = 'work',
): Promise<string[]> {
  const scope: WorkScope = {
    unitId: work.unit_id,
    unitPath: work.unit_path,
    authorityPath: work.authority_path,
    involvedUnitIds: work.involved_unit_ids,
  }
  const allowed: string[] = []
  for (const personId of new Set(personIds)) {
    const actor = await findActor(db, { id: '', personId })
    if (!actor || !mayReadInForce(actor, work.authority_path)) continue
    if (what === 'work' || mayReadEvidence(actor, scope)) allowed.push(personId)
  }
  return allowed
}
