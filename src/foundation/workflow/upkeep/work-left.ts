// How many open steps nobody could do if somebody left or lost a role; those that nobody can do already do not count.
import { sql } from 'kysely'
import { registerWorkLeft, unitPathOf, type Leaving } from '../../organisation/index.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { lacksHolder } from '../running/without-holder.ts'

export async function countStepsLeft(db: Db, leaving: readonly Leaving[]): Promise<number[]> {
  const list = leaving.flatMap(({ personId, grantId, roles }, at) =>
    roles.map(({ role, unitPath }) => ({ at, person: personId, gone: grantId, role, path: unitPath })),
  )
  const gone = { personId: sql`case when leaves.gone is null then leaves.person end`, grantId: sql.ref('leaves.gone') }
  const { rows } = await sql<{ at: number; steps: number }>`
    with place as materialized (
      select unit_id, role, person_id, stands_in, count(*)::int as steps from workflow.step
      where closed_at is null and nobody_since is null and role = any (${list.map(({ role }) => role)}::text[])
      group by 1, 2, 3, 4
    ), standing as (
      select place.*, ${unitPathOf('place.unit_id')}::ltree as path from place
    ), meant as (
      select distinct leaves.at, leaves.person, leaves.gone, standing.unit_id, standing.role, standing.person_id,
        standing.stands_in, standing.steps
      from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as leaves (at int, person uuid, gone uuid, role text, path text)
      join standing on standing.role = leaves.role and standing.path <@ leaves.path::ltree
        and (standing.person_id is null or standing.person_id = leaves.person)
    )
    select leaves.at, sum(leaves.steps)::int as steps from meant as leaves where ${lacksHolder(db, 'leaves', gone)}
    group by 1`.execute(db.query)
  const found = new Map(rows.map(({ at, steps }) => [at, steps]))
  return leaving.map((_, at) => found.get(at) ?? 0)
}

registerWorkLeft(countStepsLeft)
