// What changes between two versions, part by part and line by line; lines are matched by their key. Pure.
import type { Lang, Text } from '../../../kernel/text/language.ts'
import { inLanguage } from '../../../kernel/text/language.ts'
import type { ProcedureContent } from '../procedure-content.ts'
import { writeCell, type CellField } from './cell.ts'
import { flatten } from './flat.ts'
import { allSingleFields, listFields, listNames, listTitle } from './parts.ts'

export type Change = {
  /** Which part, and of a list which line of it. */
  part: Text
  line?: string
  what: 'added' | 'removed' | 'changed'
  before: string
  after: string
}

type Item = { key: string } & Record<string, unknown>

/** A line in words: what it is called first, then whatever it says beyond that. */
export const lineText = (fields: readonly CellField[], item: Item): string => {
  const [first, ...rest] = fields
  return [writeCell(first!, item[first!.name]), moreText(rest, item)].filter(Boolean).join(' · ')
}

/** What these fields of a line say, each after its label. */
export const moreText = (fields: readonly CellField[], item: Item, lang: Lang = 'vi'): string =>
  fields
    .flatMap((field) => {
      const value = writeCell(field, item[field.name], lang)
      return value ? `${inLanguage(field.label, lang)}: ${value.replaceAll('\n', '; ')}` : []
    })
    .join(' · ')

function compareLists(
  before: readonly Item[],
  after: readonly Item[],
  fields: readonly CellField[],
  part: Text,
): Change[] {
  const [old, fresh] = [new Map(before.map((item) => [item.key, item])), new Map(after.map((item) => [item.key, item]))]
  const name = (item: Item): string => writeCell(fields[0]!, item[fields[0]!.name])
  const of = (key: string): Change[] => {
    const [was, is] = [old.get(key), fresh.get(key)]
    if (!was) return [{ part, line: name(is!), what: 'added', before: '', after: lineText(fields, is!) }]
    if (!is) return [{ part, line: name(was), what: 'removed', before: lineText(fields, was), after: '' }]
    const [from, to] = [lineText(fields, was), lineText(fields, is)]
    return from === to ? [] : [{ part, line: name(is), what: 'changed', before: from, after: to }]
  }
  const changes = [...new Set([...old.keys(), ...fresh.keys()])].flatMap(of)
  const inOrder = (items: readonly Item[], other: Map<string, Item>) =>
    items.filter(({ key }) => other.has(key)).map(name)
  const [wasOrder, isOrder] = [inOrder(before, fresh).join('; '), inOrder(after, old).join('; ')]
  // The order itself says something: the first term is the ordinary one.
  const moved = changes.every(({ what }) => what !== 'changed') && wasOrder !== isOrder
  return moved ? [...changes, { part, what: 'changed', before: wasOrder, after: isOrder }] : changes
}

/** `unitName` puts a unit's id into words. */
export function compareContents(
  before: ProcedureContent,
  after: ProcedureContent,
  unitName: (id: string) => string = (id) => id,
): Change[] {
  const [old, fresh] = [flatten(before), flatten(after)]
  const write = (field: CellField, value: unknown): string =>
    field.name === 'competentUnit' && typeof value === 'string' ? unitName(value) : writeCell(field, value)
  const singles = allSingleFields.flatMap((field): Change[] => {
    const [from, to] = [write(field, old[field.name]), write(field, fresh[field.name])]
    if (from === to) return []
    const what = from === '' ? 'added' : to === '' ? 'removed' : 'changed'
    return [{ part: field.label, what, before: from, after: to }]
  })
  const files = (content: ProcedureContent): Item[] => content.files
  const fileFields: CellField[] = [
    { name: 'title', label: 'Tệp', kind: 'line' },
    { name: 'link', label: '', kind: 'line' },
    { name: 'fileId', label: '', kind: 'line' },
  ]
  return [
    ...singles,
    ...listNames.flatMap((list) => compareLists(before[list], after[list], listFields[list], listTitle(list))),
    ...compareLists(files(before), files(after), fileFields, fileFields[0]!.label),
  ]
}
