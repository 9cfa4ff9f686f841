// The way back from answers to what stood in the boxes: a form that was kept is taken up again.
import { mostRows, type Answer, type Answers, type Field, type FormDefinition } from './form-definition.ts'
import { fieldKinds } from './kinds/index.ts'
import type { Boxes } from './kinds/kind.ts'
import { prefix, type TypedValues } from './typed-values.ts'

function boxesOf(field: Field, path: string, answer: Answer | undefined): Boxes {
  if (answer === undefined || field.calculate) return {}
  if (field.kind !== 'group') return fieldKinds[field.kind].boxes(path, answer)
  const rows = (answer as readonly Answers[]).slice(0, mostRows)
  return Object.assign(
    { [`${path}.rows`]: String(rows.length) },
    ...rows.map((row, at) => inFields(field.fields ?? [], `${path}.${at}.`, row)),
  ) as Boxes
}

const inFields = (fields: readonly Field[], before: string, answers: Answers): Boxes =>
  Object.assign({}, ...fields.map((field) => boxesOf(field, before + field.key, answers[field.key]))) as Boxes

/** The boxes that would be read as these answers. */
export const answerBoxes = ({ sections }: FormDefinition, answers: Answers): TypedValues =>
  inFields(
    sections.flatMap(({ fields }) => fields),
    prefix,
    answers,
  )
