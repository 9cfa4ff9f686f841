import { FormulaError, formulaErrorText, namesIn, parseFormula } from '../../../kernel/formula/index.ts'
import { knowsFact, type CaseKind } from './case-kind.ts'
import type { DecisionStep } from './definition.ts'
import type { Fault } from './fault.ts'

/** The formulas of a decision can be read, and ask only for what is known of the kind of case. */
export function checkFormulas(step: DecisionStep, kind: CaseKind | undefined): Fault[] {
  return step.branches.flatMap(({ when }, at): Fault[] => {
    const field = `branches.${at}.when`
    if (!when.trim()) return [{ step: step.key, field, code: 'workflow.fault_no_formula' }]
    try {
      const unknown = namesIn(parseFormula(when)).filter((name) => !kind || !knowsFact(kind, name))
      return unknown.map((name) => ({ step: step.key, field, code: 'workflow.fault_unknown_fact', params: { name } }))
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error
      return [{ step: step.key, field, code: 'workflow.fault_formula', params: { why: formulaErrorText(error) } }]
    }
  })
}
