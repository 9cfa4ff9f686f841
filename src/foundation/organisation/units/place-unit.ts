import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { Period } from './dated-rows.ts'
import type { Unit } from './unit.ts'

/** Writes that the unit stands below the parent for the period, when that is possible on each of its days. */
export async function placeUnit(
  tx: Tx,
  unitId: string,
  parent: Unit,
  period: Period & { document?: string },
): Promise<void> {
  ensureCovers(parent, period)
  if (await isAboveDuring(tx, unitId, parent.id, period)) throw new AppError('organisation.unit_above_itself', 422)
  await tx.query
    .insertInto('organisation.unit_parent')
    .values({
      id: tx.id(),
      unit_id: unitId,
      parent_id: parent.id,
      valid_from: period.validFrom,
      valid_to: period.validTo,
      document: period.document ?? '',
    })
    .execute()
}

const { compare } = Temporal.PlainDate

function ensureCovers(parent: Period, { validFrom, validTo }: Period): void {
  const begins = compare(parent.validFrom, validFrom) <= 0
  const lasts = parent.validTo === null || (validTo !== null && compare(validTo, parent.validTo) <= 0)
  if (!begins || !lasts) throw new AppError('organisation.parent_not_valid', 422, {}, 'from')
}

// Walks up from the parent through all that holds within the period, each time with what is left of it: on no day may
// the unit be met.
async function isAboveDuring(tx: Tx, unitId: string, parentId: string, { validFrom, validTo }: Period) {
  const { rows } = await sql`
    with recursive up (id, during) as (
      select ${parentId}::uuid, daterange(${validFrom}, ${validTo}, '[]')
      union
      select step.parent_id, up.during * daterange(step.valid_from, step.valid_to, '[]')
      from up join organisation.unit_parent as step
        on step.unit_id = up.id and daterange(step.valid_from, step.valid_to, '[]') && up.during
    )
    select from up where id = ${unitId} limit 1`.execute(tx.query)
  return rows.length > 0
}
