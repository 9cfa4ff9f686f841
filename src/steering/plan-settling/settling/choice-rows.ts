import { sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import type { StoredChoice } from '../step-change.ts'

export async function findChoices(db: Db, importId: string): Promise<Map<string, StoredChoice>> {
  const rows = await db.query
    .selectFrom('plan_settling.unit_choice')
    .select(['printed_key', 'printed', 'decision', 'collective', 'unit_ids', 'chosen_by'])
    .where('import_id', '=', importId)
    .execute()
  return new Map(
    rows.map((row) => [
      row.printed_key,
      {
        printed: row.printed,
        decision: row.decision as StoredChoice['decision'],
        collective: row.collective,
        unitIds: row.unit_ids,
        chosenBy: row.chosen_by,
      },
    ]),
  )
}

/** Writes what names stand for; a name decided before is decided anew. */
export async function storeChoices(
  tx: Tx,
  importId: string,
  choices: ReadonlyMap<string, StoredChoice>,
): Promise<void> {
  if (!choices.size) return
  await tx.query
    .insertInto('plan_settling.unit_choice')
    .values(
      [...choices].map(([key, choice]) => ({
        import_id: importId,
        printed_key: key,
        printed: choice.printed,
        decision: choice.decision,
        collective: choice.collective,
        unit_ids: choice.unitIds,
        chosen_by: choice.chosenBy,
        chosen_at: tx.now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['import_id', 'printed_key']).doUpdateSet({
        printed: sql`excluded.printed`,
        decision: sql`excluded.decision`,
        collective: sql`excluded.collective`,
        unit_ids: sql`excluded.unit_ids`,
        chosen_by: sql`excluded.chosen_by`,
        chosen_at: sql`excluded.chosen_at`,
      }),
    )
    .execute()
}

export async function forgetChoices(tx: Tx, importId: string, keys: readonly string[]): Promise<void> {
  if (!keys.length) return
  await tx.query
    .deleteFrom('plan_settling.unit_choice')
    .where('import_id', '=', importId)
    .where('printed_key', 'in', [...keys])
    .execute()
}
