import { dateOf } from '../../foundation/calendar/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce, personOf, type ActingRule } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { formatMoney } from '../../kernel/text/numbers.ts'
import { toCollect, toGiveBack } from './fee-account.ts'
import { keepAccount, lockFees, type Channel, type WithAccount } from './fee-queries.ts'

export type MovementOf = WithAccount & { code: string }

export type NewMovement = {
  purpose?: 'fee' | 'obligation'
  /** Below zero: given back. */
  amount: number
  channel: Channel
  receiptNumber?: string
  /** By what another system knows it. */
  sourceKey?: string
  paidAt?: Temporal.Instant
  note?: string
}

/** @returns false where the same was taken before, which changes nothing */
export async function recordMovement(
  tx: Tx,
  actor: Actor | ActingRule,
  dossier: MovementOf,
  { purpose = 'fee', amount, channel, receiptNumber = '', sourceKey, paidAt = tx.now, note = '' }: NewMovement,
): Promise<boolean> {
  await lockFees(tx, dossier)
  const kept = await tx.query
    .insertInto('dossier_fees.movement')
    .values({
      id: tx.id(),
      dossier_id: dossier.id,
      purpose,
      amount,
      channel,
      receipt_number: receiptNumber,
      source_key: sourceKey ?? null,
      note,
      paid_at: paidAt,
      unit_id: dossier.reception_unit_id,
      day: dateOf(tx.now),
      recorded_at: tx.now,
      recorded_by: personOf(actor),
    })
    .onConflict((conflict) => conflict.column('source_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!kept) return false
  const { account } = await keepAccount(tx, dossier)
  await announce(tx, actor, {
    name: amount > 0 ? 'dossier_fees.taken' : 'dossier_fees.given_back',
    subjectKind: 'dossier',
    subjectId: dossier.id,
    unitId: dossier.reception_unit_id,
    detail: {
      code: dossier.code,
      purpose,
      amount: Math.abs(amount),
      channel,
      receipt: receiptNumber,
      ...(purpose === 'fee' && { toCollect: toCollect(account), toGiveBack: toGiveBack(account) }),
      note: [formatMoney(Math.abs(amount), 'vi'), receiptNumber].filter(Boolean).join(', '),
      ...(note && { reason: note }),
    },
  })
  return true
}
