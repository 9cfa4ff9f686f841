import { evaluate, FormulaError, parseFormula, type Formula, type Given } from '../../../kernel/formula/index.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { Decide } from './advance.ts'

/** What is known of a case now, by the names of its kind. What is not known is null, and nothing equals null. */
export type Facts = Readonly<Record<string, Given>>

const parsed = new Map<string, Formula>()

/** A process names few formulas; should there ever be many, they are parsed again. */
function formulaOf(text: string): Formula {
  const known = parsed.get(text)
  if (known) return known
  if (parsed.size > 5000) parsed.clear()
  const formula = parseFormula(text)
  parsed.set(text, formula)
  return formula
}

export const decideBy =
  (facts: Facts): Decide =>
  (when) => {
    try {
      return evaluate(formulaOf(when), (name) => facts[name]) === true
    } catch (error) {
      if (error instanceof FormulaError) throw new AppError('workflow.decision_failed', 409, { formula: when })
      throw error
    }
  }
