import { TERM_UNITS, type LegalTerm } from '../../calendar/index.ts'
import { readNumber, type Fields } from './read-steps.ts'

/** The procedure's term as the form says it: an amount and its unit; without amount none. */
export function readTerm(fields: Fields): LegalTerm | null {
  const typed = fields.termAmount
  const amount = typeof typed === 'string' ? readNumber(typed.trim()) : undefined
  const unit = TERM_UNITS.find((one) => one === fields.termUnit)
  return amount && unit ? { amount, unit } : null
}
