// What came too early is tried again as soon as something of its dossier has changed that it may have waited for.
import { subscribe } from '../../kernel/announce.ts'
import { attempt } from '../../kernel/database/attempt.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { takeMessage } from './take-message.ts'

const mostTried = 50

export async function retryFollowUps(tx: Tx, code: string): Promise<void> {
  const waiting = await tx.query
    .selectFrom('dossier_exchange.problem')
    .selectAll()
    .where('code', '=', code)
    .where('about', '!=', 'dossier')
    .where('solved_at', 'is', null)
    .where('closed_at', 'is', null)
    .orderBy('first_at')
    .orderBy('id')
    .limit(mostTried)
    .forUpdate()
    .execute()
  for (const problem of waiting) {
    const refusal = await attempt(tx, () => takeMessage(tx, JSON.parse(problem.payload) as unknown))
    await tx.query
      .updateTable('dossier_exchange.problem')
      .set({
        version: problem.version + 1,
        ...(refusal ? { reason: refusal.code, details: JSON.stringify(refusal.details) } : { solved_at: tx.now }),
      })
      .where('id', '=', problem.id)
      .execute()
  }
}

for (const name of ['dossier_exchange.taken', 'dossiers.supplement_asked', 'dossiers.obligation_sent'])
  subscribe(name, 'dossier_exchange.retry_follow_ups', (tx, { detail }) => retryFollowUps(tx, String(detail?.code)))
