import type { Given } from '../../kernel/formula/index.ts'
import { Decimal } from '../../kernel/formula/index.ts'
import type { AddressAnswer, Answer, Answers, Field, FormDefinition } from './form-definition.ts'
import { topFields } from './form-definition.ts'

function fact(field: Field, answer: Answer | undefined): Given {
  if (answer === undefined) return null
  if (field.kind === 'number' || field.kind === 'money') return new Decimal(answer as string)
  // By name, as the browser knows it while the form is filled in.
  if (field.kind === 'address') return (answer as AddressAnswer).communeName ?? (answer as AddressAnswer).old ?? null
  if (field.kind === 'upload' || field.kind === 'group') return (answer as readonly unknown[]).map(() => true)
  return answer as Given
}

/** Answers as formulas of other modules know them: `form.thu_nhap`, `form.thanh_vien.ngay_sinh` (a list). */
export function formFacts(definition: FormDefinition, answers: Answers): Record<string, Given> {
  const facts: [string, Given][] = []
  for (const field of topFields(definition)) {
    const answer = answers[field.key]
    facts.push([`form.${field.key}`, fact(field, answer)])
    for (const inner of field.fields ?? []) {
      const rows = (answer ?? []) as readonly Answers[]
      facts.push([`form.${field.key}.${inner.key}`, rows.map((row) => fact(inner, row[inner.key]))])
    }
  }
  return Object.fromEntries(facts)
}
