// What came too early is tried again as soon as something of its dossier has changed that it may have waited for.
import { subscribe } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { takeAgain } from './take-again.ts'

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
  for (const problem of waiting) await takeAgain(tx, problem)
}

for (const name of [
  'dossier_exchange.taken',
  'dossiers.supplement_asked',
  'dossiers.obligation_sent',
  'dossier_fees.corrected',
])
  subscribe(name, 'dossier_exchange.retry_follow_ups', (tx, { detail }) => retryFollowUps(tx, String(detail?.code)))
