// What the register knows of a person who stands at the counter: what is still open, and how the person was written
// down last time.
import { sql } from 'kysely'
import { unitNameOf } from '../../foundation/organisation/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { procedureNameOf } from '../procedures/index.ts'
import { isInScope } from './dossier-access.ts'

type Person = { procedureId: string; applicantNumber?: string; applicantPhone?: string; applicantName: string }

/** The newest dossier of the same person under the same procedure that has not ended, wherever it was filed. */
export async function findSameOpen(db: Db, person: Person) {
  const { procedureId, applicantNumber = '', applicantPhone = '', applicantName } = person
  const { rows } = await sql<{ id: string; code: string; filed_at: Temporal.Instant; reception_unit: string }>`
    select same.id, same.code, same.filed_at, ${unitNameOf('same.reception_unit_id')} as reception_unit
    from dossiers.same_open(${procedureId}, ${applicantNumber}, ${applicantPhone}, ${applicantName}) as same`.execute(
    db.query,
  )
  return rows[0]
}

/** The person as written down in the newest dossier that the actor may see whole. Showing it is a read of personal data. */
export const findEarlierApplicant = (db: Db, actor: Actor, number: string) =>
  db.query
    .selectFrom('dossiers.dossier as dossier')
    .select([
      'dossier.id',
      'dossier.code',
      'dossier.competent_unit_id',
      'dossier.applicant_kind',
      'dossier.applicant_name',
      'dossier.applicant_born',
      'dossier.applicant_phone',
      'dossier.applicant_email',
      'dossier.applicant_address',
    ])
    .where('dossier.applicant_number', '=', number)
    .where(isInScope(actor, 'dossier', 'dossiers.reveal'))
    .orderBy('dossier.filed_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** What this person received most at this place since then: what stands first when the next applicant comes. */
export const findMostReceived = (
  db: Db,
  actor: Actor,
  { unitId, since, limit }: { unitId: string; since: Temporal.Instant; limit: number },
) =>
  db.query
    .selectFrom('dossiers.dossier as dossier')
    .select([
      'dossier.procedure_id',
      procedureNameOf(sql<string>`(array_agg(dossier.procedure_version_id order by dossier.filed_at desc))[1]`).as(
        'name',
      ),
      sql<number>`count(*)::int`.as('times'),
    ])
    .where('dossier.reception_unit_id', '=', unitId)
    .where('dossier.filed_at', '>=', since)
    .where('dossier.filed_by', '=', actor.personId)
    .groupBy('dossier.procedure_id')
    .orderBy('times', 'desc')
    .orderBy('dossier.procedure_id')
    .limit(limit)
    .execute()
