import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/types.ts'
import { nameKey } from '../naming/name-key.ts'
import { readReferenceFacts } from './reference-data.ts'

/** Brings the table to what the data files say: in one statement, writing only what differs. */
export async function loadReferenceUnits(tx: Tx): Promise<void> {
  const rows = readReferenceFacts().map((fact) => {
    const { spelling, bare } = nameKey(fact.name)
    return { ...fact, id: tx.id(), key: spelling, bare }
  })
  await sql`
    insert into organisation.reference_unit as known
      (id, code, level, name, key, bare, parent_code, agency_code, valid_from, valid_to, source)
    select id, code, level, name, key, bare, "parentCode", "agencyCode", "validFrom", "validTo", source
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as fact
      (id uuid, code text, level text, name text, key text, bare text, "parentCode" text, "agencyCode" text,
        "validFrom" date, "validTo" date, source text)
    on conflict on constraint "organisation.reference_unit_known" do update
    set level = excluded.level, name = excluded.name, key = excluded.key, bare = excluded.bare,
      parent_code = excluded.parent_code, agency_code = excluded.agency_code, valid_to = excluded.valid_to,
      source = excluded.source
    where (known.level, known.name, known.key, known.parent_code, known.agency_code, known.valid_to, known.source)
      is distinct from (excluded.level, excluded.name, excluded.key, excluded.parent_code, excluded.agency_code,
        excluded.valid_to, excluded.source)`.execute(tx.query)
}
