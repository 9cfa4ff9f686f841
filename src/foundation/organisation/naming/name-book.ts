// The units as they stood on one day, with everything they are called: what names are looked up in.
import type { UnitKind } from '../units/unit.ts'
import { territorialKinds } from '../units/unit.ts'
import type { BookUnit } from './book-unit.ts'
import type { CollectiveRule } from './collective-rule.ts'
import { nameKey, withoutEnd, type NameKey } from './name-key.ts'

export type NameBook = {
  units: ReadonlyMap<string, BookUnit>
  aliases: readonly { key: NameKey; unitId: string; authorityId: string | null }[]
  collectives: readonly { key: NameKey; rule: CollectiveRule; authorityId: string | null }[]
}

export type UnitRow = {
  id: string
  name: string
  shortName: string
  placeName: string | null
  kind: UnitKind
  tier: string | null
  parentId: string | null
}

const placeWords = ['tỉnh', 'thành phố', 'thị xã', 'huyện', 'quận', 'xã', 'phường', 'thị trấn', 'đặc khu'].map(nameKey)

/** What a place is, without its name: of "xã Tân Lập" it is "xã". */
const placeKindOf = (place: NameKey): NameKey =>
  placeWords.find((word) => place.bare.startsWith(`${word.bare} `)) ?? place

export const isTerritorial = (unit: { kind: UnitKind }): boolean => territorialKinds.some((kind) => kind === unit.kind)

const bookUnit = (row: UnitRow): BookUnit => {
  const names = [row.name, row.shortName]
  if (row.placeName && isTerritorial(row)) names.push(row.placeName, `UBND ${row.placeName}`)
  const place = row.placeName === null ? null : nameKey(row.placeName)
  return {
    id: row.id,
    name: row.shortName,
    kind: row.kind,
    tier: row.tier,
    parentId: row.parentId,
    keys: names.map(nameKey),
    place: place && { key: place, kind: placeKindOf(place) },
  }
}

/** The unit and those above it, nearest first. */
export function chainOf(units: ReadonlyMap<string, BookUnit>, id: string | null): BookUnit[] {
  const chain: BookUnit[] = []
  for (let unit = id === null ? undefined : units.get(id); unit; unit = units.get(unit.parentId ?? '')) {
    if (chain.includes(unit)) break
    chain.push(unit)
  }
  return chain
}

// "Thanh tra tỉnh An Bình" is called "Thanh tra tỉnh" and "Thanh tra" at home: the places above it may be left out.
function shortened(unit: BookUnit, above: readonly BookUnit[]): NameKey[] {
  return unit.keys.flatMap((key) =>
    above.flatMap(({ place }) => {
      if (!place) return []
      return [withoutEnd(key, place.key, 'bare'), withoutEnd(key, place.kind, 'bare')].filter(
        (short) => short !== undefined,
      )
    }),
  )
}

export function nameBook(
  rows: readonly UnitRow[],
  aliases: NameBook['aliases'],
  collectives: NameBook['collectives'],
): NameBook {
  const plain = new Map(rows.map((row) => [row.id, bookUnit(row)]))
  const units = new Map<string, BookUnit>()
  for (const unit of plain.values()) {
    const above = isTerritorial(unit) ? [] : chainOf(plain, unit.parentId)
    units.set(unit.id, { ...unit, keys: [...unit.keys, ...shortened(unit, above)] })
  }
  return { units, aliases, collectives }
}
