// Which post is spoken to. Nobody is, until whoever has a contract with it registers an adapter of the shape in post.ts at
// start: numbers and outcomes are then typed by the clerk. In the demo it is the simulator.
import { reader } from '../../../kernel/database/transaction.ts'
import type { Services } from '../../../kernel/http/context.ts'
import { hasDemoAccounts } from '../../../kernel/sessions/account.ts'
import type { Post } from './post.ts'
import { makePostSimulator } from './simulator.ts'

export const sharedPostSimulator = makePostSimulator()

let post: Post | undefined

export const currentPost = (): Post | undefined => post

/** @returns the one before */
export function registerPost(next: Post | undefined): Post | undefined {
  const before = post
  post = next
  return before
}

export async function simulateInDemo({ database }: Services): Promise<void> {
  if (!post && (await hasDemoAccounts(reader(database)))) post = sharedPostSimulator.post
}
