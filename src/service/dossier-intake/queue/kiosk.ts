// A device at the door of the centre: whoever stands before it takes a number, and can do nothing else. It is opened by a
// head on the device itself, known by a token that only it has, and shut from anywhere.
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { getUnit, personNameOf } from '../../../foundation/organisation/index.ts'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { id, line } from '../../../kernel/http/fields.ts'
import { hashToken } from '../../../kernel/sessions/session.ts'
import { ensureQueueOpen, giveTicket, queueActions } from './queue.ts'

export const openKioskInput = z.object({ unitId: id(), name: line(100) })

/** @returns the token, of which only the hash is kept */
export async function openKiosk(tx: Tx, actor: Actor, input: z.output<typeof openKioskInput>): Promise<string> {
  const { path } = await getUnit(tx, input.unitId)
  ensureCan(actor, queueActions['dossier_intake.set_queue'], path)
  const token = randomBytes(32).toString('base64url')
  const kioskId = tx.id()
  await tx.query
    .insertInto('dossier_intake.kiosk')
    .values({
      id: kioskId,
      unit_id: input.unitId,
      name: input.name,
      token_hash: hashToken(token),
      opened_at: tx.now,
      opened_by: actor.personId,
    })
    .execute()
  await announce(tx, actor, {
    name: 'dossier_intake.kiosk_opened',
    subjectKind: 'unit',
    subjectId: input.unitId,
    unitId: input.unitId,
    detail: { note: input.name },
  })
  return token
}

export const revokeKioskInput = z.object({ id: id() })

export async function revokeKiosk(tx: Tx, actor: Actor, input: z.output<typeof revokeKioskInput>): Promise<void> {
  const kiosk = await tx.query
    .selectFrom('dossier_intake.kiosk')
    .select(['unit_id', 'name'])
    .where('id', '=', input.id)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!kiosk) throw notFound()
  const { path } = await getUnit(tx, kiosk.unit_id)
  ensureCan(actor, queueActions['dossier_intake.set_queue'], path)
  await tx.query
    .updateTable('dossier_intake.kiosk')
    .set({ revoked_at: tx.now, revoked_by: actor.personId })
    .where('id', '=', input.id)
    .execute()
  await announce(tx, actor, {
    name: 'dossier_intake.kiosk_revoked',
    subjectKind: 'unit',
    subjectId: kiosk.unit_id,
    unitId: kiosk.unit_id,
    detail: { note: kiosk.name },
  })
}

const mostListed = 50

export const findKiosks = (db: Db, unitId: string) =>
  db.query
    .selectFrom('dossier_intake.kiosk as kiosk')
    .select(['kiosk.id', 'kiosk.name', 'kiosk.opened_at', personNameOf('kiosk.opened_by').as('opened_by_name')])
    .where('kiosk.unit_id', '=', unitId)
    .where('kiosk.revoked_at', 'is', null)
    .orderBy('kiosk.opened_at')
    .limit(mostListed)
    .execute()

/** Undefined for a device that was never opened, was shut, or belongs to another unit. */
export const findKiosk = (db: Db, unitId: string, token: string) =>
  db.query
    .selectFrom('dossier_intake.kiosk')
    .select(['id', 'unit_id', 'name'])
    .where('token_hash', '=', hashToken(token))
    .where('unit_id', '=', unitId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()

/** A child that plays with the screen must not empty the day's numbers. */
const mostAMinute = 12

export async function takeTicketAtKiosk(tx: Tx, unitId: string, token: string): Promise<number> {
  const kiosk = await findKiosk(tx, unitId, token)
  if (!kiosk) throw new AppError('dossier_intake.kiosk_shut', 403)
  await ensureQueueOpen(tx, unitId)
  const { count } = await tx.query
    .selectFrom('dossier_intake.ticket')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('kiosk_id', '=', kiosk.id)
    .where('taken_at', '>', tx.now.subtract({ minutes: 1 }))
    .executeTakeFirstOrThrow()
  if (count >= mostAMinute) throw new AppError('dossier_intake.kiosk_too_fast', 429)
  return (await giveTicket(tx, unitId, kiosk.id)).number
}
