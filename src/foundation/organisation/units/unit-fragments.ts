// Pieces of SQL that other modules put into their own queries, so that a list stays one statement and nobody but this
// module names its tables.
import { sql, type Expression, type RawBuilder } from 'kysely'

/** A column that holds an id: `task.unit_id`, or an expression that gives one. */
export type IdRef = string | Expression<string | null>

const operand = (ref: IdRef): Expression<unknown> => (typeof ref === 'string' ? sql.ref(ref) : ref)

/** The ids of all units at or below the paths: `.where('task.unit_id', 'in', unitIdsWithin(scopesOf(actor, …)))`. */
export const unitIdsWithin = (paths: readonly string[]): RawBuilder<string> =>
  sql<string>`(select id from organisation.unit where path <@ any (${[...paths]}::ltree[]))`

/** The unit's short name today. */
export const unitNameOf = (unit: IdRef): RawBuilder<string> =>
  sql<string>`(select short_name from organisation.unit where id = ${operand(unit)})`

/** The unit's path as text, for `can` and `isWithin`. */
export const unitPathOf = (unit: IdRef): RawBuilder<string> =>
  sql<string>`(select path::text from organisation.unit where id = ${operand(unit)})`

export const personNameOf = (person: IdRef): RawBuilder<string> =>
  sql<string>`(select name from organisation.person where id = ${operand(person)})`
