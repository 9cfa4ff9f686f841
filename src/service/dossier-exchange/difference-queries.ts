import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { dossierRows } from '../dossiers/index.ts'
import { exchangeActions, isUnitInScope } from './exchange-access.ts'
import { mostListed } from './problem-queries.ts'

/** What the last comparison found in the actor's units; what is missing here belongs to those over the whole house. */
export const findDifferences = (db: Db, actor: Actor) =>
  db.query
    .selectFrom('dossier_exchange.difference as difference')
    .leftJoin(dossierRows(db).as('dossier'), 'dossier.id', 'difference.dossier_id')
    .select(['difference.code', 'difference.dossier_id', 'difference.ours', 'difference.theirs'])
    .where(isUnitInScope(actor, exchangeActions['dossier_exchange.read'], 'dossier.reception_unit_id'))
    .orderBy('difference.code')
    .limit(mostListed)
    .execute()

export type DifferenceRow = Awaited<ReturnType<typeof findDifferences>>[number]
