import { sql, type Updateable } from 'kysely'

import { announce } from '../../kernel/announce.ts'
import type { Tables, Tx } from '../../kernel/database/types.ts'
import type { LockedDossier } from './lock-dossier.ts'
import { sentAhead } from '../../kernel/database/statement.ts'

export type CourseChanges = Omit<Updateable<Tables['dossiers.course']>, 'dossier_id' | 'version' | 'ended_at'>

/** Every change counts the version on, so that whoever saw the state before is told. */
export const updateCourse = (tx: Tx, dossier: Pick<LockedDossier, 'id'>, changes: CourseChanges): Promise<unknown> =>
  tx.query
    .updateTable('dossiers.course')
    .set({ ...changes, version: sql`version + 1` })
    .where('dossier_id', '=', dossier.id)
    .modifyEnd(sentAhead)
    .execute()

/**
 * What happened to a dossier, in its history and for whoever subscribed; never with personal data. Where it came from is
 * said of those from elsewhere, so that whoever tells elsewhere need not look at each.
 */
export const tell = (
  tx: Tx,
  actor: Parameters<typeof announce>[1],
  dossier: { id: string; code: string; competent_unit_id: string; origin: string },
  name: `dossiers.${string}`,
  detail: Record<string, unknown> = {},
): Promise<void> =>
  announce(tx, actor, {
    name,
    subjectKind: 'dossier',
    subjectId: dossier.id,
    unitId: dossier.competent_unit_id,
    detail: { code: dossier.code, ...(dossier.origin !== 'here' && { origin: dossier.origin }), ...detail },
  })
