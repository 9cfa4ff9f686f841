import type { Tx } from '../../kernel/database/types.ts'

/**
 * What people were told and need not know any more: the bell forgets it, history does not. A mail that went out stays in
 * the record of mails.
 * @param except people who need to know it still
 * @returns who was told and is not any more
 */
export async function takeBackNotices(
  tx: Tx,
  { about, kinds, except = [] }: { about: readonly string[]; kinds: readonly string[]; except?: readonly string[] },
): Promise<string[]> {
  if (!about.length) return []
  const obsolete = tx.query
    .selectFrom('notifications.notification')
    .select('id')
    .where('about_id', 'in', [...about])
    .where('kind', 'in', [...kinds])
    .$if(except.length > 0, (query) => query.where('person_id', 'not in', [...except]))
  await tx.query
    .updateTable('notifications.email')
    .set({ notification_id: null })
    .where('notification_id', 'in', obsolete)
    .execute()
  const gone = await tx.query
    .deleteFrom('notifications.notification')
    .where('id', 'in', obsolete)
    .returning('person_id')
    .execute()
  return gone.map((row) => row.person_id)
}
