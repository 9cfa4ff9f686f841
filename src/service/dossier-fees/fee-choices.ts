// What the counter chose about the fees of a procedure.
import { fieldErrors } from '../../kernel/http/problem.ts'
import { AppError } from '../../kernel/errors.ts'
import { feeChoice, owedFees, type Fee, type FeeChoice, type OwedFee } from '../procedures/index.ts'

export const exemptField = (key: string): string => `fee-exempt-${key}`
export const countField = (key: string): string => `fee-count-${key}`
export const valueField = (key: string): string => `fee-value-${key}`

const fieldOf = { key: exemptField, exempt: exemptField, quantity: countField, value: valueField }

/** How many is said once: in the form where the form asks, else in the box of the fee. */
const typedChoice = (sent: Readonly<Record<string, unknown>>, { key, countField: asked }: Fee) =>
  feeChoice.safeParse({
    key,
    exempt: sent[exemptField(key)],
    quantity: (asked && sent[`form.${asked}`]) || sent[countField(key)] || undefined,
    value: sent[valueField(key)],
  })

/** Throws on a count or a value that is none, at its box. */
export const readFees = (fees: readonly Fee[], sent: Readonly<Record<string, unknown>>): FeeChoice[] =>
  fees.map((fee) => {
    const read = typedChoice(sent, fee)
    if (read.success) return read.data
    const [name] = Object.keys(fieldErrors(read.error)) as (keyof typeof fieldOf)[]
    throw new AppError('dossier_fees.choice_wrong', 422, { fee: fee.name }, fieldOf[name ?? 'value'](fee.key))
  })

/** What it comes to by what stands in the boxes; what cannot be read counts as not said. */
export const owedNow = (fees: readonly Fee[], sent: Readonly<Record<string, unknown>>): OwedFee[] =>
  fees.flatMap((fee) => {
    const read = typedChoice(sent, fee)
    const choice = read.success ? read.data : { key: fee.key }
    const known = fee.exemptions.some(({ who }) => who === choice.exempt)
    return owedFees([fee], [{ ...choice, exempt: known ? choice.exempt : undefined }])
  })
