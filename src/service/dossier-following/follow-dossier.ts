import { z } from 'zod'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { line } from '../../kernel/http/fields.ts'
import { isThrottled, queueUp, recordAttempt } from '../../kernel/sessions/sign-in.ts'
import { isSecretOf } from '../dossiers/index.ts'

/** What is typed from a receipt: spaces and small letters do not matter. */
const typedCode = (most: number) =>
  line(most).transform((text) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase())

export const followInput = z.object({ code: typedCode(60), secret: typedCode(40) })

// Counted apart from signing in: who guesses here must not lock the office out that sits behind the same address.
const apart = (text: string): string => `theo-doi:${text}`

/**
 * Opens a dossier to whoever holds its receipt. An unknown code and a wrong secret get the same answer after the same
 * statements. A refusal is returned, not thrown, since the attempt itself must be kept.
 */
export async function followDossier(
  tx: Tx,
  { code, secret }: z.output<typeof followInput>,
  visitor: { address: string },
): Promise<{ code: string; refused?: AppError }> {
  // Codes follow one another: counted by the code alone, a stranger's guesses would lock its owner out. With 38 bits of
  // secret, five tries of each address at each code are as good as none.
  const [login, address] = [apart(`${code} ${visitor.address}`), apart(visitor.address)]
  await queueUp(tx, login)
  if (await isThrottled(tx, login, address)) return { code, refused: new AppError('dossier_following.too_many', 429) }
  const succeeded = await isSecretOf(tx, code, secret.replaceAll('-', ''))
  await recordAttempt(tx, { login, address, succeeded })
  return succeeded ? { code } : { code, refused: new AppError('dossier_following.unknown', 422, {}, 'code') }
}
