// What later modules may join with: rows of this module as subqueries, so that nobody else names its tables.
import { sql, type Expression, type Kysely, type RawBuilder, type SqlBool } from 'kysely'
import type { Db, Tables, Tx } from '../../kernel/database/types.ts'
import type { DeadlineKind } from './plan.ts'

/** Tasks with their plan and area, for `innerJoin(taskRows(db).as('task'), …)`. */
export const taskRows = (db: Db) =>
  (db.query as Kysely<Tables>)
    .selectFrom('plans.task')
    .innerJoin('plans.plan', 'plans.plan.id', 'plans.task.plan_id')
    .leftJoin('plans.area', 'plans.area.id', 'plans.task.area_id')
    .leftJoin('plans.goal', 'plans.goal.id', 'plans.task.goal_id')
    .select([
      'plans.task.id',
      'plans.task.plan_id',
      'plans.task.area_id',
      'plans.task.position',
      'plans.task.number',
      'plans.task.text',
      'plans.task.deadline_text',
      'plans.task.deadline_kind',
      'plans.task.deadline_exclusive',
      'plans.task.dropped_at',
      'plans.plan.year',
      'plans.plan.title as plan_title',
      'plans.plan.authority_id',
      'plans.plan.in_force_at',
      'plans.plan.closed_at as plan_closed_at',
      'plans.area.name as area_name',
      'plans.area.position as area_position',
      'plans.goal.text as goal_text',
    ])

/** Areas of plans, for `leftJoin(areaRows(db).as('area'), …)`. */
export const areaRows = (db: Db) =>
  (db.query as Kysely<Tables>)
    .selectFrom('plans.area')
    .select(['plans.area.id', 'plans.area.name', 'plans.area.position'])

/** Is the plan closed for good, so that what was asked in it can only be read? */
export const isClosedPlan = (planId: Expression<string>): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from plans.plan closed_plan where closed_plan.id = ${planId} and closed_plan.closed_at is not null)`

/** Until the transaction ends nobody closes or amends the plan. @returns whether it is closed already */
export async function holdPlan(tx: Tx, planId: string): Promise<{ closed: boolean }> {
  const plan = await tx.query
    .selectFrom('plans.plan')
    .select('closed_at')
    .where('id', '=', planId)
    .forShare()
    .executeTakeFirstOrThrow()
  return { closed: plan.closed_at !== null }
}

/** The units that lead or help, as an array of ids. */
export const involvedUnitsOf = (taskId: Expression<string>): RawBuilder<string[]> => sql<string[]>`(
  select coalesce(array_agg(distinct pu.unit_id), '{}') from plans.task_party p
  join plans.task_party_unit pu on pu.party_id = p.id where p.task_id = ${taskId})`

/** How the leads are printed, joined by semicolons. */
export const printedLeadsOf = (taskId: Expression<string>): RawBuilder<string> => sql<string>`(
  select coalesce(string_agg(p.printed, '; ' order by p.position), '') from plans.task_party p
  where p.task_id = ${taskId} and p.role = 'lead')`

/** The document that decided an amendment. */
export const amendmentOf = (amendmentId: Expression<string | null>) =>
  sql<{ number: string; decidedOn: string } | null>`(
  select json_build_object('number', a.number, 'decidedOn', a.decided_on) from plans.amendment a where a.id = ${amendmentId})`

/** The outputs asked for, joined by semicolons. */
export const outputsOf = (taskId: Expression<string>): RawBuilder<string> => sql<string>`(
  select coalesce(string_agg(o.text, '; ' order by o.position), '') from plans.task_output o where o.task_id = ${taskId})`

export type TaskToFollow = {
  id: string
  authorityId: string
  areaId: string | null
  deadlineKind: DeadlineKind
  dueDates: string[]
  exclusive: boolean
  dropped: boolean
  leadUnitIds: string[]
}

/** What tracking needs of the tasks it follows; one statement. */
export async function findTasksToFollow(tx: Tx, taskIds: readonly string[]): Promise<TaskToFollow[]> {
  if (!taskIds.length) return []
  const rows = await tx.query
    .selectFrom('plans.task')
    .innerJoin('plans.plan', 'plans.plan.id', 'plans.task.plan_id')
    .select((eb) => [
      'plans.task.id',
      'plans.task.area_id',
      'plans.task.deadline_kind',
      'plans.task.due_dates',
      'plans.task.deadline_exclusive',
      'plans.task.dropped_at',
      'plans.plan.authority_id',
      sql<string[]>`(select coalesce(array_agg(distinct pu.unit_id), '{}') from plans.task_party p
        join plans.task_party_unit pu on pu.party_id = p.id
        where p.task_id = ${eb.ref('plans.task.id')} and p.role = 'lead')`.as('lead_unit_ids'),
    ])
    .where('plans.task.id', 'in', [...taskIds])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    authorityId: row.authority_id,
    areaId: row.area_id,
    deadlineKind: row.deadline_kind as DeadlineKind,
    dueDates: row.due_dates.map(String),
    exclusive: row.deadline_exclusive,
    dropped: row.dropped_at !== null,
    leadUnitIds: row.lead_unit_ids,
  }))
}
