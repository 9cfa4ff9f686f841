// Which work a list or a count is about, by what stands on a piece of work and on the counts of accepted work alike: both
// are called `work_item` in the query, so that one condition cannot mean two things.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { idsOnPath, unitIdsWithin } from '../../foundation/organisation/index.ts'
import { scopesOf, type Actor } from '../../kernel/access/actor.ts'
import { planActions } from '../plans/index.ts'
import type { WorkState } from './work-item.ts'

export type WorkFilter = {
  planId?: string
  /** Work of this unit and all below it. */
  unitPath?: string
  unitId?: string
  personId?: string
  areaId?: string
  state?: WorkState
  /** Without a lead unit yet. */
  unassigned?: boolean
  dueFrom?: Temporal.PlainDate
  dueTo?: Temporal.PlainDate
  text?: string
  after?: string
  limit?: number
}

/** May the actor see this work at all? The same rule as for plans in force, as a condition on the authority. */
export const isReadable = (actor: Actor): RawBuilder<SqlBool> => {
  const overseen = unitIdsWithin(scopesOf(actor, planActions['plans.oversee']))
  const along = idsOnPath(actor.unitPath)
  return sql<SqlBool>`(work_item.authority_id = any(${along}) or work_item.authority_id in (${overseen}))`
}

/** Plan, unit, person and area of the filter. */
export function isOf(filter: WorkFilter): RawBuilder<SqlBool> {
  const conditions = [
    filter.planId && sql`work_item.plan_id = ${filter.planId}`,
    filter.unitId && sql`work_item.unit_id = ${filter.unitId}`,
    filter.unitPath && sql`work_item.unit_id in (${unitIdsWithin([filter.unitPath])})`,
    filter.personId && sql`work_item.person_id = ${filter.personId}`,
    filter.areaId && sql`work_item.area_id = ${filter.areaId}`,
    filter.unassigned && sql`work_item.unit_id is null`,
  ].filter((condition) => typeof condition === 'object')
  return conditions.length ? sql<SqlBool>`${sql.join(conditions, sql` and `)}` : sql<SqlBool>`true`
}

/** Is the filter about nothing but those, so that counts answer it? */
export const isOfCountsOnly = ({ state, dueFrom, dueTo, text }: WorkFilter): boolean =>
  !state && !dueFrom && !dueTo && !text
