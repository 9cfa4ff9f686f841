import { z } from 'zod'
import type { Tx } from '../../../kernel/database/types.ts'
import { flag, choice, id, line, optionalDate, optionalLine } from '../../../kernel/http/fields.ts'
import { today } from '../today.ts'
import { placeUnit } from './place-unit.ts'
import { pathLabel, unitKinds, type Unit } from './unit.ts'

/** What a unit is called and is; the same for a new one and for a renamed one. */
export const unitNaming = z.object({
  name: line(300),
  shortName: optionalLine(200),
  placeName: optionalLine(200),
  kind: choice(unitKinds),
  tier: optionalLine(40),
})

export const newUnit = unitNaming.extend({
  code: optionalLine(35),
  isAuthority: flag(),
  from: optionalDate(),
  document: optionalLine(300),
})

export const createUnitInput = newUnit.extend({ parentId: id() })

type NewUnit = z.output<typeof newUnit>

/** The day as the form gave it, else today. */
export const dayOr = (tx: Tx, day: Temporal.PlainDate | undefined): Temporal.PlainDate => day ?? today(tx)

export const namingRow = (naming: z.output<typeof unitNaming>) => ({
  name: naming.name,
  short_name: naming.shortName ?? naming.name,
  place_name: naming.placeName ?? null,
  kind: naming.kind,
  tier_code: naming.tier ?? null,
})

/** Writes a unit below `parent`, or a root. Who may, the caller has asked. */
export async function insertUnit(tx: Tx, parent: Unit | null, input: NewUnit): Promise<string> {
  const unitId = tx.id()
  const from = dayOr(tx, input.from)
  const dated = { unit_id: unitId, valid_from: from, document: input.document ?? '' }
  await tx.query
    .insertInto('organisation.unit')
    .values({
      ...namingRow(input),
      id: unitId,
      code: input.code ?? null,
      is_authority: input.isAuthority,
      valid_from: from,
      path: parent ? `${parent.path}.${pathLabel(unitId)}` : pathLabel(unitId),
      created_at: tx.now,
    })
    .execute()
  await tx.query
    .insertInto('organisation.unit_name')
    .values({ ...dated, ...namingRow(input), id: tx.id() })
    .execute()
  if (parent) await placeUnit(tx, unitId, parent, { validFrom: from, validTo: null, document: input.document })
  return unitId
}
