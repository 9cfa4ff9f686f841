import type { Tx } from '../database/types.ts'

/** Files that nothing names any more, as of a draft that was thrown away: their content goes with the next sweep. */
export async function forgetFiles(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tx.query
      .deleteFrom('kernel.file')
      .where('id', 'in', [...ids])
      .execute()
}
