import { sql, type SqlBool } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { dossierRows, isFoundBy, isInScope, namesOf } from '../../dossiers/index.ts'
import { pageSize, type ListFilter } from './work-list.ts'

/** Older ones are searched for. */
export const daysBack = 30

/** What has ended in the last days, the newest first. */
export function findEnded(db: Db, actor: Actor, filter: ListFilter) {
  let query = db.query
    .selectFrom(dossierRows(db).as('dossier'))
    .where(isInScope(actor, 'dossier'))
    .where('dossier.ended_at', '>=', db.now.subtract({ hours: 24 * daysBack }))
  if (filter.procedureId) query = query.where('dossier.procedure_id', '=', filter.procedureId)
  if (filter.fieldId) query = query.where('dossier.field_id', '=', filter.fieldId)
  if (filter.unitId) query = query.where('dossier.competent_unit_id', '=', filter.unitId)
  if (filter.channel) query = query.where('dossier.channel', '=', filter.channel)
  const found = filter.words && isFoundBy(filter.words, 'dossier.id')
  if (found) query = query.where(found)
  if (filter.after?.at) {
    const { at, id } = filter.after
    query = query.where(sql<SqlBool>`(dossier.ended_at, dossier.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  return query
    .selectAll('dossier')
    .select(namesOf)
    .orderBy('dossier.ended_at', 'desc')
    .orderBy('dossier.id', 'desc')
    .limit(pageSize + 1)
    .execute()
}
