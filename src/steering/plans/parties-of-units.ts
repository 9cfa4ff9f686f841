import { findUnitNames } from '../../foundation/organisation/index.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import type { SettledParty } from './plan.ts'

/** Parties chosen from the list of units: each is printed by its name of today. */
export async function partiesOfUnits(tx: Tx, unitIds: readonly string[], field: string): Promise<SettledParty[]> {
  const names = await findUnitNames(tx, unitIds)
  return [...new Set(unitIds)].map((unitId) => {
    const printed = names.get(unitId)
    if (!printed) throw new AppError('plans.unit_unknown', 422, {}, field)
    return { printed, unitIds: [unitId], collective: false }
  })
}
