// What the buttons inside a form do to what was typed: one more person, one fewer, a file removed.
import { allFields, mostRows, type FormDefinition } from '../form-definition.ts'
import { rowsOf } from '../rules/settle.ts'
import { prefix, typedOf, type TypedValues } from '../typed-values.ts'

const groupAt = (definition: FormDefinition, path: string) =>
  allFields(definition).find(({ field, name }) => field.kind === 'group' && prefix + name === path)

function addRow(values: TypedValues, path: string): TypedValues {
  const rows = rowsOf(path, typedOf(values))
  return { ...values, [`${path}.rows`]: String(Math.min(rows + 1, mostRows)) }
}

/** Those after it move up by one. */
function removeRow(values: TypedValues, path: string, at: number): TypedValues {
  const rows = rowsOf(path, typedOf(values))
  if (!Number.isInteger(at) || at < 0 || at >= rows) return values
  const moved = Object.entries(values).flatMap(([name, value]) => {
    const within = name.startsWith(`${path}.`) ? /^(\d+)(\..+)$/.exec(name.slice(path.length + 1)) : null
    if (!within) return [[name, value] as const]
    const row = Number(within[1])
    if (row === at) return []
    return [[row > at ? `${path}.${row - 1}${within[2]}` : name, value] as const]
  })
  return { ...Object.fromEntries(moved), [`${path}.rows`]: String(rows - 1) }
}

const dropFile = (values: TypedValues, path: string, id: string): TypedValues => ({
  ...values,
  [`${path}.kept`]: typedOf(values)(`${path}.kept`).filter((one) => one !== id),
})

/** `add:<path>`, `remove:<path>:<row>`, `drop:<path>:<file>`; any other step leaves what was typed as it is. */
export function takeStep(definition: FormDefinition, values: TypedValues, step: string): TypedValues {
  const [what, path = '', which = ''] = step.split(':')
  if (what === 'drop') return dropFile(values, path, which)
  if ((what !== 'add' && what !== 'remove') || !groupAt(definition, path)) return values
  return what === 'add' ? addRow(values, path) : removeRow(values, path, which === '' ? -1 : Number(which))
}

/** Where on the page to go on after it. */
export const anchorOf = (step: string): string => {
  const [what, path = ''] = step.split(':')
  return ['add', 'remove', 'drop'].includes(what ?? '') ? `#${path}` : ''
}
