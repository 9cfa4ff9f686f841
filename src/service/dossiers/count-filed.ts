// How many dossiers were filed under versions of procedures, for the module that announces them.
import { sql } from 'kysely'
import { legalTimeZone } from '../../kernel/text/dates.ts'
import { registerCountFiled } from '../procedures/index.ts'

registerCountFiled(async (db, versionIds, since) => {
  const from = since?.toZonedDateTime(legalTimeZone).toInstant() ?? null
  const { rows } = await sql<{ count: number }>`
    select dossiers.count_filed(${[...versionIds]}::uuid[], ${from}) as count`.execute(db.query)
  return rows[0]!.count
})
