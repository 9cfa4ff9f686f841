import { createHash, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../kernel/database/types.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Does the secret printed on the receipt belong to that code? One statement and one comparison whether the code exists
 * or not, so that neither the answer nor its time tells which of the two was wrong.
 */
export async function isSecretOf(db: Db, code: string, secret: string): Promise<boolean> {
  const { rows } = await sql<{ secret: string | null }>`select dossiers.secret_of(${code}) as secret`.execute(db.query)
  return timingSafeEqual(digest(rows[0]?.secret ?? ''), digest(secret)) && secret !== ''
}
