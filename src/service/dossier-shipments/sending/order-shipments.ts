import { z } from 'zod'
import { unitNameOf } from '../../../foundation/organisation/index.ts'
import { reader } from '../../../kernel/database/transaction.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import type { JobDefinition, JobRun } from '../../../kernel/jobs/define.ts'
import { messageOf } from '../../../kernel/jobs/outside.ts'
import { dossierRows } from '../../dossiers/index.ts'
import { applyNews } from '../news/take-news.ts'
import { currentPost } from '../post/current-post.ts'
import { isPausing, keepFailure, keepSuccess } from '../post/post-state.ts'
import { PostRefusal, type Post, type PostOrder } from '../post/post.ts'
import { trackingNumber, type Direction, type Payer } from '../shipment.ts'
import { updateShipment } from '../update-shipment.ts'
import { orderJob } from './prepare-shipment.ts'

const atOnce = 50
/** More than this in one run is left to the next. */
const mostRounds = 100

const answer = z.object({
  trackingNumber: z
    .string()
    .max(60)
    .transform(trackingNumber)
    .pipe(z.string().regex(/^[A-Z0-9-]{4,}$/)),
  fee: z.number().int().min(0).max(100_000_000).nullish(),
})

/** Prepared and not yet ordered; what the post refused waits for somebody. */
async function findToOrder(db: Db): Promise<PostOrder[]> {
  const rows = await db.query
    .selectFrom('dossier_shipments.shipment as shipment')
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'shipment.dossier_id')
    .selectAll('shipment')
    .select(unitNameOf('dossier.reception_unit_id').as('office'))
    .where('shipment.asked_at', 'is', null)
    .where('shipment.ask_refused_at', 'is', null)
    .where('shipment.taken_over_at', 'is', null)
    .where('shipment.delivered_at', 'is', null)
    .where('shipment.closed_at', 'is', null)
    .orderBy('shipment.prepared_at')
    .orderBy('shipment.id')
    .limit(atOnce)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    direction: row.direction as Direction,
    party: { name: row.party_name, phone: row.party_phone, address: row.party_address },
    office: row.office ?? '',
    payer: row.payer as Payer,
  }))
}

async function keepOrdered(tx: Tx, { id }: PostOrder, said: z.output<typeof answer>): Promise<void> {
  const shipment = await tx.query
    .selectFrom('dossier_shipments.shipment')
    .select(['tracking_number', 'fee', 'ask_attempts'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  // A number that a clerk typed meanwhile is the one on the envelope.
  const number = shipment.tracking_number || said.trackingNumber
  await updateShipment(tx, id, {
    asked_at: tx.now,
    heard_at: tx.now,
    tracking_number: number,
    fee: shipment.fee ?? said.fee ?? null,
    ask_attempts: shipment.ask_attempts + 1,
    ask_error: '',
  })
  await applyNews(tx, number)
  await keepSuccess(tx)
}

async function keepUnordered(tx: Tx, { id }: PostOrder, error: unknown): Promise<void> {
  const isRefusal = error instanceof PostRefusal
  const { ask_attempts } = await tx.query
    .selectFrom('dossier_shipments.shipment')
    .select('ask_attempts')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await updateShipment(tx, id, {
    ask_attempts: ask_attempts + 1,
    ask_error: messageOf(error),
    ask_refused_at: isRefusal ? tx.now : null,
  })
  if (!isRefusal) await keepFailure(tx, error)
}

/** @returns whether the post is there */
async function orderOne(post: Post, { transaction }: JobRun, order: PostOrder): Promise<boolean> {
  const outcome = await post.order(order).then(
    (said) => ({ said: answer.safeParse(said) }),
    (error: unknown) => ({ error }),
  )
  if ('said' in outcome && outcome.said.success) {
    const { data } = outcome.said
    await transaction((tx) => keepOrdered(tx, order, data))
    return true
  }
  const error = 'error' in outcome ? outcome.error : new Error('the post answered with no number')
  await transaction((tx) => keepUnordered(tx, order, error))
  return error instanceof PostRefusal
}

/**
 * Orders what was prepared. The post is asked outside of transactions: after a crash, or an answer that was lost, the order
 * is sent again under the same id, and the post takes it once.
 */
async function orderShipments(run: JobRun): Promise<void> {
  const post = currentPost()
  const db = reader(run.services.database, run.now)
  if (!post || (await isPausing(db))) return
  for (let round = 1; round <= mostRounds; round += 1) {
    const orders = await findToOrder(db)
    for (const order of orders) if (!(await orderOne(post, run, order))) return
    if (orders.length === 0) return
    await run.progress(round)
  }
}

export const orderFromPost: JobDefinition = { name: orderJob, cron: '* * * * *', run: orderShipments }
