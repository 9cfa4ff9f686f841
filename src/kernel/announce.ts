import { sql } from 'kysely'
import type { Actor } from './access/actor.ts'
import type { Db, Tx } from './database/types.ts'
import { sentAhead } from './database/statement.ts'

/** What happened, in the past tense: `plans.task_assigned`. */
export type Announcement = {
  name: string
  subjectKind: string
  subjectId: string
  /** The unit it concerns, for those who look into history by unit. */
  unitId?: string | null
  /** Small: what changed, from what to what. No personal data that the subject itself does not hold. */
  detail?: Record<string, unknown>
}

export type EventMessage = Announcement & { at: string; actorId: string | null; actorName: string; requestId: string }

/** One subscriber's copy of an event on its way; `id` makes a repeated delivery harmless. */
export type Delivery = { id: string; subscriber: string; event: EventMessage }

type Subscriber = {
  name: string
  handle: (tx: Tx, event: EventMessage) => Promise<void>
  /** Of which news of that name it wants to hear; each costs a job. */
  wants: (news: Announcement) => boolean
}

const subscribers = new Map<string, Subscriber[]>()

/** A module reacts to what another announced, after that change has been committed, in a job of its own. */
export function subscribe(
  event: string,
  name: string,
  handle: Subscriber['handle'],
  wants: Subscriber['wants'] = () => true,
): void {
  const list = subscribers.get(event) ?? []
  if (list.some((known) => known.name === name)) throw new Error(`${name} subscribes to ${event} twice`)
  subscribers.set(event, [...list, { name, handle, wants }])
}

export const findSubscriber = (event: string, name: string): Subscriber | undefined =>
  subscribers.get(event)?.find((subscriber) => subscriber.name === name)

/** Rules act too, but never anonymously: the name of the rule stands where a person's would. */
export type ActingRule = { rule: string }

/** For columns that name who did it: a rule is nobody. */
export const personOf = (actor: Pick<Actor, 'personId'> | ActingRule): string | null =>
  'rule' in actor ? null : actor.personId

/**
 * Writes history and hands the news to whoever subscribed, both inside the caller's transaction: nothing is known,
 * mailed or counted of a change that was rolled back, and nothing of a committed one is lost.
 */
export async function announce(
  tx: Tx,
  actor: Pick<Actor, 'personId' | 'name'> | ActingRule,
  announcement: Announcement,
): Promise<void> {
  await writeHistory(tx, actor, announcement)
  const [actorId, actorName] = signed(actor)
  for (const { name, wants } of subscribers.get(announcement.name) ?? []) {
    if (!wants(announcement)) continue
    const event: EventMessage = { ...announcement, at: tx.now.toString(), actorId, actorName, requestId: tx.requestId }
    await enqueue(tx, 'kernel.deliver', { id: tx.id(), subscriber: name, event } satisfies Delivery)
  }
}

const signed = (actor: Pick<Actor, 'personId' | 'name'> | ActingRule): [string | null, string] =>
  'rule' in actor ? [null, `rule:${actor.rule}`] : [actor.personId, actor.name]

/** History alone; of what has no record of its own, such as a try to sign in with a login that nobody has, too. */
export async function writeHistory(
  tx: Tx,
  actor: Pick<Actor, 'personId' | 'name'> | ActingRule,
  entry: Omit<Announcement, 'subjectId'> & { subjectId: string | null },
): Promise<void> {
  const [actorId, actorName] = signed(actor)
  await tx.query
    .insertInto('kernel.audit')
    .values({
      at: tx.now,
      request_id: tx.requestId,
      actor_id: actorId,
      actor_name: actorName,
      action: entry.name,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      unit_id: entry.unitId ?? null,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .modifyEnd(sentAhead)
    .execute()
}

/** Puts work on the queue as part of the transaction; `key` replaces work of the same key that has not begun. */
export async function enqueue(
  tx: Tx,
  task: string,
  payload: unknown,
  options: { key?: string; at?: Temporal.Instant; queue?: string; attempts?: number } = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json,
    queue_name => ${options.queue ?? null}, run_at => ${options.at?.toString() ?? null}::timestamptz,
    max_attempts => ${options.attempts ?? null}, job_key => ${options.key ?? null}) ${sentAhead}`.execute(tx.query)
}

/** Somebody looked at personal data: it is told to those who watch over it, not in everybody's history of the thing. */
export const personalDataRead = 'kernel.personal_data_read'

/** The history of one thing, newest first. */
export const findHistory = (db: Db, subjectIds: readonly string[], limit = 100) =>
  db.query
    .selectFrom('kernel.audit')
    .select(['number', 'at', 'actor_id', 'actor_name', 'action', 'subject_kind', 'subject_id', 'detail'])
    .where('subject_id', 'in', [...subjectIds])
    .where('action', '!=', personalDataRead)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
