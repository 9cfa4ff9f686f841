import { readFileSync } from 'node:fs'
import { normalise } from '../../../kernel/text/vietnamese.ts'
import { readTable } from './read-table.ts'

export type ReferenceLevel = 'province' | 'district' | 'commune'

/** A place as the state numbered it for a time; days as ISO text, null where it has no known end. */
export type ReferenceFact = {
  code: string
  level: ReferenceLevel
  name: string
  parentCode: string | null
  agencyCode: string | null
  validFrom: string | null
  validTo: string | null
  source: string
}

const levels: Record<string, ReferenceLevel> = { tinh: 'province', huyen: 'district', xa: 'commune' }

const read = (name: string) => readTable(readFileSync(new URL(`data/${name}.tsv`, import.meta.url), 'utf8'))

const reorganisation = '2025-07-01'

/** All that we know; the same every time. */
export function readReferenceFacts(): ReferenceFact[] {
  const provinces = read('provinces')
  const agencyOf = new Map(provinces.map((row) => [row.code, row.agency_code]))
  const detailed = read('units').map((row): ReferenceFact => ({
    code: row.code!,
    level: levels[row.level!]!,
    name: normalise(row.name!),
    parentCode: row.parent_code || null,
    agencyCode: (row.valid_to === '' && agencyOf.get(row.code)) || null,
    validFrom: row.valid_from || null,
    validTo: row.valid_to || null,
    source: row.dataset_release!,
  }))
  const known = new Set(detailed.map(({ code }) => code))
  const others = provinces
    .filter(({ code }) => !known.has(code!))
    .map((row): ReferenceFact => ({
      code: row.code!,
      level: 'province',
      name: normalise(row.name!),
      parentCode: null,
      agencyCode: row.agency_code || null,
      // A province that took others in, or another's code, is a new one under that code.
      validFrom: row.merged_with || row.old_code !== row.code ? reorganisation : null,
      validTo: null,
      source: 'QĐ 19/2025/QĐ-TTg',
    }))
  return [...detailed, ...others]
}
