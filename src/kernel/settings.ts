// What an installation remembers about itself, by name.
import type { Db, Tx } from './database/types.ts'

export async function findSetting(db: Db, name: string): Promise<unknown> {
  const row = await db.query.selectFrom('kernel.setting').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

export async function keepSetting(tx: Tx, name: string, value: unknown): Promise<void> {
  const row = { value: JSON.stringify(value), changed_at: tx.now }
  await tx.query
    .insertInto('kernel.setting')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}
