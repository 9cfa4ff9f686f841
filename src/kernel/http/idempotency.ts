import { createHash } from 'node:crypto'
import type { Tx } from '../database/types.ts'
import { AppError } from '../errors.ts'
import type { FormValues } from './read-form.ts'

const hash = (action: string, values: FormValues): Buffer =>
  createHash('sha256').update(action).update(JSON.stringify(values)).digest()

/**
 * Claims the key of a form inside its transaction. A second submit of the same form waits for the first and gets its
 * answer; the same key with other content is refused.
 * @returns where the first submit led, or undefined when this is the first
 */
export async function claimKey(
  tx: Tx,
  accountId: string,
  key: string,
  action: string,
  values: FormValues,
): Promise<string | undefined> {
  const requestHash = hash(action, values)
  const claimed = await tx.query
    .insertInto('kernel.idempotency')
    .values({ key, account_id: accountId, action, request_hash: requestHash, at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows) return undefined
  const first = await tx.query
    .selectFrom('kernel.idempotency')
    .select(['request_hash', 'location'])
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (!first.request_hash.equals(requestHash)) throw new AppError('kernel.form_sent_twice', 409)
  return first.location
}

export const keepAnswer = (tx: Tx, accountId: string, key: string, location: string): Promise<unknown> =>
  tx.query
    .updateTable('kernel.idempotency')
    .set({ location })
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .execute()
