// The tree of today is kept in `unit.path`, so that one comparison tells who is within whose scope. Whoever changes
// dated rows calls `refreshUnits`; each night it runs for the rows that begin or end with the day.
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../../kernel/database/types.ts'
import { today } from '../today.ts'

/** One at a time: two moves that cross could each be right alone and make a circle together. */
export const lockTree = (tx: Tx): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtext('organisation.tree'))`.execute(tx.query)

// Of a unit's dated rows the one of today, else the last before, else the first to come: a unit that has ended keeps
// its place, so that those above it still answer for what it left.
const nearest = (day: Temporal.PlainDate): RawBuilder<unknown> =>
  sql`order by unit_id, valid_from > ${day}, abs(valid_from - ${day}::date)`

export async function refreshUnits(tx: Tx): Promise<void> {
  const day = today(tx)
  await sql`
    with recursive nearest as (
      select distinct on (unit_id) unit_id, parent_id from organisation.unit_parent ${nearest(day)}
    ), tree as (
      select unit.id, text2ltree(replace(unit.id::text, '-', '')) as path from organisation.unit
      where not exists (select from nearest where nearest.unit_id = unit.id)
      union all
      select nearest.unit_id, tree.path || replace(nearest.unit_id::text, '-', '')
      from tree join nearest on nearest.parent_id = tree.id
    )
    update organisation.unit set path = tree.path from tree
    where unit.id = tree.id and unit.path is distinct from tree.path`.execute(tx.query)
  await sql`
    with nearest as (select distinct on (unit_id) * from organisation.unit_name ${nearest(day)})
    update organisation.unit
    set name = nearest.name, short_name = nearest.short_name, place_name = nearest.place_name,
      kind = nearest.kind, tier_code = nearest.tier_code
    from nearest
    where unit.id = nearest.unit_id
      and (unit.name, unit.short_name, unit.place_name, unit.kind, unit.tier_code)
        is distinct from (nearest.name, nearest.short_name, nearest.place_name, nearest.kind, nearest.tier_code)`.execute(
    tx.query,
  )
}

/** What was decided for today takes effect. */
export async function turnDay(tx: Tx): Promise<void> {
  await lockTree(tx)
  await refreshUnits(tx)
}
