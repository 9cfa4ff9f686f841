import { scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import type { Place } from '../../kernel/http/list-address.ts'
import { sql, type SqlBool } from 'kysely'
import { unitIdsWithin, unitNameOf } from '../../foundation/organisation/index.ts'
import { dossierActions, dossierRows, namesOf } from '../dossiers/index.ts'

export const pageSize = 50

/** To be collected or given back after something was paid or corrected; what changed first stands first. One statement. */
export function findUnsettled(db: Db, actor: Actor, after?: Place) {
  let query = db.query
    .selectFrom('dossier_fees.account as account')
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'account.dossier_id')
    .select(['account.dossier_id as id', 'account.owed', 'account.taken', 'account.balance', 'account.changed_at'])
    .select(['dossier.code', 'dossier.applicant_name', 'dossier.applicant_phone', namesOf[0]])
    .select(unitNameOf('account.unit_id').as('unit'))
    .where('account.balance', '!=', 0)
    .where(sql<SqlBool>`account.unit_id in ${unitIdsWithin(scopesOf(actor, dossierActions['dossiers.read']))}`)
  if (after)
    query = query.where(
      sql<SqlBool>`(account.changed_at, account.dossier_id) > (${after.at}::timestamptz, ${after.id}::uuid)`,
    )
  return query
    .orderBy('account.changed_at')
    .orderBy('account.dossier_id')
    .limit(pageSize + 1)
    .execute()
}
