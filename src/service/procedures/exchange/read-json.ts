import { z } from 'zod'
import { AppError } from '../../../kernel/errors.ts'
import { listNames } from '../parts/parts.ts'
import { buildEntry, type RawLists } from './build-entry.ts'
import { format, mostProcedures, type Entry, type Fault, type Names } from './entry.ts'

const one = z.looseObject({
  code: z.string().max(60),
  kind: z.enum(['public', 'internal']).default('public'),
  fieldId: z.string().default(''),
  tier: z.string().default(''),
  competent: z.looseObject({ unit: z.string().optional() }).default({}),
})
const file = z.object({ format: z.literal(format), procedures: z.array(one) })

const objects = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item)) : []

/** The procedures of an exported JSON file. Throws `procedures.import_…` (422). */
export function readJson(bytes: Uint8Array, names: Names): Entry[] {
  let parsed
  try {
    parsed = file.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {}
  if (!parsed?.success) throw new AppError('procedures.import_broken', 422, {}, 'file')
  const { procedures } = parsed.data
  if (procedures.length === 0) throw new AppError('procedures.import_empty', 422, {}, 'file')
  if (procedures.length > mostProcedures)
    throw new AppError('procedures.import_too_many', 422, { most: mostProcedures }, 'file')
  const seen = new Set<string>()
  return procedures.map((raw, at) => {
    const faults: Fault[] = []
    const place = { sheet: 'JSON', line: at + 1 }
    const know = (column: string, value: string, id: string | undefined): string | undefined => {
      if (id === undefined) faults.push({ ...place, column, value, code: 'procedures.import_name_unknown' })
      return id
    }
    if (seen.has(raw.code))
      faults.push({ ...place, column: 'code', value: raw.code, code: 'procedures.import_code_twice' })
    seen.add(raw.code)
    const { unit, ...competent } = raw.competent
    const unitId = unit ? know('competent.unit', unit, names.competentUnit(unit)) : null
    const lists: RawLists = Object.fromEntries(listNames.map((list) => [list, objects(raw[list])]))
    const content = {
      ...raw,
      fieldId: know('fieldId', raw.fieldId, names.fieldId(raw.fieldId)),
      tier: know('tier', raw.tier, names.tier(raw.tier)),
      competent: { ...competent, unitId: unitId ?? null },
      // Files stay where they are kept; a link goes along.
      files: objects(raw.files).filter(({ link }) => typeof link === 'string' && link !== ''),
    }
    return buildEntry(raw.code, raw.kind, content, lists, names, place, faults)
  })
}
