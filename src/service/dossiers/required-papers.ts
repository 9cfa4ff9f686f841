// Which papers of the published list are still missing: one rule for the counter, for groups and for a dossier's own page.
// Pure.
import { AppError } from '../../kernel/errors.ts'
import type { Text } from '../../kernel/text/language.ts'
import type { Component } from '../procedures/index.ts'
import { t } from './texts.ts'

/** Boxes of a form in which papers are taken in, by the component's key. */
export const copyField = (key: string): string => `copy-${key}`
export const copiesField = (key: string): string => `copies-${key}`
export const fileField = (key: string): string => `file-${key}`

/** Papers of which any one is enough; `field` is the box of a form that says which one it was. */
export type PaperGroup = { name: string; field: string; components: Component[] }

export const groupsOf = (components: readonly Component[]): PaperGroup[] =>
  [
    ...Map.groupBy(
      components.filter(({ oneOf }) => oneOf),
      ({ oneOf }) => oneOf,
    ).values(),
  ].map((members) => ({ name: members[0]!.oneOf, field: `one-${members[0]!.key}`, components: members }))

const isConditional = ({ when, formula, dataSource }: Component): boolean => Boolean(when || formula || dataSource)

/** Needed of everybody: no condition speaks of it, no database already holds it, no other paper stands in for it. */
export const isNeeded = (component: Component): boolean => !component.oneOf && !isConditional(component)

/** Of a group anybody must bring one, unless a condition speaks of every paper in it. */
const isNeededGroup = ({ components }: PaperGroup): boolean => components.some((one) => !isConditional(one))

const lackingGroups = (components: readonly Component[], has: ReadonlySet<string>): PaperGroup[] =>
  groupsOf(components).filter((group) => isNeededGroup(group) && !group.components.some(({ key }) => has.has(key)))

/** What must be there before a dossier is received. Of a group any one is enough; without one all its papers are named. */
export function missingOf(components: readonly Component[], has: ReadonlySet<string>): Component[] {
  const open = new Set(
    lackingGroups(components, has).flatMap((group) => group.components.filter((one) => !isConditional(one))),
  )
  return components.filter((one) => open.has(one) || (isNeeded(one) && !has.has(one.key)))
}

/** "Một trong hai: Văn bản chuyển quyền". */
export const groupText = ({ components, name }: PaperGroup): Text =>
  t(components.length === 2 ? 'dossiers.one_of_two' : 'dossiers.one_of', { name })

/** What "everything is there" stands for. Which paper of a group it was, somebody has to say. */
export const allNeeded = (components: readonly Component[]): string[] =>
  components.filter(isNeeded).map(({ key }) => key)

const namesOf = (components: readonly Component[]): string => components.map(({ name }) => name).join('; ')

/** What a form says of each group: the key of the paper that came. */
export const chosenOf = (components: readonly Component[], typed: Readonly<Record<string, unknown>>): string[] =>
  groupsOf(components).flatMap(({ field, components: members }) =>
    members.filter(({ key }) => key === typed[field]).map(({ key }) => key),
  )

type Fields = { paper: (key: string) => string; group: (group: PaperGroup) => string }

/** One list to be ticked, and a choice for each group, as the counter has them. */
const ofTheList: Fields = { paper: () => 'papers', group: ({ field }) => field }

/** A box for each paper. */
export const ofEachPaper: Fields = { paper: copyField, group: ({ components }) => copyField(components[0]!.key) }

/** Refuses a dossier that is not whole, at the box of a form where that is mended. */
export function ensureComplete(
  components: readonly Component[],
  has: ReadonlySet<string>,
  fields: Fields = ofTheList,
): void {
  const missing = components.filter((one) => isNeeded(one) && !has.has(one.key))
  if (missing[0])
    throw new AppError('dossiers.papers_missing', 422, { names: namesOf(missing) }, fields.paper(missing[0].key))
  const [group] = lackingGroups(components, has)
  if (!group) return
  const code = group.components.length === 2 ? 'dossiers.one_of_two_missing' : 'dossiers.one_of_missing'
  throw new AppError(code, 422, { names: namesOf(group.components) }, fields.group(group))
}
