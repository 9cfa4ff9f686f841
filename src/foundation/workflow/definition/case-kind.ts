// What kinds of case there are, registered at start-up by the modules that own them: the words their actions may use
// and the facts their decisions may ask for.
import type { Db } from '../../../kernel/database/types.ts'
import type { ConditionName } from '../../../kernel/conditions/index.ts'
import type { Text } from '../../../kernel/text/language.ts'

export type CaseKind = {
  /** What an action of a step may do to the case. */
  effects: readonly string[]
  /** Names for formulas; `form.*` stands for every name that begins with `form.`. */
  facts: readonly string[]
  /** What people call the kind, its effects and its facts with their values; a word without a name shows itself. */
  name?: Text
  effectNames?: Readonly<Record<string, Text>>
  factNames?: readonly ConditionName[]
  /** How each case is called in lists (its code), by id. */
  namesOf?: (db: Db, subjectIds: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

const kinds = new Map<string, CaseKind>()

export function registerCaseKind(name: string, kind: CaseKind): void {
  if (kinds.has(name)) throw new Error(`the kind of case ${name} is registered twice`)
  kinds.set(name, kind)
}

export const findCaseKind = (name: string): CaseKind | undefined => kinds.get(name)

export const caseKindNames = (): string[] => [...kinds.keys()]

export const knowsFact = (kind: CaseKind, name: string): boolean =>
  kind.facts.some((fact) => (fact.endsWith('.*') ? name.startsWith(fact.slice(0, -1)) : fact === name))

/** Of all kinds, to say a condition where only the process is at hand. */
export const factNames = (): ConditionName[] => [...kinds.values()].flatMap((kind) => kind.factNames ?? [])

/** What people call an effect, whichever kind of case knows it. */
export const effectName = (effect: string): Text =>
  [...kinds.values()].map((kind) => kind.effectNames?.[effect]).find((name) => name !== undefined) ?? effect
