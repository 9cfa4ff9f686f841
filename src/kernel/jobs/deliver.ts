import { findSubscriber, type Delivery } from '../announce.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Services } from '../http/context.ts'

/**
 * Hands one event to one subscriber. What the subscriber writes and the note that it was told commit together, so a
 * delivery that is repeated after a crash has no second effect.
 */
export async function deliver({ database }: Services, { id, subscriber, event }: Delivery): Promise<void> {
  const found = findSubscriber(event.name, subscriber)
  if (!found) throw new Error(`${subscriber} no longer subscribes to ${event.name}`)
  await inTransaction(
    database,
    async (tx) => {
      const noted = await tx.query
        .insertInto('kernel.delivery')
        .values({ id, at: tx.now })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if (noted.numInsertedOrUpdatedRows) await found.handle(tx, event)
    },
    { requestId: event.requestId },
  )
}
