import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { formatMoney } from '../../kernel/text/numbers.ts'
import { z } from 'zod'
import { recordMovement } from '../dossier-fees/index.ts'
import { findDossierByCode, type Dossier } from '../dossiers/index.ts'
import { paymentFields, paymentOf, type PortalPayment } from './read-follow-up.ts'
import { garbage } from './read-portal-dossier.ts'

export const portalRule = { rule: 'national-portal' }

/** In the words of the history and of the clock. */
export const paymentNote = ({ key, amount, content }: PortalPayment): string =>
  [`${key.replace(/^payment:/, '')}: ${formatMoney(amount, 'vi')}`, content].filter(Boolean).join('; ')

type Paid = Pick<Dossier, 'id' | 'code' | 'competent_unit_id' | 'reception_unit_id' | 'fees'>

/**
 * Money that the portal took is a fee taken, or the obligation that was sent out, once however often it is told. Of nothing
 * paid, as for an exempt applicant, only the history speaks.
 * @returns whether it was not known before
 */
export async function keepPayment(
  tx: Tx,
  dossier: Paid,
  payment: PortalPayment,
  purpose: 'fee' | 'obligation',
): Promise<boolean> {
  const { key, at, amount, content, receiptNumber } = payment
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
  if (amount > 0)
    await recordMovement(tx, portalRule, dossier, {
      purpose,
      amount,
      channel: 'online',
      receiptNumber,
      sourceKey: `portal:${key}`,
      paidAt: at,
      note: content,
    })
  return true
}

/** What was paid at the portal when the dossier was filed. */
export async function keepPayments(tx: Tx, code: string, sent: readonly unknown[]): Promise<void> {
  const parsed = z.array(z.object(paymentFields)).safeParse(sent)
  if (!parsed.success) throw garbage(`ThanhToan.${parsed.error.issues[0]?.path.map(String).join('.') ?? ''}`)
  const dossier = parsed.data.length > 0 ? await findDossierByCode(tx, code) : undefined
  for (const one of dossier ? parsed.data : []) await keepPayment(tx, dossier!, paymentOf(one, tx.now), 'fee')
}
