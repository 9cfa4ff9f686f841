import { sql } from 'kysely'
import { unitNameOf } from '../../foundation/organisation/index.ts'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Actor } from '../../kernel/access/actor.ts'
import { contains } from '../../kernel/database/contains.ts'
import type { Db } from '../../kernel/database/types.ts'
import { readablePlans } from './plan-access.ts'

export type PlanFilter = { year?: number; authorityId?: string; before?: { year: number; id: string }; limit?: number }

/** The plans the actor may read, newest first; one statement whatever the role. */
export function findPlans(db: Db, actor: Actor, filter: PlanFilter = {}) {
  let query = db.query
    .selectFrom('plans.plan')
    .select((eb) => [
      'plans.plan.id',
      'plans.plan.title',
      'plans.plan.year',
      'plans.plan.number',
      'plans.plan.issued_on',
      'plans.plan.authority_id',
      'plans.plan.in_force_at',
      'plans.plan.closed_at',
      unitNameOf(eb.ref('plans.plan.authority_id')).as('authority_name'),
      eb
        .selectFrom('plans.task')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('plans.task.plan_id', '=', 'plans.plan.id')
        .where('plans.task.dropped_at', 'is', null)
        .as('task_count'),
    ])
    .where(readablePlans(actor))
  if (filter.year) query = query.where('plans.plan.year', '=', filter.year)
  if (filter.authorityId) query = query.where('plans.plan.authority_id', '=', filter.authorityId)
  if (filter.before) {
    const { year, id } = filter.before
    query = query.where(({ eb, or, and }) =>
      or([eb('plans.plan.year', '<', year), and([eb('plans.plan.year', '=', year), eb('plans.plan.id', '<', id)])]),
    )
  }
  return query
    .orderBy('plans.plan.year', 'desc')
    .orderBy('plans.plan.id', 'desc')
    .limit(filter.limit ?? 50)
    .execute()
}

export type PlanRow = Awaited<ReturnType<typeof findPlans>>[number]

/** The tasks of a plan as printed: areas, goals, parties, outputs, deadline. A plan has hundreds at most; one statement. */
export const findPlanTasks = (db: Db, planId: string, text?: string) => {
  let query = db.query
    .selectFrom('plans.task as task')
    .leftJoin('plans.area as area', 'area.id', 'task.area_id')
    .leftJoin('plans.goal as goal', 'goal.id', 'task.goal_id')
    .select((eb) => [
      'task.id',
      'task.number',
      'task.text',
      'task.note',
      'task.budget',
      'task.deadline_text',
      'task.deadline_kind',
      'task.due_dates',
      'task.directive_id',
      'area.name as area_name',
      'goal.text as goal_text',
      jsonArrayFrom(
        eb
          .selectFrom('plans.task_party as party')
          .select(['party.role', 'party.printed'])
          .whereRef('party.task_id', '=', 'task.id')
          .orderBy('party.position'),
      ).as('parties'),
      jsonArrayFrom(
        eb
          .selectFrom('plans.task_output as output')
          .select('output.text')
          .whereRef('output.task_id', '=', 'task.id')
          .orderBy('output.position'),
      ).as('outputs'),
    ])
    .where('task.plan_id', '=', planId)
    .where('task.dropped_at', 'is', null)
  if (text) query = query.where(contains(sql`kernel.fold(task.text)`, text))
  return query.orderBy('area.position').orderBy('task.position').limit(1000).execute()
}

/** How many tasks there are and what they cost together, however few of them a page shows. */
export const findPlanTotals = (db: Db, planId: string) =>
  db.query
    .selectFrom('plans.task')
    .select((eb) => [eb.fn.countAll<number>().as('tasks'), sql<number>`coalesce(sum(budget), 0)::bigint`.as('budget')])
    .where('plan_id', '=', planId)
    .where('dropped_at', 'is', null)
    .executeTakeFirstOrThrow()

export type PlanTask = Awaited<ReturnType<typeof findPlanTasks>>[number]

/** Targets with what was last reached; one statement. */
export const findPlanTargets = (db: Db, planId: string) =>
  db.query
    .selectFrom('plans.target as target')
    .leftJoin('plans.area as area', 'area.id', 'target.area_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('plans.target_actual as actual')
          .select(['actual.as_of', 'actual.numerator', 'actual.denominator', 'actual.value', 'actual.no_data'])
          .whereRef('actual.target_id', '=', 'target.id')
          .orderBy('actual.as_of', 'desc')
          .orderBy('actual.entered_at', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .selectAll('target')
    .select([
      'area.name as area_name',
      'latest.as_of',
      'latest.numerator',
      'latest.denominator',
      'latest.value as reached',
      'latest.no_data',
    ])
    .where('target.plan_id', '=', planId)
    .where('target.dropped_at', 'is', null)
    .orderBy('target.position')
    .limit(500)
    .execute()

export type PlanTarget = Awaited<ReturnType<typeof findPlanTargets>>[number]

export const findPlanDuties = (db: Db, planId: string) =>
  db.query.selectFrom('plans.duty').selectAll().where('plan_id', '=', planId).orderBy('position').limit(500).execute()

export const findReportingDuties = (db: Db, planId: string) =>
  db.query
    .selectFrom('plans.reporting_duty')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('position')
    .limit(200)
    .execute()

export const findAreas = (db: Db, planId: string) =>
  db.query.selectFrom('plans.area').select(['id', 'name']).where('plan_id', '=', planId).orderBy('position').execute()
