import type { Text } from '../../../kernel/text/language.ts'
import type { Answer, Field } from '../form-definition.ts'
import { first } from '../rules/typed.ts'
import type { Asking, Boxes } from './kind.ts'

/** What most inputs are given: name, label, hint, error and what was typed, with its ends as they were. */
export const boxOf = (field: Field, path: string, { typed, errorOf }: Asking) => ({
  name: path,
  label: field.label as Text,
  hint: field.hint,
  error: errorOf(path),
  optional: !field.required,
  value: typed(path)[0] ?? '',
})

export const plainText = (_: Field, answer: Answer): string => answer as string

export const oneBox = (path: string, answer: Answer): Boxes => ({ [path]: answer as string })

export const typedIn = (path: string, { typed }: Pick<Asking, 'typed'>): string => first(typed, path)
