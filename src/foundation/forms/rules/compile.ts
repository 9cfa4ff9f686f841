// The rules of a form as the data that settle.ts works on; parsed on the server, once, and sent to the browser so.
import { parseFormula } from '../../../kernel/formula/index.ts'
import { topFields, type Field, type FormDefinition } from '../form-definition.ts'
import { namedBound } from './date-bounds.ts'
import type { Rule, RuleSection } from './settle.ts'

/** Labels by key, of the fields that a date's bounds may name from where it stands. */
type Labels = ReadonlyMap<string, string>

const labelOf = (bound: string | undefined, labels: Labels): string | undefined => {
  const name = namedBound(bound)
  return name === undefined ? undefined : (labels.get(name) ?? name)
}

const boundsOf = ({ kind, least, most }: Field, labels: Labels) => ({
  ...(least !== undefined && { least }),
  ...(most !== undefined && { most }),
  ...(kind === 'date' && { leastLabel: labelOf(least, labels), mostLabel: labelOf(most, labels) }),
})

const labelsOf = (fields: readonly Field[]): [string, string][] => fields.map(({ key, label }) => [key, label])

const rule = (field: Field, labels: Labels): Rule => ({
  key: field.key,
  kind: field.kind,
  ...(field.required && { required: true }),
  ...(field.many && { many: true }),
  ...(field.long && { long: true }),
  ...(field.whole && { whole: true }),
  ...(field.holder === 'organisation' && { holder: field.holder }),
  ...boundsOf(field, labels),
  ...(field.when && { when: parseFormula(field.when) }),
  ...(field.calculate && { calculate: parseFormula(field.calculate) }),
  ...(field.kind === 'group' && {
    fields: (field.fields ?? []).map((one) => rule(one, new Map([...labels, ...labelsOf(field.fields ?? [])]))),
  }),
})

const compiled = new WeakMap<FormDefinition, RuleSection[]>()

/** Throws FormulaError for a definition that `checkDefinition` would refuse. */
export function rulesOf(definition: FormDefinition): RuleSection[] {
  const known = compiled.get(definition)
  if (known) return known
  const labels = new Map(labelsOf(topFields(definition)))
  const rules = definition.sections.map((section) => ({
    ...(section.when && { when: parseFormula(section.when) }),
    fields: section.fields.map((field) => rule(field, labels)),
  }))
  compiled.set(definition, rules)
  return rules
}
