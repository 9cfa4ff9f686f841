import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { personNameOf, unitIdsWithin, unitNameInPlaceOf, unitNameOf, unitPathOf } from '../../organisation/index.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { isOfNobody } from './without-holder.ts'

/**
 * The open steps, to be joined by other modules: `db.query.selectFrom(openSteps(db).as('step')).innerJoin(…)`. Ordered
 * by (case_due_at, id) it is read from an index by unit, by unit and role of what nobody holds, and by person.
 */
export const openSteps = (db: Db) =>
  db.query
    .selectFrom('workflow.step as open_step')
    .where('open_step.closed_at', 'is', null)
    .select([
      'open_step.id as step_id',
      'open_step.run_id',
      'open_step.subject_id',
      'open_step.asked_on',
      'open_step.key',
      'open_step.name',
      'open_step.unit_id',
      'open_step.role',
      'open_step.person_id',
      'open_step.opened_at',
      'open_step.due_at',
      'open_step.case_due_at',
      'open_step.held_at',
      'open_step.question',
      'open_step.version',
      'open_step.nobody_since',
      'open_step.stands_in',
    ])

/** All steps of a case, in the order in which they were opened, with names of units and people. */
export const findSteps = (db: Db, subjectId: string) =>
  db.query
    .selectFrom('workflow.step as step')
    .innerJoin('workflow.run as run', 'run.id', 'step.run_id')
    .selectAll('step')
    .select((eb) => [
      'run.version_id as process_version_id',
      sql<boolean>`step.closed_at is null and ${isOfNobody(db, 'step')}`.as('of_nobody'),
      unitNameOf(eb.ref('step.unit_id')).as('unit_name'),
      unitNameInPlaceOf(eb.ref('step.unit_id')).as('unit_in_place'),
      unitPathOf(eb.ref('step.unit_id')).as('unit_path'),
      personNameOf(eb.ref('step.person_id')).as('person_name'),
      personNameOf(eb.ref('step.closed_by')).as('closed_by_name'),
    ])
    .where('step.subject_id', '=', subjectId)
    .orderBy('step.opened_at')
    .orderBy('step.id')
    .limit(500)
    .execute()

/** What became of some steps, to tell whoever came too late. */
export const findStepsById = (db: Db, ids: readonly string[]) =>
  db.query
    .selectFrom('workflow.step as step')
    .select((eb) => [
      'step.id',
      'step.subject_id',
      'step.name',
      'step.closed_at',
      personNameOf(eb.ref('step.closed_by')).as('closed_by_name'),
      personNameOf(eb.ref('step.person_id')).as('person_name'),
    ])
    .where('step.id', 'in', [...ids])
    .limit(500)
    .execute()

export type StepRow = Awaited<ReturnType<typeof findSteps>>[number]

/** The run of a case: in which version, standing where. */
export const findRun = (db: Db, subjectId: string) =>
  db.query
    .selectFrom('workflow.run')
    .select(['id', 'version_id', 'reception_id', 'competent_id', 'case_due_at', 'held_at', 'ended_at', 'outcome'])
    .where('subject_id', '=', subjectId)
    .executeTakeFirst()

/** Has or had the person, or a unit at or below the paths, a step of that case? For a query's `where`. */
export const stepsReach = (personId: string, paths: readonly string[], subject: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from workflow.step as step_reached where step_reached.subject_id = ${sql.ref(subject)}
    and (step_reached.person_id = ${personId} or step_reached.unit_id in ${unitIdsWithin(paths)}))`
