// Pieces of SQL that other modules put into their own queries, so that a list stays one statement and nobody but this
// module names its tables. Their tables have names of their own, lest one of the query around them be hidden.
import { sql, type Expression, type RawBuilder } from 'kysely'

/** A column that holds an id: `task.unit_id`, or an expression that gives one. */
export type IdRef = string | Expression<string | null>

const operand = (ref: IdRef): Expression<unknown> => (typeof ref === 'string' ? sql.ref(ref) : ref)

/** The ids of all units at or below the paths: `.where('task.unit_id', 'in', unitIdsWithin(scopesOf(actor, …)))`. */
export const unitIdsWithin = (paths: readonly string[]): RawBuilder<string> =>
  sql<string>`(select unit_within.id from organisation.unit as unit_within where unit_within.path <@ any (${[...paths]}::ltree[]))`

/** The unit's short name today. */
export const unitNameOf = (unit: IdRef): RawBuilder<string> =>
  sql<string>`(select unit_named.short_name from organisation.unit as unit_named where unit_named.id = ${operand(unit)})`

/** The unit's short name today with that of its authority: every commune has a division and a centre of the same name. */
export const unitNameInPlaceOf = (unit: IdRef): RawBuilder<string> =>
  sql<string>`(select concat_ws(', ', unit_called.short_name, (
      select unit_above.short_name from organisation.unit as unit_above
      where not unit_called.is_authority and unit_above.is_authority and unit_above.path @> unit_called.path
      order by nlevel(unit_above.path) desc limit 1))
    from organisation.unit as unit_called where unit_called.id = ${operand(unit)})`

/** The unit's path as text, for `can` and `isWithin`. */
export const unitPathOf = (unit: IdRef): RawBuilder<string> =>
  sql<string>`(select unit_placed.path::text from organisation.unit as unit_placed where unit_placed.id = ${operand(unit)})`

/** The short name today of the authority that the unit belongs to: itself or the nearest above it. */
export const authorityNameOf = (unit: IdRef): RawBuilder<string | null> =>
  sql<string | null>`(select authority_named.short_name from organisation.unit as unit_below
    join organisation.unit as authority_named on authority_named.path @> unit_below.path and authority_named.is_authority
    where unit_below.id = ${operand(unit)} order by nlevel(authority_named.path) desc limit 1)`

/** The tier the unit is of: `commune`. */
export const unitTierOf = (unit: IdRef): RawBuilder<string | null> =>
  sql<
    string | null
  >`(select unit_of_tier.tier_code from organisation.unit as unit_of_tier where unit_of_tier.id = ${operand(unit)})`

export const personNameOf = (person: IdRef): RawBuilder<string> =>
  sql<string>`(select person_named.name from organisation.person as person_named where person_named.id = ${operand(person)})`
