import type { Text } from '../../../kernel/text/language.ts'
import type { Answer, Field } from '../form-definition.ts'
import { first } from '../rules/typed.ts'
import { faultIn } from '../rules/check-box.ts'
import { sentenceOf } from '../sentences.ts'
import type { Asking, Boxes, FieldKind, Reading } from './kind.ts'

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

/** Reads what stands in one box once the rules that the browser has too find nothing wrong with it. */
export const readBox =
  (read: (text: string, field: Field) => Answer | undefined): FieldKind['read'] =>
  (field, path, reading: Reading) => {
    const fault = faultIn(field, path, reading.typed, reading.settled.bounds)
    if (fault) {
      reading.wrong(path, sentenceOf(fault))
      return undefined
    }
    const text = reading.typed(path)[0] ?? ''
    return text.trim() === '' ? undefined : read(text, field)
  }
