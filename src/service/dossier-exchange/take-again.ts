import { attempt } from '../../kernel/database/attempt.ts'
import type { Tx } from '../../kernel/database/types.ts'
import type { AppError } from '../../kernel/errors.ts'
import { takeMessage } from './take-message.ts'

/** Takes a message that could not be taken before, or keeps why it still cannot. The problem is held by whoever asks. */
export async function takeAgain(
  tx: Tx,
  { id, payload, version }: { id: string; payload: string; version: number },
): Promise<{ refusal: AppError | undefined; dossierId: string | undefined }> {
  let dossierId: string | undefined
  const refusal = await attempt(tx, async () => {
    dossierId = await takeMessage(tx, JSON.parse(payload) as unknown)
  })
  await tx.query
    .updateTable('dossier_exchange.problem')
    .set({
      version: version + 1,
      ...(refusal ? { reason: refusal.code, details: JSON.stringify(refusal.details) } : { solved_at: tx.now }),
    })
    .where('id', '=', id)
    .execute()
  return { refusal, dossierId }
}
