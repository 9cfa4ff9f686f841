import { sql } from 'kysely'
import { today } from '../../foundation/organisation/index.ts'
import type { Db } from '../../kernel/database/types.ts'
import { cataloguePath } from './pages/paths.ts'

/** Announced procedures that bind or will and are filed with one of these versions of a form, by name. */
export async function findFormUses(db: Db, formVersionIds: readonly string[]) {
  if (!formVersionIds.length) return []
  const rows = await db.query
    .selectFrom('procedures.version as version')
    .innerJoin('procedures.procedure as procedure', 'procedure.id', 'version.procedure_id')
    .select(['version.name', 'procedure.code', 'version.procedure_id', 'version.number'])
    .select('version.form_version_id')
    .where('version.form_version_id', 'in', [...formVersionIds])
    .where((eb) => eb.or([eb('version.valid_to', 'is', null), eb('version.valid_to', '>=', today(db))]))
    .where('version.announced_at', 'is not', null)
    .where('version.taken_back_at', 'is', null)
    .orderBy(sql`version.name collate kernel.vietnamese`)
    .orderBy('version.id')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    name: `${row.name} (${row.code})`,
    href: `${cataloguePath}/${row.procedure_id}?ban=${row.number}`,
    versionId: row.form_version_id!,
  }))
}
