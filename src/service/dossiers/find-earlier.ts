// What the register knows of a person who stands at the counter: what is still open, and how the person was written
// down last time.
import { sql, type SqlBool } from 'kysely'
import { unitNameOf } from '../../foundation/organisation/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { procedureNameOf } from '../procedures/index.ts'
import { isInScope } from './dossier-access.ts'
import { dossierRows } from './dossier-rows.ts'

type Person = { procedureId: string; applicantNumber?: string; applicantPhone?: string; applicantName: string }

// A person without a number is known again by name and telephone.
const isSamePerson = ({ applicantNumber, applicantPhone, applicantName }: Person) => {
  if (applicantNumber) return sql<SqlBool>`dossier.applicant_number = ${applicantNumber}`
  if (!applicantPhone) return sql<SqlBool>`false`
  return sql<SqlBool>`dossier.id in (select entry.dossier_id from dossiers.search_entry as entry
      where entry.search @@ quote_literal(${applicantPhone})::tsquery)
    and dossier.applicant_phone = ${applicantPhone} and dossier.applicant_name = ${applicantName}`
}

/** The newest dossier of the same person under the same procedure that has not ended, wherever it was filed. */
export const findSameOpen = (db: Db, person: Person) =>
  db.query
    .selectFrom(dossierRows(db).as('dossier'))
    .select([
      'dossier.id',
      'dossier.code',
      'dossier.filed_at',
      unitNameOf('dossier.reception_unit_id').as('reception_unit'),
    ])
    .where('dossier.procedure_id', '=', person.procedureId)
    .where('dossier.ended_at', 'is', null)
    .where(isSamePerson(person))
    .orderBy('dossier.filed_at', 'desc')
    .limit(1)
    .executeTakeFirst()

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
