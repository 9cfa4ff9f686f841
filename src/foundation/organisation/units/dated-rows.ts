// What a unit is called and where it stands, as dated rows that follow one another. A change holds from its day until
// the next one that is known already; a change on the very day of another replaces it.
import type { Tx } from '../../../kernel/database/types.ts'
import { inForce } from '../today.ts'

export type Period = { validFrom: Temporal.PlainDate; validTo: Temporal.PlainDate | null }

export const dayBefore = (day: Temporal.PlainDate): Temporal.PlainDate => day.subtract({ days: 1 })

type DatedTable = 'organisation.unit_name' | 'organisation.unit_parent'

/** Ends or removes the row that holds on the day, and says for how long a new one may hold from then on. */
export async function makeRoom(tx: Tx, table: DatedTable, unitId: string, from: Temporal.PlainDate): Promise<Period> {
  const current = await tx.query
    .selectFrom(table)
    .select(['id', 'valid_from', 'valid_to'])
    .where('unit_id', '=', unitId)
    .where(inForce(table, from))
    .executeTakeFirst()
  if (!current) return { validFrom: from, validTo: await dayBeforeNext(tx, table, unitId, from) }
  if (current.valid_from.equals(from)) await tx.query.deleteFrom(table).where('id', '=', current.id).execute()
  else
    await tx.query
      .updateTable(table)
      .set({ valid_to: dayBefore(from) })
      .where('id', '=', current.id)
      .execute()
  return { validFrom: from, validTo: current.valid_to }
}

async function dayBeforeNext(
  tx: Tx,
  table: DatedTable,
  unitId: string,
  from: Temporal.PlainDate,
): Promise<Temporal.PlainDate | null> {
  const next = await tx.query
    .selectFrom(table)
    .select('valid_from')
    .where('unit_id', '=', unitId)
    .where('valid_from', '>', from)
    .orderBy('valid_from')
    .limit(1)
    .executeTakeFirst()
  return next ? dayBefore(next.valid_from) : null
}

type EndingTable = DatedTable | 'organisation.post' | 'organisation.role_grant' | 'organisation.delegation'

/** Nothing of the unit holds after the day: later rows are removed, those that span it end with it. */
export async function endRows(tx: Tx, table: EndingTable, unitId: string, lastDay: Temporal.PlainDate): Promise<void> {
  await tx.query.deleteFrom(table).where('unit_id', '=', unitId).where('valid_from', '>', lastDay).execute()
  await tx.query
    .updateTable(table)
    .set({ valid_to: lastDay })
    .where('unit_id', '=', unitId)
    .where(({ or, eb }) => or([eb('valid_to', 'is', null), eb('valid_to', '>', lastDay)]))
    .execute()
}
