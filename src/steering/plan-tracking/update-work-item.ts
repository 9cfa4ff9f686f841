import type { UpdateObject } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tables, Tx } from '../../kernel/database/types.ts'
import type { LockedWorkItem } from './lock-work-item.ts'

/** Changes a locked work item and says so, in one step: no change without its history. */
export async function updateWorkItem(
  tx: Tx,
  actor: Actor,
  item: LockedWorkItem,
  changes: UpdateObject<Tables, 'plan_tracking.work_item'>,
  name: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await tx.query
    .updateTable('plan_tracking.work_item')
    .set({ ...changes, version: item.version + 1 })
    .where('id', '=', item.id)
    .execute()
  await announce(tx, actor, {
    name,
    subjectKind: 'work_item',
    subjectId: item.id,
    unitId: item.unit_id,
    detail: { taskId: item.task_id, ...detail },
  })
}
