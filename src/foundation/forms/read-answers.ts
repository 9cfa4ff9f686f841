import type { Db } from '../../kernel/database/types.ts'
import type { Text } from '../../kernel/text/language.ts'
import { today } from '../organisation/index.ts'
import type { Answer, Answers, Field, FileAnswer, FormDefinition } from './form-definition.ts'
import { fieldKinds } from './kinds/index.ts'
import type { Places, Reading } from './kinds/kind.ts'
import { findPlaces } from './places.ts'
import { missingFault } from './rules/check-box.ts'
import { rulesOf } from './rules/compile.ts'
import { rowsOf, settle, type Settled } from './rules/settle.ts'
import { sentenceOf } from './sentences.ts'
import { prefix, typedOf, type TypedValues } from './typed-values.ts'

export type ReadAnswers = {
  /** Only of fields that are asked; calculated ones as the server calculates them. */
  answers: Answers
  /** By name of input: `form.thanh_vien.0.ho_ten`. */
  errors: Readonly<Record<string, Text>>
  /** Fields with a condition that are asked now, by name of input. */
  shown: readonly string[]
}

export type ReadOptions = {
  /** Files that the draft or the dossier holds. */
  files?: readonly FileAnswer[]
  /** A paper that somebody else wrote, or a draft: nothing is missing yet. */
  incomplete?: boolean
}

type Walk = Reading & { incomplete: boolean; missing: (path: string, sentence: Text) => void }

function readField(field: Field, path: string, walk: Walk): Answer | undefined {
  const { settled } = walk
  if (settled.hidden.has(path)) return undefined
  if (field.calculate) return settled.calculated.get(path) || undefined
  if (field.kind === 'group') return readRows(field, path, walk)
  const kind = fieldKinds[field.kind]
  const answer = kind.read(field, path, walk)
  if (answer === undefined && field.required)
    walk.missing(kind.firstBox?.(path) ?? path, sentenceOf(missingFault(field)))
  return answer
}

function readRows(field: Field, path: string, walk: Walk): Answer | undefined {
  const rows = Array.from({ length: rowsOf(path, walk.typed) }, (_, row) =>
    readFields(field.fields ?? [], `${path}.${row}.`, walk),
  )
  if (rows.length === 0 && field.required) walk.missing(path, sentenceOf(missingFault(field)))
  return rows.length > 0 ? rows : undefined
}

function readFields(fields: readonly Field[], before: string, walk: Walk): Answers {
  const answers: [string, Answer][] = []
  for (const field of fields) {
    const answer = readField(field, before + field.key, walk)
    if (answer !== undefined) answers.push([field.key, answer])
  }
  return Object.fromEntries(answers)
}

const conditional = (definition: FormDefinition, values: TypedValues, settled: Settled): string[] => {
  const typed = typedOf(values)
  const names = definition.sections.flatMap((section, at) =>
    settled.hidden.has(`section.${at}`)
      ? []
      : section.fields.flatMap((field) => {
          const path = prefix + field.key
          const inner = Array.from({ length: rowsOf(path, typed) }, (_, row) =>
            (field.fields ?? []).filter(({ when }) => when).map(({ key }) => `${path}.${row}.${key}`),
          )
          return [...(field.when || section.when ? [path] : []), ...inner.flat()]
        }),
  )
  return names.filter((name) => !settled.hidden.has(name))
}

/** The same as `readAnswers` when the places are at hand already. */
export function readWith(
  definition: FormDefinition,
  values: TypedValues,
  places: Places,
  day: Temporal.PlainDate,
  { files = [], incomplete = false }: ReadOptions = {},
): ReadAnswers & { settled: Settled } {
  const typed = typedOf(values)
  const settled = settle(rulesOf(definition), typed, day.toString(), prefix)
  const errors: Record<string, Text> = {}
  const wrong = (path: string, sentence: Text): void => {
    errors[path] ??= sentence
  }
  // Of an address or a figure that is already told to be wrong nothing is missing.
  const missing = (path: string, sentence: Text): void => {
    const told = Object.keys(errors).some((name) => name === path || name.startsWith(`${path}.`))
    if (!incomplete && !told) wrong(path, sentence)
  }
  const walk: Walk = { typed, places, files, wrong, missing, settled, incomplete }
  const asked = definition.sections.filter((_, at) => !settled.hidden.has(`section.${at}`))
  const answers = readFields(
    asked.flatMap((section) => section.fields),
    prefix,
    walk,
  )
  return { answers, errors, shown: conditional(definition, values, settled), settled }
}

/**
 * The one check of a form: what was typed as answers, with a sentence for each box that is wrong. Names that the form
 * does not ask for are ignored, whatever was sent.
 */
export async function readAnswers(
  db: Db,
  definition: FormDefinition,
  values: TypedValues,
  options: ReadOptions = {},
): Promise<ReadAnswers> {
  const { settled: _, ...read } = readWith(
    definition,
    values,
    await findPlaces(db, definition, values),
    today(db),
    options,
  )
  return read
}
