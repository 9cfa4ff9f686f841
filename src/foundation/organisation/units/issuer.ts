// Whose name stands at the head of a document.
import type { Db } from '../../../kernel/database/types.ts'
import { getUnit } from './unit-queries.ts'
import { idsOnPath, territorialKinds, type Unit } from './unit.ts'

export type Issuer = { superior: string; issuer: string; place: string }

const governs = (unit: Unit): boolean => (territorialKinds as readonly string[]).includes(unit.kind)

// "Tân Lập" of "xã Tân Lập", but "Phường 5" in full: a bare number names no place (Nghị định 30/2020, Phụ lục I).
export const placeOf = (placeName: string): string => {
  const bare = placeName.replace(/^(tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu)\s+(?!\d)/i, '')
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}

/** Who issues: a people's committee names nobody above itself, other units name the one they belong to. */
export async function findIssuer(db: Db, unitId: string): Promise<Issuer> {
  const unit = await getUnit(db, unitId)
  const aboveId = idsOnPath(unit.path).at(-2)
  const above = governs(unit) || !aboveId ? undefined : await getUnit(db, aboveId)
  const placeName = unit.placeName ?? above?.placeName ?? unit.shortName
  return { superior: above?.name ?? '', issuer: unit.name, place: placeOf(placeName) }
}
