import { sql } from 'kysely'
import { reader } from '../../kernel/database/transaction.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import type { JobDefinition, JobRun } from '../../kernel/jobs/define.ts'
import { isPausing, messageOf } from '../../kernel/jobs/outside.ts'
import { currentPortal } from './portal/current-portal.ts'
import { PortalRefusal, type StateChange } from './portal/portal.ts'
import { getPortalState, keepFailure, keepSuccess } from './portal-state.ts'

export const sendJob = 'dossier_exchange.send'
const atOnce = 50
/** More than this in one run is left to the next. */
const mostRounds = 200

type Waiting = Omit<StateChange, 'sequence'>

/** Of each dossier the oldest that waits, unless the portal refused it: the later ones wait behind it. */
const nextChanges = (db: Db): Promise<Waiting[]> =>
  db.query
    .selectFrom((eb) =>
      eb
        .selectFrom('dossier_exchange.outgoing')
        .distinctOn('dossier_id')
        .selectAll()
        .where('sent_at', 'is', null)
        .where('dropped_at', 'is', null)
        .orderBy('dossier_id')
        .orderBy('at')
        .orderBy('status')
        .orderBy('id')
        .as('first'),
    )
    .innerJoin('dossier_exchange.taken as taken', 'taken.dossier_id', 'first.dossier_id')
    .select(['first.id', 'taken.code', 'first.status', 'first.at', 'first.due_at as dueAt', 'first.reason'])
    .where('first.refused_at', 'is', null)
    .orderBy('first.at')
    .orderBy('first.id')
    .limit(atOnce)
    .execute()

/** Rises with the instant, and within one with the state, as the changes are sent. */
const sequenceOf = ({ at, status }: Waiting): number => at.epochMilliseconds * 16 + status

const update = (tx: Tx, id: string) => tx.query.updateTable('dossier_exchange.outgoing').where('id', '=', id)

/** @returns whether the portal is there */
async function sendChange(transaction: JobRun['transaction'], change: Waiting): Promise<boolean> {
  const error = await currentPortal()
    .sendState({ ...change, sequence: sequenceOf(change) })
    .then(
      () => undefined,
      (failure: unknown) => ({ failure }),
    )
  if (!error) {
    await transaction(async (tx) => {
      await update(tx, change.id)
        .set((row) => ({ sent_at: tx.now, attempts: row('attempts', '+', 1), last_error: '' }))
        .execute()
      await keepSuccess(tx, { sent_at: tx.now })
    })
    return true
  }
  const isRefusal = error.failure instanceof PortalRefusal
  await transaction(async (tx) => {
    await update(tx, change.id)
      .set((row) => ({
        attempts: row('attempts', '+', 1),
        last_error: messageOf(error.failure),
        refused_at: isRefusal ? tx.now : null,
      }))
      .execute()
    if (!isRefusal) await keepFailure(tx, error.failure)
  })
  return isRefusal
}

/**
 * Sends what waits, of each dossier in order. The portal is asked outside of transactions: a crash after its answer
 * sends the change again under the same id, and the portal takes it once.
 */
async function sendChanges({ services, now, transaction, progress }: JobRun): Promise<void> {
  const db = reader(services.database, now)
  if (isPausing(await getPortalState(db), now)) return
  for (let round = 1; round <= mostRounds; round += 1) {
    const changes = await nextChanges(db)
    for (const change of changes) if (!(await sendChange(transaction, change))) return
    if (changes.length === 0) return
    await progress(round)
  }
}

export const sendToPortal: JobDefinition = { name: sendJob, cron: '* * * * *', run: sendChanges }

/** How many wait, and how many of them the portal refused. */
export async function countOutgoing(db: Db): Promise<{ waiting: number; refused: number }> {
  const { rows } = await sql<{ waiting: number; refused: number }>`
    select count(*)::int as waiting, count(refused_at)::int as refused from dossier_exchange.outgoing
    where sent_at is null and dropped_at is null`.execute(db.query)
  return rows[0]!
}
