import { sql } from 'kysely'
import type { Db } from '../../kernel/database/types.ts'
import { idsOnPath, today } from '../../foundation/organisation/index.ts'
import { bindsOn } from './procedure-version.ts'

/**
 * The public procedure of that national code for a unit, by its path: of the catalogues above it the nearest one, in
 * which it is in force before one in which it no longer is.
 */
export async function findProcedureIdByCode(db: Db, code: string, unitPath: string): Promise<string | undefined> {
  const ids = sql`${idsOnPath(unitPath)}::uuid[]`
  const { rows } = await sql<{ id: string }>`
    select procedure.id from procedures.procedure
    where procedure.code = ${code} and procedure.kind = 'public' and procedure.authority_id = any (${ids})
      and exists (select from procedures.version where version.procedure_id = procedure.id and version.announced_at is not null
        and version.taken_back_at is null)
    order by exists (select from procedures.version where version.procedure_id = procedure.id
      and ${bindsOn('version', today(db))}) desc, array_position(${ids}, procedure.authority_id) desc
    limit 1`.execute(db.query)
  return rows[0]?.id
}
