// What a form sent, as the boxes of one of our forms: the names that begin with `form.`.
import type { FormValues } from '../../kernel/http/read-form.ts'
import type { Typed } from './rules/typed.ts'

/** All names of a form's inputs begin so, and stay apart from what the page around it sends. */
export const prefix = 'form.'

/** Values by name of input, without files. */
export type TypedValues = Readonly<Record<string, string | readonly string[]>>

const mostName = 200

export function typedValues(sent: Readonly<Record<string, unknown>>): TypedValues {
  const values: Record<string, string | string[]> = Object.create(null)
  for (const [name, value] of Object.entries(sent)) {
    if (!name.startsWith(prefix) || name.length > mostName) continue
    if (typeof value === 'string') values[name] = value
    else if (Array.isArray(value) && value.every((one) => typeof one === 'string')) values[name] = value as string[]
  }
  return { ...values }
}

export const typedOf =
  (values: TypedValues | FormValues): Typed =>
  (name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined ? [] : typeof value === 'string' ? [value] : value
  }
