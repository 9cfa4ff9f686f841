// The boxes of the counter's form with what was typed, whichever of its buttons sent it.
import type { Text } from '../../../kernel/text/language.ts'
import type { FormValues } from '../../../kernel/http/read-form.ts'
import type * as ui from '../../../kernel/ui/index.ts'

export type Boxes = { values: FormValues | undefined; errors: ui.FieldErrors }

export const valueOf = ({ values }: Boxes, name: string, current = ''): string => {
  if (!values) return current
  const value = values[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

export const valuesOf = ({ values }: Boxes, name: string): string[] => [values?.[name] ?? []].flat()

export const box = (boxes: Boxes, name: string, current = ''): { name: string; value: string; error?: Text } => ({
  name,
  value: valueOf(boxes, name, current),
  error: boxes.errors[name],
})
