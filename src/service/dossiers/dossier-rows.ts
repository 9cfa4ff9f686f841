// Dossiers as other modules put them into their own statements.
import { sql } from 'kysely'
import { personNameOf, unitNameOf } from '../../foundation/organisation/index.ts'
import type { Db } from '../../kernel/database/types.ts'
import { procedureNameOf } from '../procedures/index.ts'

/**
 * All dossiers with what became of them, to be joined: `db.query.selectFrom(dossierRows(db).as('dossier'))`. Whoever shows
 * them to somebody adds `isReadable(actor)` or `isInScope(actor)`, which speak of the alias `dossier`.
 */
export const dossierRows = (db: Db) =>
  db.query
    .selectFrom('dossiers.dossier as filed')
    .innerJoin('dossiers.course as course', 'course.dossier_id', 'filed.id')
    // Always there; joined as if it might not be, PostgreSQL leaves it out where nobody asks for its columns.
    .leftJoin('dossiers.search_entry as entry', 'entry.dossier_id', 'filed.id')
    .select([
      'filed.id',
      'filed.code',
      'filed.procedure_id',
      'filed.procedure_version_id',
      'filed.field_id',
      'filed.channel',
      'filed.origin',
      'filed.help_unit_id',
      'filed.reception_unit_id',
      'filed.competent_unit_id',
      // Of the entry: no policy keeps PostgreSQL from comparing these first (migration 0097).
      'entry.scope_ids',
      'filed.applicant_kind',
      'filed.applicant_name',
      'filed.applicant_number',
      'filed.applicant_phone',
      'filed.applicant_email',
      'filed.applicant_address',
      'filed.abstract',
      'filed.return_by',
      'filed.fees',
      'filed.parent_id',
      'filed.group_id',
      'filed.filed_at',
      'filed.filed_by',
      'course.run_id',
      'course.accepted_at',
      'course.accepted_by',
      'course.receipt_unit_id',
      'course.receipt_day',
      'course.receipt_number',
      'course.refused_at',
      'course.refused_by',
      'course.begun_at',
      'course.first_due_at',
      'course.due_at',
      'course.hand_over_due_at',
      'course.missed_at',
      'course.waiting_for',
      'course.waiting_since',
      'course.waiting_until',
      'course.supplements',
      'course.extensions',
      'course.finished_at',
      'course.finished_by',
      'course.handled_by',
      'course.returned_at',
      'course.withdrawn_at',
      'course.withdrawn_by',
      'course.stopped_at',
      'course.stopped_by',
      'course.ended_at',
      'course.reason',
      'course.version',
    ])

/** What became of them alone, without what was filed: for conditions of lists and for counting. */
export const dossierCourses = (db: Db) =>
  db.query
    .selectFrom('dossiers.course as became')
    .select(['became.dossier_id', 'became.waiting_for', 'became.missed_at', 'became.ended_at'])

/** Names that lists show beside the ids of `dossierRows`, as columns of the alias `dossier`. */
export const namesOf = [
  procedureNameOf('dossier.procedure_version_id').as('procedure_name'),
  unitNameOf('dossier.reception_unit_id').as('reception_unit'),
  unitNameOf('dossier.competent_unit_id').as('competent_unit'),
  unitNameOf('dossier.help_unit_id').as('help_unit'),
] as const

/** Since when the dossier is late, as a column of the alias `dossier`; null while it is not, or was not when it ended. */
export const lateSince = (db: Db) =>
  sql<Temporal.Instant | null>`coalesce(dossier.missed_at,
    case when dossier.due_at < coalesce(dossier.ended_at, ${db.now}) then dossier.due_at end)`

/** The last new date that was given, with its reason, as a column of the alias `dossier`; null where none was. */
export const lastExtension = sql<{
  due_at: string
  reason: string
} | null>`(select jsonb_build_object('due_at', given.due_at, 'reason', given.reason) from dossiers.clock_event as given
  where given.dossier_id = dossier.id and given.kind = 'extended' order by given.at desc, given.id desc limit 1)`

export const acceptedByName = personNameOf('dossier.accepted_by').as('accepted_by_name')
