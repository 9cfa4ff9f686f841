import { findUnits } from '../../foundation/organisation/index.ts'
import type { Db } from '../../kernel/database/types.ts'
import { findUnitByAgencyCode } from '../dossiers/index.ts'

/** The one-stop centre of the agency of that code, where its clerks are; an agency without one receives by itself. */
export async function findReception(
  db: Db,
  agencyCode: string,
): Promise<{ unitId: string; agencyPath: string } | undefined> {
  const agency = await findUnitByAgencyCode(db, agencyCode)
  if (!agency) return undefined
  const [centre] = await findUnits(db, { parentId: agency.id, kinds: ['centre'], limit: 1 })
  return { unitId: centre?.id ?? agency.id, agencyPath: agency.path }
}
