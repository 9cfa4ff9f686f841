// Whether anything is still missing in a form that was kept, from its answers alone: nothing is looked up.
import { answerBoxes } from './answer-boxes.ts'
import type { Answers, Field, FieldKindName, FormDefinition } from './form-definition.ts'
import { rulesOf } from './rules/compile.ts'
import { settle, type Settled } from './rules/settle.ts'
import { prefix, typedOf } from './typed-values.ts'

function isMissing(
  field: Field,
  path: string,
  answers: Answers,
  settled: Settled,
  without: ReadonlySet<string>,
): boolean {
  if (field.calculate || settled.hidden.has(path) || without.has(field.kind)) return false
  const answer = answers[field.key]
  if (answer === undefined) return field.required === true
  return (
    field.kind === 'group' &&
    (answer as readonly Answers[]).some((row, at) =>
      (field.fields ?? []).some((one) => isMissing(one, `${path}.${at}.${one.key}`, row, settled, without)),
    )
  )
}

/** `without`: kinds whose answers lie elsewhere. `today`: in ISO, where the law holds. */
export function isFilled(
  definition: FormDefinition,
  answers: Answers,
  today: string,
  without: readonly FieldKindName[] = [],
): boolean {
  const settled = settle(rulesOf(definition), typedOf(answerBoxes(definition, answers)), today, prefix)
  const kinds = new Set<string>(without)
  return definition.sections.every(
    ({ fields }, at) =>
      settled.hidden.has(`section.${at}`) ||
      !fields.some((field) => isMissing(field, prefix + field.key, answers, settled, kinds)),
  )
}
