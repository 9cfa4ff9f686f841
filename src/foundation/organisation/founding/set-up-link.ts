// An own authority begins with a link that works once: whoever started the program makes the first administrator.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { hasAccounts } from '../../../kernel/sessions/account.ts'
import { findSetting, keepSetting } from '../../../kernel/settings.ts'

const setting = 'organisation.set_up'

const hash = (code: string): string => createHash('sha256').update(code).digest('base64url')

/**
 * A new link each time the program starts, as long as nobody has used one; the one before stops working.
 * @returns its path, or nothing when the authority has been founded
 */
export async function makeSetUpLink(tx: Tx): Promise<string | undefined> {
  if (await hasAccounts(tx)) return undefined
  const code = randomBytes(24).toString('base64url')
  await keepSetting(tx, setting, { hash: hash(code) })
  return `/thiet-lap?ma=${code}`
}

/** Was this installation begun as an own authority? Then it never turns into the demo. */
export const isOwn = async (db: Db): Promise<boolean> => (await findSetting(db, setting)) !== undefined

export async function isSetUpCode(db: Db, code: string): Promise<boolean> {
  const kept = (await findSetting(db, setting)) as { hash?: string } | undefined
  if (!kept?.hash || (await hasAccounts(db))) return false
  return timingSafeEqual(Buffer.from(kept.hash), Buffer.from(hash(code)))
}
