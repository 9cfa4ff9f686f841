import type { Db } from '../../kernel/database/types.ts'
import { dossierRows, namesOf } from './dossier-rows.ts'

/** Dossiers of the same number and procedure that are not over yet: the same thing asked twice, or by mistake. */
export async function findOpenTwins(
  db: Db,
  { applicantNumber, procedureId }: { applicantNumber: string; procedureId: string },
) {
  if (!applicantNumber) return []
  return db.query
    .selectFrom(dossierRows(db).as('dossier'))
    .select(['dossier.id', 'dossier.code', 'dossier.applicant_name', 'dossier.filed_at', 'dossier.due_at', ...namesOf])
    .where('dossier.applicant_number', '=', applicantNumber)
    .where('dossier.procedure_id', '=', procedureId)
    .where('dossier.ended_at', 'is', null)
    .orderBy('dossier.filed_at', 'desc')
    .limit(5)
    .execute()
}
