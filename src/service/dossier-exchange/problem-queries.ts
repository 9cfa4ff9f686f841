import { sql } from 'kysely'
import { unitNameOf } from '../../foundation/organisation/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { exchangeActions, isUnitInScope } from './exchange-access.ts'

export const mostListed = 100

/** Problems that nobody has solved or closed, the newest first. */
export const findProblems = (db: Db, actor: Actor) =>
  db.query
    .selectFrom('dossier_exchange.problem as problem')
    .selectAll('problem')
    .select(unitNameOf('problem.unit_id').as('unit_name'))
    .where('problem.solved_at', 'is', null)
    .where('problem.closed_at', 'is', null)
    .where(isUnitInScope(actor, exchangeActions['dossier_exchange.read'], 'problem.unit_id'))
    .orderBy('problem.last_at', 'desc')
    .orderBy('problem.id')
    .limit(mostListed)
    .execute()

export async function getProblem(
  db: Db,
  actor: Actor,
  id: string,
  action: keyof typeof exchangeActions = 'dossier_exchange.read',
) {
  const found = isUuid(id)
    ? await db.query
        .selectFrom('dossier_exchange.problem as problem')
        .selectAll('problem')
        .select(unitNameOf('problem.unit_id').as('unit_name'))
        .where('problem.id', '=', id)
        .where(isUnitInScope(actor, action, 'problem.unit_id'))
        .executeTakeFirst()
    : undefined
  if (!found) throw notFound()
  return found
}

export type Problem = Awaited<ReturnType<typeof getProblem>>

/** One that still waits, held until the transaction ends. */
export async function lockProblem(tx: Tx, actor: Actor, id: string, version: number): Promise<Problem> {
  await sql`select from dossier_exchange.problem where id = ${id} for update`.execute(tx.query)
  const found = await getProblem(tx, actor, id, exchangeActions['dossier_exchange.settle'])
  if (found.solved_at || found.closed_at) throw new AppError('dossier_exchange.settled_already')
  if (found.version !== version) throw new AppError('kernel.changed_meanwhile')
  return found
}
