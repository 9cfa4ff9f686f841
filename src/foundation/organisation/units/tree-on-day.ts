import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'
import { inForce } from '../today.ts'
import type { UnitKind } from './unit.ts'

export type TreeUnit = {
  id: string
  name: string
  kind: UnitKind
  parentId: string | null
  /** Levels below where the look begins. */
  depth: number
  people: number
  children: number
}

/**
 * The units of a day as they stood then, `levels` deep below the one at `from`, or below the roots. One statement walks
 * the dated rows, since today's paths say nothing about another day.
 */
export async function findTreeOn(
  db: Db,
  on: Temporal.PlainDate,
  { from, levels }: { from?: string; levels: number },
): Promise<TreeUnit[]> {
  const { rows } = await sql<TreeUnit>`
    with recursive link as (
      select unit.id, parent.parent_id from organisation.unit
      left join organisation.unit_parent as parent on parent.unit_id = unit.id and ${inForce('parent', on)}
      where ${inForce('unit', on)}
    ), tree as (
      select link.id, link.parent_id, 0 as depth from link
      where ${from ? sql`link.id = ${from}` : sql`link.parent_id is null`}
      union all
      select link.id, link.parent_id, tree.depth + 1 from tree join link on link.parent_id = tree.id
      where tree.depth < ${levels}
    )
    select tree.id, name.short_name as name, name.kind, tree.parent_id as "parentId", tree.depth,
      (select count(*)::int from organisation.post where post.unit_id = tree.id and ${inForce('post', on)}) as people,
      (select count(*)::int from link where link.parent_id = tree.id) as children
    from tree join organisation.unit_name as name on name.unit_id = tree.id and ${inForce('name', on)}
    order by tree.depth, name.short_name collate kernel.vietnamese, tree.id
    limit 5000`.execute(db.query)
  return rows
}
