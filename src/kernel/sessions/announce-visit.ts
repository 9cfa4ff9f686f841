// Comings and goings belong in the history: with the account and the address, never with what was typed. A login nobody
// has is not written down: people type their password into the wrong field.
import { findActor } from '../access/actor-source.ts'
import { announce, writeHistory } from '../announce.ts'
import type { Tx } from '../database/types.ts'
import type { Visitor } from './session.ts'

const about = (accountId: string) => ({ subjectKind: 'account', subjectId: accountId })

export async function announceVisit(
  tx: Tx,
  { accountId, personId }: { accountId: string; personId: string },
  name: 'kernel.signed_in' | 'kernel.signed_out',
  { address }: Pick<Visitor, 'address'>,
): Promise<void> {
  const actor = await findActor(tx, { id: accountId, personId })
  await announce(tx, { personId, name: actor?.name ?? '' }, { name, ...about(accountId), detail: { address } })
}

/** Nobody knows who it was; the rule that refused signs. */
export const announceFailure = (
  tx: Tx,
  accountId: string | undefined,
  { address }: Pick<Visitor, 'address'>,
): Promise<void> =>
  writeHistory(
    tx,
    { rule: 'sign-in' },
    {
      name: 'kernel.sign_in_failed',
      ...(accountId ? about(accountId) : { subjectKind: 'address', subjectId: null }),
      detail: { address },
    },
  )
