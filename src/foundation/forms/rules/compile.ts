// The rules of a form as the data that settle.ts works on; parsed on the server, once, and sent to the browser so.
import { parseFormula } from '../../../kernel/formula/index.ts'
import type { Field, FormDefinition } from '../form-definition.ts'
import type { Rule, RuleSection } from './settle.ts'

const rule = (field: Field): Rule => ({
  key: field.key,
  kind: field.kind,
  ...(field.many && { many: true }),
  ...(field.when && { when: parseFormula(field.when) }),
  ...(field.calculate && { calculate: parseFormula(field.calculate) }),
  ...(field.kind === 'group' && { fields: (field.fields ?? []).map(rule) }),
})

const compiled = new WeakMap<FormDefinition, RuleSection[]>()

/** Throws FormulaError for a definition that `checkDefinition` would refuse. */
export function rulesOf(definition: FormDefinition): RuleSection[] {
  const known = compiled.get(definition)
  if (known) return known
  const rules = definition.sections.map((section) => ({
    ...(section.when && { when: parseFormula(section.when) }),
    fields: section.fields.map(rule),
  }))
  compiled.set(definition, rules)
  return rules
}

export const hasRules = (definition: FormDefinition): boolean =>
  definition.sections.some(
    (section) =>
      section.when !== undefined ||
      section.fields.some((field) => [field, ...(field.fields ?? [])].some((one) => one.when || one.calculate)),
  )
