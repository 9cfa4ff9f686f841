// Every change of a dossier of the portal is written down for it, in the order in which it happened.
import { sql } from 'kysely'
import { enqueue, subscribe, type Announcement, type EventMessage } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { dossierRows, nationalStatus, stateOf, type DossierState, type Origin } from '../dossiers/index.ts'
import { sendJob } from './send-changes.ts'

/** What an announcement says of the state; of the others the state of now is sent with what else has changed. */
const stateAfter: Record<string, DossierState> = {
  'dossiers.accepted': 'accepted',
  'dossiers.refused': 'refused',
  'dossiers.begun': 'processing',
  'dossiers.supplement_asked': 'supplement',
  'dossiers.obligation_sent': 'obligation',
  'dossiers.withdrawn': 'withdrawn',
  'dossiers.stopped': 'stopped',
  'dossiers.finished': 'finished',
  'dossiers.returned': 'returned',
}
const otherChanges = [
  'dossiers.supplement_taken',
  'dossiers.verification_began',
  'dossiers.verification_ended',
  'dossiers.obligation_met',
  'dossiers.extended',
  'dossiers.due_moved',
]

export async function followChange(tx: Tx, { name, subjectId, at: happened }: EventMessage): Promise<void> {
  const dossier = await tx.query
    .selectFrom('dossier_exchange.taken as taken')
    .innerJoin(dossierRows(tx).as('dossier'), 'dossier.id', 'taken.dossier_id')
    .selectAll('dossier')
    .where('taken.dossier_id', '=', subjectId)
    .forUpdate('taken')
    .executeTakeFirst()
  if (!dossier) return
  const told = stateAfter[name]
  const status = nationalStatus(told ?? stateOf(dossier))
  // The state of now is of now, however late the news of it came.
  const at = told ? Temporal.Instant.from(happened) : tx.now
  const due = dossier.due_at
  if (!told && (await isKnown(tx, subjectId, status, due))) return
  const isOvertaken = await isSentAfter(tx, subjectId, at, status)
  await tx.query
    .insertInto('dossier_exchange.outgoing')
    .values({
      id: tx.id(),
      dossier_id: subjectId,
      status,
      at,
      due_at: due,
      reason: dossier.ended_at ? dossier.reason.slice(0, 2000) : '',
      dropped_at: isOvertaken ? tx.now : null,
    })
    .execute()
  await enqueue(tx, sendJob, {}, { key: sendJob })
}

/** Does the latest that is sent, or will be, say the same? */
async function isKnown(tx: Tx, dossierId: string, status: number, due: Temporal.Instant | null): Promise<boolean> {
  const last = await tx.query
    .selectFrom('dossier_exchange.outgoing')
    .select(['status', 'due_at'])
    .where('dossier_id', '=', dossierId)
    .where('dropped_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('status', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.status === status && String(last.due_at) === String(due)
}

/** News that comes after what followed it has been sent is too late: the portal knows better already. */
const isSentAfter = async (tx: Tx, dossierId: string, at: Temporal.Instant, status: number): Promise<boolean> =>
  (await tx.query
    .selectFrom('dossier_exchange.outgoing')
    .select('id')
    .where('dossier_id', '=', dossierId)
    .where('sent_at', 'is not', null)
    .where(sql<boolean>`(at, status) > (${at}, ${status})`)
    .limit(1)
    .executeTakeFirst()) !== undefined

const isOfPortal = ({ detail }: Announcement): boolean => detail?.origin === ('national_portal' satisfies Origin)

for (const name of [...Object.keys(stateAfter), ...otherChanges])
  subscribe(name, 'dossier_exchange.follow', followChange, isOfPortal)
