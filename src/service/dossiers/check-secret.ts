import { createHash, timingSafeEqual } from 'node:crypto'
import type { Db } from '../../kernel/database/types.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Does the secret printed on the receipt belong to that code? One statement and one comparison whether the code exists
 * or not, so that neither the answer nor its time tells which of the two was wrong.
 */
export async function isSecretOf(db: Db, code: string, secret: string): Promise<boolean> {
  const row = await db.query.selectFrom('dossiers.dossier').select('secret').where('code', '=', code).executeTakeFirst()
  return timingSafeEqual(digest(row?.secret ?? ''), digest(secret)) && secret !== ''
}
