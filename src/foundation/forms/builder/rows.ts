// A definition as the rows of the builder: sections and fields one below the other, those of a group naming it. What
// the builder sends comes back as rows, so that nothing that was typed is lost however wrong it is.
import { conditionSent, type ConditionName } from '../../../kernel/conditions/index.ts'
import { normalise } from '../../../kernel/text/vietnamese.ts'
import {
  fieldKindNames,
  type Field,
  type FieldKindName,
  type FormDefinition,
  type Section,
} from '../form-definition.ts'
import { readDate, readNumber } from '../rules/typed.ts'
import { keyOf } from './guess-field.ts'

export type Row = { section: { title: string; when?: string } } | { field: Field; within?: string }

/** A first section without a name is where fields begin, and needs no row. */
const hasRow = ({ title, when }: Pick<Section, 'title' | 'when'>, at: number): boolean =>
  at > 0 || title !== '' || Boolean(when)

export const rowsOfDefinition = (definition: FormDefinition): Row[] =>
  definition.sections.flatMap((section, at): Row[] => [
    ...(hasRow(section, at) ? [{ section: { title: section.title, when: section.when } }] : []),
    ...section.fields.flatMap(({ fields, ...field }): Row[] => [
      { field },
      ...(fields ?? []).map((inner) => ({ field: inner, within: field.key })),
    ]),
  ])

/** The names by which faults call the rows, in their order. */
export const placesOf = (definition: FormDefinition): string[] =>
  definition.sections.flatMap((section, at) => [
    ...(hasRow(section, at) ? [`section.${at}`] : []),
    ...section.fields.flatMap(({ key, fields = [] }) => [key, ...fields.map((inner) => `${key}.${inner.key}`)]),
  ])

export function definitionOfRows(head: { title: string; lead?: string }, rows: readonly Row[]): FormDefinition {
  const sections: { title: string; when?: string; fields: Field[] }[] = []
  const groups = new Map<string, Field[]>(
    rows.flatMap((row) => ('field' in row && row.field.kind === 'group' ? [[row.field.key, []] as const] : [])),
  )
  const here = () => sections.at(-1) ?? sections[sections.push({ title: '', fields: [] }) - 1]!
  for (const row of rows) {
    if ('section' in row) {
      // A heading that has no words yet keeps its row: something stands before it, be it empty.
      if (!hasRow(row.section, sections.length)) here()
      sections.push({ title: row.section.title, ...(row.section.when && { when: row.section.when }), fields: [] })
      continue
    }
    const { fields: _, ...field } = row.field
    const group = row.within === undefined ? undefined : groups.get(row.within)
    if (group) {
      group.push(field)
      continue
    }
    here().fields.push(field.kind === 'group' ? { ...field, fields: groups.get(field.key)! } : field)
  }
  return { title: head.title, ...(head.lead && { lead: head.lead }), sections: sections as Section[] }
}

type Sent = Readonly<Record<string, unknown>>

const decimal = (text: string): string | undefined => readNumber(text)?.toFixed()

/** Chosen where a day of the calendar stands in the box beside it. No key is called so. */
export const fixedDay = '*'

function boundsOf(kind: FieldKindName, text: (name: string) => string): Pick<Field, 'least' | 'most'> {
  const bound = (name: 'least' | 'most'): string | undefined => {
    if (kind === 'number' || kind === 'money') return decimal(text(name))
    if (kind !== 'date') return undefined
    return (text(name) === fixedDay ? readDate(text(`${name}_day`)) : text(name)) || undefined
  }
  const [least, most] = [bound('least'), bound('most')]
  return { ...(least && { least }), ...(most && { most }) }
}

function fieldOf(text: (name: string) => string, lines: (name: string) => string, taken: Set<string>): Field {
  const label = text('label')
  const kind = (fieldKindNames as readonly string[]).includes(text('kind')) ? (text('kind') as FieldKindName) : 'text'
  const typed = text('key')
  // A field without a label has no key yet: it takes one of the label it will have.
  const key = typed || (label && keyOf(label, taken))
  const choices = lines('choices').split('\n').map(normalise).filter(Boolean)
  return {
    key,
    kind,
    label,
    ...(text('hint') && { hint: text('hint') }),
    ...(text('required') && { required: true }),
    ...(text('calculate') && { calculate: text('calculate') }),
    ...(text('prefill') && { prefill: text('prefill') }),
    // It was looked at as soon as another kind was chosen.
    ...(text('guessed') === kind && { guessed: true }),
    ...(kind === 'text' && text('long') && { long: true }),
    ...(kind === 'choice' && { choices }),
    ...((kind === 'choice' || kind === 'upload') && text('many') && { many: true }),
    ...boundsOf(kind, text),
    ...(kind === 'number' && text('whole') && { whole: true }),
    ...(kind === 'identity_number' && text('holder') === 'organisation' && { holder: 'organisation' as const }),
    ...(kind === 'statement' && { text: lines('text').trim() }),
  }
}

const mostRows = 400

const conditionKinds: Partial<Record<FieldKindName, ConditionName['kind']>> = {
  number: 'number',
  money: 'number',
  date: 'date',
  statement: 'flag',
}

/** What conditions may speak of: the fields, by their labels. */
export const conditionNamesOf = (rows: readonly Row[]): ConditionName[] =>
  rows.flatMap((row): ConditionName[] => {
    if (!('field' in row) || !row.field.key || !row.field.label) return []
    const { key, kind, label, many, choices } = row.field
    const known = {
      name: key,
      label,
      kind: kind === 'choice' && many ? ('list' as const) : (conditionKinds[kind] ?? 'text'),
    }
    return [{ ...known, ...(choices && { values: choices.map((value) => ({ value, text: value })) }) }]
  })

/** The same of a definition, for whoever asks about its answers. */
export const conditionNamesIn = (definition: FormDefinition): ConditionName[] =>
  conditionNamesOf(rowsOfDefinition(definition))

function withCondition(row: Row, when: string): Row {
  if ('section' in row) return { section: { title: row.section.title, ...(when && { when }) } }
  const { when: _, ...field } = row.field
  return { ...row, field: { ...field, ...(when && { when }) } }
}

/** The rows as they were sent: `r.3.label`, `r.3.kind` … */
export function rowsSent(sent: Sent): Row[] {
  const count = Math.min(Number(sent.rows) || 0, mostRows)
  const taken = new Set(Array.from({ length: count }, (_, at) => String(sent[`r.${at}.key`])))
  const rows = Array.from({ length: count }, (_, at): Row => {
    const lines = (name: string): string => {
      const value = sent[`r.${at}.${name}`]
      return typeof value === 'string' ? value.normalize('NFC') : ''
    }
    const text = (name: string): string => normalise(lines(name))
    if (lines('row') === 'section') return { section: { title: text('label') } }
    const field = fieldOf(text, lines, taken)
    taken.add(field.key)
    return { field, ...(text('within') && { within: text('within') }) }
  })
  const names = conditionNamesOf(rows)
  return rows.map((row, at) => withCondition(row, conditionSent(sent, `r.${at}.when`, names)))
}

export const keysOf = (rows: readonly Row[]): Set<string> =>
  new Set(rows.flatMap((row) => ('field' in row ? [row.field.key] : [])))
