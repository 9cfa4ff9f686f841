import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'
import { today } from '../today.ts'

/** A unit by its id, or a place by its code on a day (codes are reused); `upper`: the one above it. */
export type UnitWanted = ({ id: string } | { code: string; on: Temporal.PlainDate }) & { upper?: boolean }
export type UnitInPlace = { id: string; path: string }

/**
 * Who stands today where each of these stood, in one statement: the unit itself, or who took over when it ended, however
 * often. Of several heirs the one that kept its code counts, else the first; where nobody took over, the unit above.
 * Undefined where no unit ever had the code.
 */
export async function findUnitsInPlace(db: Db, wanted: readonly UnitWanted[]): Promise<(UnitInPlace | undefined)[]> {
  if (!wanted.length) return []
  const day = today(db)
  const list = wanted.map((one, at) => ({
    at,
    id: 'id' in one ? one.id : null,
    code: 'code' in one ? one.code : null,
    day: 'code' in one ? one.on.toString() : null,
    upper: one.upper ?? false,
  }))
  const { rows } = await sql<UnitInPlace & { at: number }>`
    with recursive wanted as (
      select wanted.at, wanted.upper, coalesce(wanted.id, (
        select unit.id from organisation.unit where unit.code = wanted.code and unit.valid_from <= wanted.day
        order by unit.valid_from desc limit 1)) as id
      from jsonb_to_recordset(${JSON.stringify(list)}::jsonb)
        as wanted (at int, id uuid, code text, day date, upper boolean)
    ), heir as (
      select wanted.at, wanted.upper, unit.id, unit.path, unit.code, unit.valid_to, 0 as depth
      from wanted join organisation.unit on unit.id = wanted.id
      union all
      select heir.at, heir.upper, next.id, next.path, next.code, next.valid_to, heir.depth + 1
      from heir
      cross join lateral (
        select unit.* from organisation.unit
        left join organisation.unit_succession as succession
          on succession.from_unit_id = heir.id and succession.to_unit_id = unit.id
        where succession.id is not null or (nlevel(heir.path) > 1 and unit.path = subpath(heir.path, 0, -1))
        order by succession.id is null, unit.code is distinct from heir.code, unit.id
        limit 1
      ) as next
      where heir.valid_to < ${day}::date and heir.depth < 20
    ), standing as (
      select distinct on (at) at, upper, id, path from heir order by at, depth desc
    )
    select standing.at, coalesce(above.id, standing.id) as id, coalesce(above.path, standing.path)::text as path
    from standing
    left join organisation.unit as above
      on standing.upper and nlevel(standing.path) > 1 and above.path = subpath(standing.path, 0, -1)`.execute(db.query)
  const found = new Map(rows.map(({ at, id, path }) => [at, { id, path }]))
  return wanted.map((_, at) => found.get(at))
}
