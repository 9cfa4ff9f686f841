import { sql, type RawBuilder } from 'kysely'
import { personNameOf } from '../../../foundation/organisation/index.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'

export type Binding = {
  versionId: string
  processVersionId: string
  from: Temporal.PlainDate
  boundAt: Temporal.Instant
  boundBy: string | null
}

/** The version of its process in which dossiers of that day run, for a query over `procedures.version as version`. */
export const processOn = (on: Temporal.PlainDate): RawBuilder<string | null> => sql<string | null>`coalesce((
  select binding.process_version_id from procedures.process_binding as binding
  where binding.version_id = version.id and binding.valid_from <= ${on}::date
  order by binding.bound_at desc, binding.id desc limit 1), version.process_version_id)`

/** What was taken since it was announced, the newest first. */
export async function findBindings(db: Db, versionIds: readonly string[]): Promise<Binding[]> {
  if (!versionIds.length) return []
  return db.query
    .selectFrom('procedures.process_binding as binding')
    .select(['version_id as versionId', 'process_version_id as processVersionId', 'valid_from as from'])
    .select(['bound_at as boundAt', personNameOf('binding.bound_by').as('boundBy')])
    .where('version_id', 'in', [...versionIds])
    .orderBy('bound_at', 'desc')
    .orderBy('id', 'desc')
    .limit(2000)
    .execute()
}

export const bind = (
  tx: Tx,
  binding: { versionId: string; processVersionId: string; from: Temporal.PlainDate; by: string },
): Promise<unknown> =>
  tx.query
    .insertInto('procedures.process_binding')
    .values({
      id: tx.id(),
      version_id: binding.versionId,
      process_version_id: binding.processVersionId,
      valid_from: binding.from,
      bound_by: binding.by,
      bound_at: tx.now,
    })
    .execute()

/** The next version of a procedure begins with what the last one takes later. */
export const copyLaterBindings = (tx: Tx, from: string, to: string, after: Temporal.PlainDate): Promise<unknown> =>
  sql`insert into procedures.process_binding (id, version_id, process_version_id, valid_from, bound_by, bound_at)
    select gen_random_uuid(), ${to}, process_version_id, valid_from, bound_by, bound_at
    from procedures.process_binding where version_id = ${from} and valid_from > ${after}::date`.execute(tx.query)

/** Who chooses the process of a draft anew leaves what it would have taken. */
export const dropBindings = (tx: Tx, versionId: string): Promise<unknown> =>
  tx.query.deleteFrom('procedures.process_binding').where('version_id', '=', versionId).execute()
