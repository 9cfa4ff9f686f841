import { isWithin } from '../../../kernel/access/actor.ts'
import type { Db } from '../../../kernel/database/types.ts'
import type { Option } from '../../../kernel/ui/components/choices.ts'
import type { Unit } from './unit.ts'
import { findUnits, type UnitFilter } from './unit-queries.ts'

type Named = Pick<Unit, 'path' | 'shortName'>

/** Every commune has a centre of the same name: the authority above tells which. */
export function nameInPlace({ path, shortName }: Named, authorities: readonly Named[]): string {
  const above = authorities.filter((one) => one.path !== path && isWithin(path, one.path))
  const nearest = above.toSorted((a, b) => b.path.length - a.path.length)[0]
  return nearest ? `${shortName}, ${nearest.shortName}` : shortName
}

/** All authorities of the house; they tell where a unit belongs. */
export const findAuthorities = (db: Db): Promise<Unit[]> => findUnits(db, { authorities: true, limit: 500 })

/** Units to choose from, each told apart from those of the same name elsewhere; authorities go by their own. */
export async function findUnitChoices(db: Db, filter: UnitFilter): Promise<Option[]> {
  const units = await findUnits(db, filter)
  const authorities = units.length > 0 ? await findAuthorities(db) : []
  return units.map((unit) => ({
    value: unit.id,
    text: unit.isAuthority ? unit.shortName : nameInPlace(unit, authorities),
  }))
}
