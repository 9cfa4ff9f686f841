// How much work there is: what is open is looked at, what was accepted was counted when it was accepted (migration 0117),
// so that a figure is as quick after ten years as in the first and never older than the last change.
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { personNameOf, unitNameOf } from '../../foundation/organisation/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { compareVietnamese } from '../../kernel/text/vietnamese.ts'
import { areaRows } from '../plans/index.ts'
import { stateOn, todayOf } from './work-item-state.ts'
import type { WorkState } from './work-item.ts'
import { findingWork } from './work-queries.ts'
import { isOf, isOfCountsOnly, isReadable, type WorkFilter } from './work-scope.ts'

const parties = ['work_item.area_id', 'work_item.unit_id', 'work_item.person_id'] as const

/** Work by area, unit, person and state with how many `items`; a group may come in several rows. */
function tally(db: Db, actor: Actor, filter: WorkFilter) {
  const state = stateOn(todayOf(db.now))
  if (!isOfCountsOnly(filter))
    return findingWork(db, actor, filter)
      .select([...parties, state.as('state'), sql<number>`count(*)`.as('items')])
      .groupBy([...parties, 'state'])
  const open = db.query
    .selectFrom('plan_tracking.work_item as work_item')
    .where('work_item.accepted_at', 'is', null)
    .where('work_item.cancelled_at', 'is', null)
    .where(isReadable(actor))
    .where(isOf(filter))
    .select([...parties, state.as('state'), sql<number>`count(*)`.as('items')])
    .groupBy([...parties, 'state'])
  const accepted = db.query
    .selectFrom('plan_tracking.accepted_work as work_item')
    .where('work_item.items', '>', 0)
    .where(isReadable(actor))
    .where(isOf(filter))
    .select([
      ...parties,
      sql<WorkState>`case when work_item.late then 'done_late' else 'done_on_time' end`.as('state'),
      'work_item.items',
    ])
  return open.unionAll(accepted)
}

const count = (state: WorkState) => sql<number>`coalesce(sum(items) filter (where state = ${state}), 0)::int`.as(state)

/** The leader's table: how the work stands, by area or by unit; the states add up to the total. */
export async function findOverview(db: Db, actor: Actor, filter: WorkFilter, by: 'area' | 'unit') {
  const grouped = db.query
    .selectFrom(tally(db, actor, filter).as('tally'))
    .select([
      by === 'area' ? 'tally.area_id as group_id' : 'tally.unit_id as group_id',
      sql<number>`sum(items)::int`.as('total'),
      count('done_on_time'),
      count('done_late'),
      count('delivered'),
      count('running'),
      count('overdue'),
      count('not_started'),
      count('waiting_instruction'),
    ])
    .groupBy(by === 'area' ? 'tally.area_id' : 'tally.unit_id')
    .as('grouped')
  return by === 'area'
    ? await db.query
        .selectFrom(grouped)
        .leftJoin(areaRows(db).as('area'), 'area.id', 'grouped.group_id')
        .selectAll('grouped')
        .select('area.name as group_name')
        .orderBy('area.position')
        .orderBy('group_name')
        .execute()
    : await db.query
        .selectFrom(grouped)
        .selectAll('grouped')
        .select((eb) => unitNameOf(eb.ref('grouped.group_id')).as('group_name'))
        .orderBy('group_name')
        .execute()
}

export type OverviewRow = Awaited<ReturnType<typeof findOverview>>[number]

/** More people than this are a list to search, not one to choose from: choose the unit first. */
const mostPeople = 300

/** What the filter of a list offers: areas, units and people that occur in it, people of the chosen unit only. One statement. */
export async function findFilterChoices(db: Db, actor: Actor, { planId, unitId }: WorkFilter) {
  const { areas, units, people, open } = await db.query
    .with('occurring', () => tally(db, actor, { planId }))
    .selectNoFrom((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom(areaRows(db).as('area'))
          .select(['area.id', 'area.name'])
          .where('area.id', 'in', (inner) => inner.selectFrom('occurring').select('occurring.area_id'))
          .orderBy('area.position')
          .limit(1000),
      ).as('areas'),
      jsonArrayFrom(
        eb
          .selectFrom((inner) => inner.selectFrom('occurring').select('occurring.unit_id as id').distinct().as('unit'))
          .select((inner) => ['unit.id', unitNameOf(inner.ref('unit.id')).as('name')])
          .where('unit.id', 'is not', null)
          .limit(3000),
      ).as('units'),
      jsonArrayFrom(
        eb
          .selectFrom((inner) =>
            inner
              .selectFrom('occurring')
              .select('occurring.person_id as id')
              .distinct()
              .$if(unitId !== undefined, (those) => those.where('occurring.unit_id', '=', unitId!))
              .as('person'),
          )
          .select((inner) => ['person.id', personNameOf(inner.ref('person.id')).as('name')])
          .where('person.id', 'is not', null)
          .limit(mostPeople + 1),
      ).as('people'),
      sql<boolean>`exists (select from occurring where unit_id is null)`.as('open'),
    ])
    .executeTakeFirstOrThrow()
  return {
    areas,
    units: named(units),
    people: people.length > mostPeople ? [] : named(people),
    tooManyPeople: people.length > mostPeople,
    open,
  }
}

const named = (rows: readonly { id: string | null; name: string }[]) =>
  rows.flatMap(({ id, name }) => (id ? [{ id, name }] : [])).toSorted((a, b) => compareVietnamese(a.name, b.name))
