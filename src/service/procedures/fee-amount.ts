// What a dossier owes by a fee of its procedure. Pure, whole đồng; halves round up, as receipts do.
import { Decimal } from 'decimal.js'
import type { Fee } from './procedure-content.ts'

export type FeeCase = {
  /** Pages, copies or units, for fees that are counted so. */
  quantity?: number
  /** What a table or a share is looked up by: the value of the contract, the area. */
  value?: number
  /** The exemption that applies, by its words in the fee; of several the best is given. */
  exempt?: readonly string[]
  online?: boolean
}

/** Owed for each page, copy or unit. */
export const isCounted = ({ basis }: Fee): boolean => ['per_page', 'per_copy', 'per_unit'].includes(basis)

/** Reckoned from a value that the papers say. */
export const isOfValue = ({ basis }: Fee): boolean => basis === 'table' || basis === 'percentage'

function whole(fee: Fee, { quantity = 1, value = 0 }: FeeCase): Decimal {
  const { basis, amount, percent, tiers } = fee
  if (basis === 'table') return new Decimal(tiers.find(({ upTo }) => upTo === null || value <= upTo)?.amount ?? 0)
  if (basis === 'percentage') return new Decimal(value).mul(percent).div(100)
  return new Decimal(amount).mul(isCounted(fee) ? quantity : 1)
}

/**
 * The fee within its bounds, less the best exemption, less what filing online takes off the rest. A value above a table
 * that has no last line owes nothing by it; announcing a procedure refuses tables that do not rise.
 */
export function feeAmount(fee: Fee, of: FeeCase = {}): number {
  const bounded = Decimal.min(Decimal.max(whole(fee, of), fee.least ?? 0), fee.most ?? Infinity)
  const off = Math.max(0, ...fee.exemptions.filter(({ who }) => of.exempt?.includes(who)).map((one) => one.percentOff))
  const online = of.online ? fee.onlinePercentOff : 0
  return bounded
    .mul(100 - off)
    .mul(100 - online)
    .div(10_000)
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    .toNumber()
}
