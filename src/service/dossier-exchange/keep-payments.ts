import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { formatMoney } from '../../kernel/text/numbers.ts'
import { z } from 'zod'
import { paymentFields, paymentOf, type PortalPayment } from './read-follow-up.ts'
import { garbage } from './read-portal-dossier.ts'

export const portalRule = { rule: 'national-portal' }

/** In the words of the history and of the clock. */
export const paymentNote = ({ key, amount, content }: PortalPayment): string =>
  [`${key.replace(/^payment:/, '')}: ${formatMoney(amount, 'vi')}`, content].filter(Boolean).join('; ')

type Paid = { id: string; code: string; competent_unit_id: string }

/** @returns whether it was not known before */
export async function keepPayment(tx: Tx, dossier: Paid, payment: PortalPayment): Promise<boolean> {
  const { key, at, amount, content } = payment
  const kept = await tx.query
    .insertInto('dossier_exchange.follow_up')
    .values({ key, dossier_id: dossier.id, kind: 'payment', at, amount, content, taken_at: tx.now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!kept) return false
  await announce(tx, portalRule, {
    name: 'dossier_exchange.payment_reported',
    subjectKind: 'dossier',
    subjectId: dossier.id,
    unitId: dossier.competent_unit_id,
    detail: { code: dossier.code, note: paymentNote(payment) },
  })
  return true
}

/** What was paid at the portal when the dossier was filed. */
export async function keepPayments(tx: Tx, dossier: Paid, sent: readonly unknown[]): Promise<void> {
  const parsed = z.array(z.object(paymentFields)).safeParse(sent)
  if (!parsed.success) throw garbage(`ThanhToan.${parsed.error.issues[0]?.path.map(String).join('.') ?? ''}`)
  for (const one of parsed.data) await keepPayment(tx, dossier, paymentOf(one, tx.now))
}
