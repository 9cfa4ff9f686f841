import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'

/** Is told, inside the transaction, which tasks of a plan in force are new, changed or dropped. */
export type TaskFollower = (tx: Tx, actor: Actor, planId: string, taskIds: readonly string[]) => Promise<void>

const followers: TaskFollower[] = []

/** Tracking follows plans; a plan does not know who follows it. */
export const followTasks = (follower: TaskFollower): void => void followers.push(follower)

export async function tellFollowers(tx: Tx, actor: Actor, planId: string, taskIds: readonly string[]): Promise<void> {
  if (!taskIds.length) return
  for (const follower of followers) await follower(tx, actor, planId, taskIds)
}
