// Hours and rules of a unit follow one another in time: what is set from a date on ends what held until then.
import type { Tx } from '../../kernel/database/types.ts'

type Dated = 'calendar.working_week' | 'calendar.term_rules'

/**
 * Makes room for a row of this unit that begins on the date: the row then in force ends the day before, one that began
 * on the same day is replaced. A later row stays, and the database refuses what would overlap it.
 */
export async function makeRoom(
  tx: Tx,
  table: Dated,
  unitId: string | null,
  validFrom: Temporal.PlainDate,
): Promise<void> {
  await tx.query
    .deleteFrom(table)
    .where('unit_id', 'is not distinct from', unitId)
    .where('valid_from', '=', validFrom)
    .execute()
  await tx.query
    .updateTable(table)
    .set({ valid_to: validFrom.subtract({ days: 1 }) })
    .where('unit_id', 'is not distinct from', unitId)
    .where('valid_from', '<', validFrom)
    .where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>=', validFrom)]))
    .execute()
}

/** Ends the row of this id on a last day; undefined when there is none. */
export const endRow = (tx: Tx, table: Dated, id: string, lastDay: Temporal.PlainDate) =>
  tx.query.updateTable(table).set({ valid_to: lastDay }).where('id', '=', id).returningAll().executeTakeFirst()
