// Queue numbers, where a unit wants them: by unit and day from 1, called in the order in which they were taken.
import { sql } from 'kysely'
import { z } from 'zod'
import { dateOf } from '../../../foundation/calendar/index.ts'
import { getUnit } from '../../../foundation/organisation/index.ts'
import { announce } from '../../../kernel/announce.ts'
import { defineActions, ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { flag, id, optionalLine } from '../../../kernel/http/fields.ts'
import { ensureReceives } from '../places.ts'

export const queueActions = defineActions({
  /** Whether a unit gives out queue numbers. */
  'dossier_intake.set_queue': ['unit_head', 'leader', 'reform_officer', 'administrator'],
})

export const setQueueInput = z.object({ unitId: id(), open: flag().default(false) })

export async function setQueue(tx: Tx, actor: Actor, { unitId, open }: z.output<typeof setQueueInput>): Promise<void> {
  const { path } = await getUnit(tx, unitId)
  ensureCan(actor, queueActions['dossier_intake.set_queue'], path)
  const set = { open, set_by: actor.personId, set_at: tx.now }
  await tx.query
    .insertInto('dossier_intake.queue')
    .values({ unit_id: unitId, ...set })
    .onConflict((conflict) => conflict.column('unit_id').doUpdateSet(set))
    .execute()
  const name = open ? 'dossier_intake.queue_opened' : 'dossier_intake.queue_closed'
  await announce(tx, actor, { name, subjectKind: 'unit', subjectId: unitId, unitId })
}

export async function ensureQueueOpen(tx: Tx, unitId: string): Promise<void> {
  const queue = await tx.query
    .selectFrom('dossier_intake.queue')
    .select('open')
    .where('unit_id', '=', unitId)
    .executeTakeFirst()
  if (!queue?.open) throw new AppError('dossier_intake.queue_closed_now', 409)
}

export const takeTicketInput = z.object({ unitId: id() })

type Ticket = { id: string; number: number }

export async function takeTicket(tx: Tx, actor: Actor, { unitId }: z.output<typeof takeTicketInput>): Promise<Ticket> {
  await ensureReceives(tx, actor, unitId)
  await ensureQueueOpen(tx, unitId)
  return giveTicket(tx, unitId, null)
}

/** The next number of the day; its row is the lock, so no number is given out twice. */
export async function giveTicket(tx: Tx, unitId: string, kioskId: string | null): Promise<Ticket> {
  const day = dateOf(tx.now)
  const { rows } = await sql<{ last: number }>`
    insert into dossier_intake.queue_day as today (unit_id, day, last) values (${unitId}, ${day}, 1)
    on conflict (unit_id, day) do update set last = today.last + 1
    returning last`.execute(tx.query)
  const ticket = { id: tx.id(), number: rows[0]!.last }
  await tx.query
    .insertInto('dossier_intake.ticket')
    .values({ ...ticket, unit_id: unitId, day, taken_at: tx.now, kiosk_id: kioskId })
    .execute()
  return ticket
}

/** The screen says "đến quầy": who types the word as well does not hear it twice. */
const deskName = () => optionalLine(30).transform((desk) => desk?.replace(/^quầy\s+/iu, ''))

export const callNextInput = z.object({ unitId: id(), desk: deskName() })

/** Calls whoever has waited longest; two clerks at once call two people. */
export async function callNext(
  tx: Tx,
  actor: Actor,
  { unitId, desk = '' }: z.output<typeof callNextInput>,
): Promise<number> {
  await ensureReceives(tx, actor, unitId)
  await ensureQueueOpen(tx, unitId)
  const { rows } = await sql<{ number: number }>`
    update dossier_intake.ticket set called_at = ${tx.now}, called_by = ${actor.personId}, desk = ${desk}
    where id = (select waiting.id from dossier_intake.ticket as waiting
      where waiting.unit_id = ${unitId} and waiting.day = ${dateOf(tx.now)}::date and waiting.called_at is null
      order by waiting.number limit 1 for update skip locked)
    returning number`.execute(tx.query)
  const [called] = rows
  if (!called) throw new AppError('dossier_intake.nobody_waits', 409)
  return called.number
}

export type Queue = {
  open: boolean
  waiting: number
  /** Of those called today, in the mean; null before the first. */
  meanMinutes: number | null
  longestMinutes: number | null
  called: { number: number; desk: string }[]
  /** At which desk this person called last. */
  desk: string
}

const mostShown = 6

/** The queue of a unit today, in one statement; `actor`: whose desk it is. */
export async function findQueue(db: Db, unitId: string, actor?: Pick<Actor, 'personId'>): Promise<Queue> {
  const day = dateOf(db.now)
  const { rows } = await sql<Queue>`
    with today as (select * from dossier_intake.ticket where unit_id = ${unitId} and day = ${day}::date),
    waits as (select extract(epoch from called_at - taken_at) / 60 as minutes from today where called_at is not null)
    select coalesce((select open from dossier_intake.queue where unit_id = ${unitId}), false) as open,
      (select count(*)::int from today where called_at is null) as waiting,
      (select round(avg(minutes))::int from waits) as "meanMinutes",
      (select round(max(minutes))::int from waits) as "longestMinutes",
      (select coalesce(jsonb_agg(jsonb_build_object('number', number, 'desk', desk) order by called_at desc, number desc), '[]')
        from (select * from today where called_at is not null order by called_at desc, number desc limit ${mostShown}) as last) as called,
      coalesce((select desk from today where called_by = ${actor?.personId ?? null}::uuid order by called_at desc limit 1), '') as desk`.execute(
    db.query,
  )
  return rows[0]!
}
