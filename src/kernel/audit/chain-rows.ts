import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../database/types.ts'
import type { ChainRow } from './chain.ts'

async function chainRows(query: Db['query'], which: RawBuilder<unknown>): Promise<ChainRow[]> {
  const { rows } = await sql<ChainRow>`
    select number, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, request_id, actor_id,
      actor_name, action, subject_kind, subject_id, unit_id, detail::text as detail
    from kernel.audit where ${which} order by number`.execute(query)
  return rows
}

/** History as it is chained, by rising number. A few rows, wherever they lie. */
export const chainRowsOf = (query: Db['query'], numbers: readonly number[]): Promise<ChainRow[]> =>
  chainRows(query, sql`number = any(${numbers}::bigint[])`)

/** Many rows that lie close together: from `first` to `last`, both included. */
export const chainRowsBetween = (query: Db['query'], first: number, last: number): Promise<ChainRow[]> =>
  chainRows(query, sql`number between ${first} and ${last}`)
