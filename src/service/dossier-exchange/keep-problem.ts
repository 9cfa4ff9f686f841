import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { findReception } from './find-reception.ts'
import { codeIn } from './read-portal-dossier.ts'
import { portalRule } from './keep-payments.ts'
import { aboutOf } from './read-follow-up.ts'

/** The one-stop centre of the agency that it was for, so that its own people see it; unknown where even that cannot be read. */
async function unitOf(tx: Tx, payload: unknown): Promise<string | null> {
  const named = (payload as { MaDonVi?: unknown } | null)?.MaDonVi
  const agency = typeof named === 'string' && named ? named.slice(0, 60) : codeIn(payload)?.split('-')[0]
  return (agency && (await findReception(tx, agency.replaceAll('\0', '').toUpperCase()))?.unitId) || null
}

/**
 * Keeps what could not be taken, word for word, with the reason. The same words again count on; a problem that somebody
 * closed stays closed.
 */
export async function keepProblem(tx: Tx, payload: unknown, refusal: AppError): Promise<void> {
  // As text: JSON of strangers may hold what PostgreSQL's jsonb refuses.
  const text = JSON.stringify(payload) ?? 'null'
  const id = tx.id()
  const unitId = await unitOf(tx, payload)
  const kept = await tx.query
    .insertInto('dossier_exchange.problem')
    .values({
      id,
      code: codeIn(payload) ?? '',
      about: aboutOf(payload),
      payload: text,
      digest: createHash('sha256').update(text).digest('hex'),
      reason: refusal.code,
      details: JSON.stringify(refusal.details),
      unit_id: unitId,
      first_at: tx.now,
      last_at: tx.now,
    })
    .onConflict((conflict) =>
      conflict.column('digest').doUpdateSet({
        times: sql<number>`problem.times + 1`,
        last_at: tx.now,
        reason: refusal.code,
        details: JSON.stringify(refusal.details),
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  if (kept.id !== id) return
  await announce(tx, portalRule, {
    name: 'dossier_exchange.problem_found',
    subjectKind: 'dossier_problem',
    subjectId: id,
    unitId,
    detail: { code: codeIn(payload) ?? '', reason: refusal.code },
  })
}

/** A fault of ours must not stop the dossiers behind it, nor lose this one. */
export const asRefusal = (error: unknown): AppError =>
  error instanceof AppError ? error : new AppError('dossier_exchange.fault', 409)
