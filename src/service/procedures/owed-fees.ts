// What one dossier is to pay: every fee of its procedure, with what the counter chose about it. Pure.
import { z } from 'zod'
import { AppError } from '../../kernel/errors.ts'
import { integer, line, optionalInteger, optionalLine } from '../../kernel/http/fields.ts'
import { feeAmount, isCounted, isOfValue } from './fee-amount.ts'
import type { Fee } from './procedure-content.ts'

/** What is chosen about one fee; a fee of which nothing is said is owed whole. */
export const feeChoice = z.object({
  key: line(60),
  /** The exemption, by its words in the fee. */
  exempt: optionalLine(),
  /** Pages, copies or units. */
  quantity: integer(1, 100_000).optional(),
  /** Đồng that a table or a share is looked up by. */
  value: optionalInteger(0, 1e13),
})
export type FeeChoice = z.output<typeof feeChoice>

export type OwedFee = Pick<Fee, 'key' | 'name' | 'kind' | 'due' | 'document'> & {
  /** Null while the value it is reckoned from is not known. */
  amount: number | null
  exempt: string
  quantity: number | null
  value: number | null
}

function owed(fee: Fee, choice: FeeChoice | undefined, online: boolean): OwedFee {
  const { key, name, kind, due, document, exemptions } = fee
  const { exempt = '' } = choice ?? {}
  if (exempt && !exemptions.some(({ who }) => who === exempt))
    throw new AppError('procedures.exemption_unknown', 422, { fee: name, who: exempt }, `fee-exempt-${key}`)
  const quantity = isCounted(fee) ? (choice?.quantity ?? 1) : null
  const value = isOfValue(fee) ? (choice?.value ?? null) : null
  const unknown = isOfValue(fee) && value === null
  const of = { quantity: quantity ?? 1, value: value ?? 0, exempt: [exempt], online }
  return { key, name, kind, due, document, amount: unknown ? null : feeAmount(fee, of), exempt, quantity, value }
}

/** Throws `procedures.exemption_unknown` and `procedures.fee_unknown`: only what was announced can be chosen. */
export function owedFees(
  fees: readonly Fee[],
  choices: readonly FeeChoice[],
  { online = false }: { online?: boolean } = {},
): OwedFee[] {
  const unknown = choices.find(({ key }) => !fees.some((fee) => fee.key === key))
  if (unknown) throw new AppError('procedures.fee_unknown', 422, { key: unknown.key })
  return fees.map((fee) =>
    owed(
      fee,
      choices.find(({ key }) => key === fee.key),
      online,
    ),
  )
}

/** The sum of what is known, and whether something is still to be reckoned. */
export const sumOwed = (fees: readonly OwedFee[]): { amount: number; open: boolean } => ({
  amount: fees.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
  open: fees.some(({ amount }) => amount === null),
})
