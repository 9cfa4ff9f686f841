// The post is told what was cancelled, outside of transactions: after a crash or a lost answer it is told again.
import { attempt } from '../../../kernel/database/attempt.ts'
import { reader } from '../../../kernel/database/transaction.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import type { JobDefinition, JobRun } from '../../../kernel/jobs/define.ts'
import { messageOf } from '../../../kernel/jobs/outside.ts'
import { currentPost } from '../post/current-post.ts'
import { isPausing, keepFailure, keepSuccess } from '../post/post-state.ts'
import { PostRefusal } from '../post/post.ts'
import { tellOf, updateShipment } from '../update-shipment.ts'
import { cancelJob } from './cancel-shipment.ts'

const atOnce = 50

const findUntold = (db: Db) =>
  db.query
    .selectFrom('dossier_shipments.shipment')
    .selectAll()
    .where('cancelled_at', 'is not', null)
    .where('cancel_told_at', 'is', null)
    .where('asked_at', 'is not', null)
    .where('cancel_refused_at', 'is', null)
    .orderBy('cancelled_at')
    .orderBy('id')
    .limit(atOnce)
    .execute()

type Untold = Awaited<ReturnType<typeof findUntold>>[number]

/** The post has it: the order stands as before, and is open again where a person had closed it. */
async function keepRefused(tx: Tx, row: Untold, error: unknown): Promise<void> {
  const refused = {
    cancel_refused_at: tx.now,
    cancel_error: messageOf(error),
    cancel_attempts: row.cancel_attempts + 1,
  }
  const standing = { ...refused, cancelled_at: null, closed_at: row.closed_by ? null : row.closed_at, closed_by: null }
  // Another item of the same result may have been prepared meanwhile: then this one stays closed.
  const taken = await attempt(tx, () => updateShipment(tx, row.id, standing))
  if (taken) await updateShipment(tx, row.id, refused)
  await tellOf(tx, { rule: 'post-news' }, row, 'dossier_shipments.cancelling_refused', { reason: messageOf(error) })
}

async function cancelOrders({ services, now, transaction }: JobRun): Promise<void> {
  const post = currentPost()
  const db = reader(services.database, now)
  if (!post || (await isPausing(db))) return
  for (const row of await findUntold(db)) {
    const error = await post
      .cancel({ id: row.id, trackingNumber: row.tracking_number, reason: row.cancel_reason })
      .then(() => undefined)
      .catch((reason: unknown) => reason ?? new Error('no answer'))
    if (error instanceof PostRefusal) await transaction((tx) => keepRefused(tx, row, error))
    else if (error) {
      const tried = { cancel_attempts: row.cancel_attempts + 1, cancel_error: messageOf(error) }
      await transaction(async (tx) => {
        await updateShipment(tx, row.id, tried)
        await keepFailure(tx, error)
      })
      return
    } else
      await transaction(async (tx) => {
        await updateShipment(tx, row.id, { cancel_told_at: tx.now, cancel_error: '' })
        await keepSuccess(tx)
      })
  }
}

export const cancelAtPost: JobDefinition = { name: cancelJob, cron: '* * * * *', run: cancelOrders }
