import type { Db } from '../../kernel/database/types.ts'
import { findAddressUnits } from '../organisation/index.ts'
import { allFields, type FormDefinition } from './form-definition.ts'
import type { Places } from './kinds/kind.ts'
import type { TypedValues } from './typed-values.ts'

const provinceName = /\.province$/
/** More provinces than one family's papers name are somebody's mischief. */
const mostProvinces = 6

/** The provinces of today, and the communes of those that the boxes name; nothing for a form without addresses. */
export async function findPlaces(db: Db, definition: FormDefinition, values: TypedValues): Promise<Places> {
  if (!allFields(definition).some(({ field }) => field.kind === 'address')) {
    return { provinces: [], communes: new Map() }
  }
  const provinces = await findAddressUnits(db, { level: 'province' })
  const named = new Set(
    Object.entries(values).flatMap(([name, value]) => (provinceName.test(name) ? [value].flat() : [])),
  )
  const chosen = provinces.filter(({ code }) => named.has(code)).slice(0, mostProvinces)
  const communes = new Map<string, Places['provinces']>()
  for (const { code } of chosen) communes.set(code, await findAddressUnits(db, { level: 'commune', parentCode: code }))
  return { provinces, communes }
}
