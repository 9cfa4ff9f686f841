import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'

/** `amendmentId`: what decided the change; null for what entered force or was ordered from above. */
export type TaskChange = { planId: string; taskIds: readonly string[]; amendmentId: string | null }

/** Is told, inside the transaction, which tasks of a plan in force are new, changed or dropped. */
export type TaskFollower = (tx: Tx, actor: Actor, change: TaskChange) => Promise<void>

const followers: TaskFollower[] = []

/** Tracking follows plans; a plan does not know who follows it. */
export const followTasks = (follower: TaskFollower): void => void followers.push(follower)

export async function tellFollowers(tx: Tx, actor: Actor, change: TaskChange): Promise<void> {
  if (!change.taskIds.length) return
  for (const follower of followers) await follower(tx, actor, change)
}
