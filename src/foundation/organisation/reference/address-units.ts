// The places that an address may name: those of the state's list, and the units of this system itself, which are offered
// whether or not the list holds them.
import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'
import { nameKey } from '../naming/name-key.ts'
import { inForce, today } from '../today.ts'
import { findReferenceUnits, type ReferenceUnit } from './reference-queries.ts'

type Wanted = { level: 'province' } | { level: 'commune'; parentCode: string }

/** Codes of places: two digits of a province, five of a commune (Quyết định 19/2025/QĐ-TTg). */
const codes = { province: '^[0-9]{2}$', commune: '^[0-9]{5}$' }

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

async function findOwnPlaces(db: Db, wanted: Wanted): Promise<ReferenceUnit[]> {
  const parentCode = wanted.level === 'commune' ? wanted.parentCode : null
  const { rows } = await sql<{ code: string; name: string }>`
    select unit.code, unit.place_name as name from organisation.unit
    where unit.is_authority and unit.place_name is not null and unit.code ~ ${codes[wanted.level]}
      and ${inForce('unit', today(db))}
      and (${parentCode}::text is null or exists (
        select from organisation.unit as province where province.code = ${parentCode} and province.path @> unit.path))
    order by unit.place_name collate kernel.vietnamese
    limit 500`.execute(db.query)
  return rows.map(({ code, name }) => ({
    code,
    name: capital(name),
    key: nameKey(name).spelling,
    level: wanted.level,
    parentCode,
    parentName: null,
    agencyCode: null,
    validFrom: null,
    validTo: null,
  }))
}

/** Provinces of today, or the communes of one, in the order of their names. */
export async function findAddressUnits(db: Db, wanted: Wanted): Promise<ReferenceUnit[]> {
  const listed = await findReferenceUnits(db, wanted)
  const known = new Set(listed.map(({ code }) => code))
  const own = (await findOwnPlaces(db, wanted)).filter(({ code }) => !known.has(code))
  return [...own, ...listed]
}
