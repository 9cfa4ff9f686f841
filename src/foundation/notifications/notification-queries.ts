import { sql } from 'kysely'
import { scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import type { Place } from '../../kernel/http/list-address.ts'
import { personIdsWithin } from '../organisation/index.ts'
import type { NoticeParams } from './notice.ts'
import { actions } from './notifications-access.ts'

const isBefore = (table: string, after: Place) =>
  sql<boolean>`(${sql.ref(`${table}.created_at`)}, ${sql.ref(`${table}.id`)}) < (${after.at.toString()}::timestamptz, ${after.id}::uuid)`

/** Newest first. */
export async function findNotifications(db: Db, actor: Actor, filter: { after?: Place; limit: number }) {
  const rows = await db.query
    .selectFrom('notifications.notification as notification')
    .select(['id', 'kind', 'params', 'href', 'created_at', 'read_at'])
    .where('person_id', '=', actor.personId)
    .$if(filter.after !== undefined, (query) => query.where(isBefore('notification', filter.after!)))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .execute()
  return rows.map((row) => ({ ...row, params: row.params as NoticeParams }))
}

export type NotificationRow = Awaited<ReturnType<typeof findNotifications>>[number]

const countedAtMost = 100

/** What the bell says; it stops counting where nobody reads the figure any more. */
export async function countUnread(db: Db, actor: Actor): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from notifications.notification
      where person_id = ${actor.personId} and read_at is null limit ${countedAtMost}) as unread`.execute(db.query)
  return rows[0]!.n
}

export async function findPreference(db: Db, actor: Actor): Promise<{ byEmail: boolean; lang: string }> {
  const row = await db.query
    .selectFrom('notifications.preference')
    .select(['by_email as byEmail', 'lang'])
    .where('person_id', '=', actor.personId)
    .executeTakeFirst()
  return row ?? { byEmail: true, lang: 'vi' }
}

/** One's own mails and, for administrators, those to the people of their units. */
export function findEmails(db: Db, actor: Actor, filter: { after?: Place; limit: number }) {
  const watched = personIdsWithin(db, scopesOf(actor, actions['notifications.watch_delivery']))
  return db.query
    .selectFrom('notifications.email as email')
    .selectAll('email')
    .where((eb) => eb.or([eb('email.person_id', '=', actor.personId), eb('email.person_id', 'in', watched)]))
    .$if(filter.after !== undefined, (query) => query.where(isBefore('email', filter.after!)))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .execute()
}

export type EmailRow = Awaited<ReturnType<typeof findEmails>>[number]
