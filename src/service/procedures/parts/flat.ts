// The single parts of a procedure side by side, as a form or a row of a workbook has them, and back.
import type { ProcedureContent } from '../procedure-content.ts'

export type Flat = Record<string, unknown>

export const flatten = ({ competent, obligation, ...content }: ProcedureContent): Flat => ({
  ...content,
  competentRule: competent.rule,
  competentUnit: competent.unitId,
  competentAgency: competent.agency,
  obligationName: obligation?.name ?? '',
  obligationAmount: obligation?.amount ?? null,
  obligationUnit: obligation?.unit ?? 'working_day',
})

const without = (values: Flat, names: readonly string[]): Flat =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== undefined && !names.includes(name)))

/** To be checked by `procedureContent`. What a rule does not speak of is dropped: a tier has no unit of its own. */
export function unflatten(flat: Flat): Flat {
  const { competentRule: rule, competentUnit, competentAgency, obligationName, obligationAmount, obligationUnit } = flat
  return {
    ...without(flat, [
      'competentRule',
      'competentUnit',
      'competentAgency',
      'obligationName',
      'obligationAmount',
      'obligationUnit',
    ]),
    competent: {
      rule,
      unitId: rule === 'unit' ? (competentUnit ?? null) : null,
      agency: rule === 'outside' ? (competentAgency ?? '') : '',
    },
    obligation: obligationName
      ? { name: obligationName, amount: obligationAmount ?? 0, unit: obligationUnit ?? 'working_day' }
      : null,
  }
}

/** The name of the form's field at a path of the content: where an error is shown. */
export const flatName = (path: readonly PropertyKey[]): string => {
  const [first, second] = path.map(String)
  const names: Record<string, string> = {
    'competent.rule': 'competentRule',
    'competent.unitId': 'competentUnit',
    'competent.agency': 'competentAgency',
    'obligation.name': 'obligationName',
    'obligation.amount': 'obligationAmount',
    'obligation.unit': 'obligationUnit',
  }
  return names[`${first}.${second}`] ?? first ?? ''
}
