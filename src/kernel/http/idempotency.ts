import { createHash } from 'node:crypto'
import type { Tx } from '../database/types.ts'
import { AppError } from '../errors.ts'
import { csrfField } from '../ui/components/form.ts'
import type { SubmittedForm } from './read-form.ts'
import type { Next } from './route.ts'
import { sentAhead } from '../database/statement.ts'

/** The same form sent to another address is another request. */
type KeyedForm = SubmittedForm & { params: Readonly<Record<string, string>> }

const hash = (action: string, { values, files, params }: KeyedForm): Buffer => {
  const { [csrfField]: _, ...typed } = values
  const contents = Object.values(files).flatMap((uploads) => uploads.map(({ sha256 }) => sha256))
  return createHash('sha256')
    .update(JSON.stringify([action, params, typed, contents]))
    .digest()
}

/**
 * Claims the key of a form inside its transaction. A second submit of the same form waits for the first and gets its
 * answer; the same key with other content is refused.
 * @returns the first submit's answer, or undefined when this is the first
 */
export async function claimKey(
  tx: Tx,
  accountId: string,
  key: string,
  action: string,
  form: KeyedForm,
): Promise<Next | undefined> {
  const requestHash = hash(action, form)
  const claimed = await tx.query
    .insertInto('kernel.idempotency')
    .values({ key, account_id: accountId, action, request_hash: requestHash, at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows) return undefined
  const first = await tx.query
    .selectFrom('kernel.idempotency')
    .select(['request_hash', 'answer'])
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (!first.request_hash.equals(requestHash)) throw new AppError('kernel.form_sent_twice', 409)
  return first.answer as Next
}

export const keepAnswer = (tx: Tx, accountId: string, key: string, answer: Next): Promise<unknown> =>
  tx.query
    .updateTable('kernel.idempotency')
    .set({ answer: JSON.stringify(answer) })
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .modifyEnd(sentAhead)
    .execute()
