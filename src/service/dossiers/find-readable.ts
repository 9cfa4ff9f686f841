import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { dossierRows } from './dossier-rows.ts'
import { isReadable } from './lock-dossier.ts'

/** Of these dossiers, those that the actor may see. */
export const findReadable = async (db: Db, actor: Actor, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : db.query
        .selectFrom(dossierRows(db).as('dossier'))
        .select(['dossier.id', 'dossier.code'])
        .where('dossier.id', 'in', [...ids])
        .where(isReadable(actor))
        .execute()
