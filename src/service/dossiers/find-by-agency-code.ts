import { dateOf } from '../../foundation/calendar/index.ts'
import { findUnitsInPlace, type UnitInPlace } from '../../foundation/organisation/index.ts'
import type { Db } from '../../kernel/database/types.ts'

/** Who stands today for the agency of that code: the unit that got it last, or its heir. */
export async function findUnitByAgencyCode(db: Db, code: string): Promise<UnitInPlace | undefined> {
  const row = await db.query
    .selectFrom('dossiers.agency_code')
    .select('unit_id')
    .where('code', '=', code)
    .where('valid_from', '<=', dateOf(db.now))
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && (await findUnitsInPlace(db, [{ id: row.unit_id }]))[0]
}
