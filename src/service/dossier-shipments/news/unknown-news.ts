// News of the post that belong to no item: their number is not known here, or they cannot be read. They name no unit, so
// they are for those over the whole house, who may put them aside.
import { sql } from 'kysely'
import { z } from 'zod'
import { personNameOf } from '../../../foundation/organisation/index.ts'
import { scopesOf, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { AppError, forbidden, notFound } from '../../../kernel/errors.ts'
import { id, lines } from '../../../kernel/http/fields.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import { shipmentActions } from '../shipment-access.ts'

export const mostNews = 50

export const isOverAll = (actor: Actor, action: keyof typeof shipmentActions): boolean =>
  scopesOf(actor, shipmentActions[action]).some((path) => !path.includes('.'))

const unknown = (db: Db) =>
  db.query
    .selectFrom('dossier_shipments.news as news')
    .select(['news.id', 'news.payload', 'news.state', 'news.tracking_number', 'news.heard_at'])
    .select(['news.put_aside_at', 'news.note', personNameOf('news.put_aside_by').as('put_aside_by_name')])
    .where('news.known', '=', false)

/** The newest first; one more than is shown, where there are more. */
export const findUnknownNews = (db: Db) =>
  unknown(db)
    .where('news.put_aside_at', 'is', null)
    .orderBy('news.heard_at', 'desc')
    .orderBy('news.id')
    .limit(mostNews + 1)
    .execute()

export type UnknownNews = Awaited<ReturnType<typeof findUnknownNews>>[number]

/** Also what was put aside: what was said stays readable. */
export async function getUnknownNews(db: Db, actor: Actor, newsId: string): Promise<UnknownNews> {
  const mayRead = isOverAll(actor, 'dossier_shipments.read') && isUuid(newsId)
  const found = mayRead ? await unknown(db).where('news.id', '=', newsId).executeTakeFirst() : undefined
  if (!found) throw notFound()
  return found
}

export const putNewsAsideInput = z.object({ id: id(), note: lines(2000) })

/** Somebody answers for it that nothing is to be done with it. Throws `dossier_shipments.put_aside_already`. */
export async function putNewsAside(tx: Tx, actor: Actor, input: z.output<typeof putNewsAsideInput>): Promise<void> {
  await sql`select from dossier_shipments.news where id = ${input.id} for update`.execute(tx.query)
  const news = await getUnknownNews(tx, actor, input.id)
  if (!isOverAll(actor, 'dossier_shipments.settle_news')) throw forbidden()
  if (news.put_aside_at) throw new AppError('dossier_shipments.put_aside_already', 409)
  await tx.query
    .updateTable('dossier_shipments.news')
    .set({ put_aside_at: tx.now, put_aside_by: actor.personId, note: input.note })
    .where('id', '=', news.id)
    .execute()
  await announce(tx, actor, {
    name: 'dossier_shipments.news_put_aside',
    subjectKind: 'postal_news',
    subjectId: news.id,
    detail: { reason: input.note },
  })
}
