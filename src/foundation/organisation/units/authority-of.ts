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
