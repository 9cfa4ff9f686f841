import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'

/** The authority a unit belongs to: itself or the nearest above it. A division's is its commune, not the province. */
export async function findAuthorityOf(db: Db, unitId: string): Promise<{ id: string; path: string } | undefined> {
  const { rows } = await sql<{ id: string; path: string }>`
    select authority.id, authority.path::text as path
    from organisation.unit
    join organisation.unit as authority on authority.path @> unit.path and authority.is_authority
    where unit.id = ${unitId}
    order by nlevel(authority.path) desc
    limit 1`.execute(db.query)
  return rows[0]
}

/** The same as an expression, for statements that need no more of it. */
export const authorityIdOf = (unitId: string) => sql<string | null>`(
  select own_authority.id from organisation.unit as own_unit
  join organisation.unit as own_authority on own_authority.path @> own_unit.path and own_authority.is_authority
  where own_unit.id = ${unitId} order by nlevel(own_authority.path) desc limit 1)`

/**
 * Whose business it is when a unit receives what the authorities of a tier decide: the chosen one, or the authority of
 * that tier at or nearest above the unit. Undefined where there is none, as when a province's centre receives what
 * belongs to a commune that nobody has named yet.
 */
export async function findAuthorityOfTier(
  db: Db,
  place: { unitId: string; tier: string; chosenId?: string | null },
): Promise<{ id: string; path: string; unitPath: string } | undefined> {
  const chosen = place.chosenId ?? null
  const { rows } = await sql<{ id: string; path: string; unitPath: string }>`
    select authority.id, authority.path::text as path, unit.path::text as "unitPath"
    from organisation.unit
    join organisation.unit as authority on authority.is_authority and authority.tier_code = ${place.tier}
      and case when ${chosen}::uuid is null then authority.path @> unit.path else authority.id = ${chosen}::uuid end
    where unit.id = ${place.unitId}
    order by nlevel(authority.path) desc
    limit 1`.execute(db.query)
  return rows[0]
}
