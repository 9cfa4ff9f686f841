// What the public postal service is to us: four questions. Whatever it answers is unknown until it has been read.
import type { OutsidePage } from '../../../kernel/jobs/outside.ts'
import type { Direction, Payer } from '../shipment.ts'

export type PostOrder = {
  /** The same when it is ordered again: the post takes it once. */
  id: string
  direction: Direction
  /** The citizen: fetched from where papers come in, brought to where a result or a request goes out. */
  party: { name: string; phone: string; address: string }
  /** The one-stop centre at the other end. */
  office: string
  payer: Payer
}

/** An order that is no longer wanted. */
export type PostCancellation = { id: string; trackingNumber: string; reason: string }

export type Post = {
  name: string
  /** Answers with the number of the item and its fee. */
  order: (order: PostOrder) => Promise<unknown>
  /** Refused where it has the letter already; the same again changes nothing. */
  cancel: (cancellation: PostCancellation) => Promise<void>
  /** What happened to items since the cursor; the empty cursor is the beginning. */
  fetchNews: (cursor: string) => Promise<OutsidePage>
  /** The last news of one item; null where it knows none. */
  askState: (trackingNumber: string) => Promise<unknown>
}

/** It answered, and will not have it, however often it is asked. Any other error: it is not there, try again later. */
export class PostRefusal extends Error {}
