import type { Db } from '../../../kernel/database/types.ts'
import type { Text } from '../../../kernel/text/language.ts'
import { inForce } from '../today.ts'

export type Tier = { code: string; name: Text }

const nameOf =
  (vietnamese: string, english: string): Text =>
  (lang) =>
    lang === 'vi' ? vietnamese : english

/** The levels of government of a day, highest first: three until 30/6/2025, two since. */
export async function findTiers(db: Db, on: Temporal.PlainDate): Promise<Tier[]> {
  const rows = await db.query
    .selectFrom('organisation.tier')
    .select(['code', 'name_vi', 'name_en'])
    .where(inForce('organisation.tier', on))
    .orderBy('order_number')
    .execute()
  return rows.map(({ code, name_vi, name_en }) => ({ code, name: nameOf(name_vi, name_en) }))
}
