import { allFields, type Field, type FormDefinition } from '../form-definition.ts'

export type FieldChange = {
  name: string
  label: string
  kind: 'added' | 'removed' | 'changed' | 'moved'
  /** Parts that differ, before and after, as data. */
  parts: readonly { part: keyof Field; before: unknown; after: unknown }[]
}

const parts = [
  'label',
  'kind',
  'hint',
  'required',
  'when',
  'calculate',
  'prefill',
  'choices',
  'many',
  'long',
  'least',
  'most',
  'whole',
  'holder',
  'text',
] as const satisfies readonly (keyof Field)[]

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** What became of each field, by its key: added and changed ones in the new order, then those that are gone. */
export function compareVersions(before: FormDefinition, after: FormDefinition): FieldChange[] {
  const [olds, news] = [allFields(before), allFields(after)]
  const oldByName = new Map(olds.map((one) => [one.name, one.field]))
  const newNames = new Set(news.map(({ name }) => name))
  // Places among those that both have: what was put in between moves nobody.
  const oldOrder = olds.filter(({ name }) => newNames.has(name)).map(({ name }) => name)
  const newOrder = news.filter(({ name }) => oldByName.has(name)).map(({ name }) => name)
  const changes = news.flatMap(({ field, name }): FieldChange[] => {
    const old = oldByName.get(name)
    if (!old) return [{ name, label: field.label, kind: 'added', parts: [] }]
    const different = parts
      .filter((part) => !same(old[part], field[part]))
      .map((part) => ({ part, before: old[part], after: field[part] }))
    if (different.length > 0) return [{ name, label: field.label, kind: 'changed', parts: different }]
    return oldOrder.indexOf(name) === newOrder.indexOf(name)
      ? []
      : [{ name, label: field.label, kind: 'moved', parts: [] }]
  })
  const gone = olds
    .filter(({ name }) => !newNames.has(name))
    .map(({ field, name }): FieldChange => ({ name, label: field.label, kind: 'removed', parts: [] }))
  return [...changes, ...gone]
}
