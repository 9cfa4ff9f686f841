// Do the portal and the register say the same? What is on its way does not count; what differs is listed.
import { z } from 'zod'
import { enqueue } from '../../kernel/announce.ts'
import { canAnywhere, type Actor } from '../../kernel/access/actor.ts'
import { inChunks } from '../../kernel/database/in-chunks.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { reader } from '../../kernel/database/transaction.ts'
import { forbidden } from '../../kernel/errors.ts'
import type { JobDefinition, JobRun } from '../../kernel/jobs/define.ts'
import { dossierRows, nationalStatus, stateOf } from '../dossiers/index.ts'
import { exchangeActions } from './exchange-access.ts'
import { fetchJob } from './fetch-dossiers.ts'
import { readPage } from '../../kernel/jobs/outside.ts'
import { currentPortal } from './portal/current-portal.ts'
import { keepFailure, keepSuccess } from './portal-state.ts'
import { sendJob } from './send-changes.ts'

export const compareJob = 'dossier_exchange.compare'
const mostPages = 5000

const heldItem = z.object({ MaHoSo: z.string().max(60), TrangThaiHoSo: z.coerce.number().int().min(1).max(10) })

async function findHeld(run: JobRun): Promise<Map<string, number>> {
  const held = new Map<string, number>()
  let cursor = ''
  for (let number = 1; number <= mostPages; number += 1) {
    const page = readPage(await currentPortal().fetchHeld(cursor))
    for (const item of page.items) {
      const parsed = heldItem.safeParse(item)
      if (parsed.success) held.set(parsed.data.MaHoSo, parsed.data.TrangThaiHoSo)
    }
    if (!page.more || page.cursor === cursor) break
    cursor = page.cursor
    await run.progress(number)
  }
  return held
}

/** Of the portal's dossiers here those about whose state everything has been sent. */
async function findSettled(db: Db) {
  const rows = await db.query
    .selectFrom('dossier_exchange.taken as taken')
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'taken.dossier_id')
    .selectAll('dossier')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('dossier_exchange.outgoing as outgoing')
            .select('outgoing.id')
            .whereRef('outgoing.dossier_id', '=', 'taken.dossier_id')
            .where('outgoing.sent_at', 'is', null)
            .where('outgoing.dropped_at', 'is', null)
            .where('outgoing.refused_at', 'is', null),
        ),
      ),
    )
    .execute()
  return rows.map((row) => ({ id: row.id, code: row.code, status: nationalStatus(stateOf(row)) }))
}

type Difference = { code: string; dossier_id: string | null; ours: number | null; theirs: number | null }

async function findDifferences(db: Db, held: ReadonlyMap<string, number>): Promise<Difference[]> {
  const settled = await findSettled(db)
  const taken = new Set(
    (await db.query.selectFrom('dossier_exchange.taken').select('code').execute()).map(({ code }) => code),
  )
  const changed = settled
    .filter(({ code, status }) => held.get(code) !== status)
    .map(({ id, code, status }) => ({ code, dossier_id: id, ours: status, theirs: held.get(code) ?? null }))
  const missing = [...held]
    .filter(([code]) => !taken.has(code))
    .map(([code, theirs]) => ({ code: code.replaceAll('\0', ''), dossier_id: null, ours: null, theirs }))
  return [...changed, ...missing]
}

async function comparePortal(run: JobRun): Promise<void> {
  const { services, now, transaction } = run
  const held = await findHeld(run).catch((error: unknown) => ({ error }))
  if ('error' in held) return transaction((tx) => keepFailure(tx, held.error))
  const differences = await findDifferences(reader(services.database, now), held)
  await transaction(async (tx) => {
    await tx.query.deleteFrom('dossier_exchange.difference').execute()
    for (const chunk of inChunks(differences))
      await tx.query
        .insertInto('dossier_exchange.difference')
        .values(chunk.map((one) => ({ ...one, found_at: tx.now })))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    await keepSuccess(tx, { compared_at: tx.now })
  })
}

/** Each night, and whenever somebody asks. */
export const compareWithPortal: JobDefinition = { name: compareJob, cron: '40 17 * * *', run: comparePortal }

export const askInput = z.object({})

/** Fetches, sends and compares now instead of at its time. */
export async function askComparison(tx: Tx, actor: Actor): Promise<void> {
  if (!canAnywhere(actor, exchangeActions['dossier_exchange.run'])) throw forbidden()
  for (const job of [fetchJob, sendJob, compareJob]) await enqueue(tx, job, {}, { key: job, queue: 'dossier_exchange' })
}
