// Where answers come from before anybody types: modules that hold data register sources, forms name them field by
// field, and the record of what was filled in, kept or changed goes with the answers.
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import type { Text } from '../../kernel/text/language.ts'
import {
  topFields,
  type Answer,
  type Answers,
  type Field,
  type FieldKindName,
  type FormDefinition,
} from './form-definition.ts'
import type { IdentityCard } from './identity-card.ts'
import { fieldKinds } from './kinds/index.ts'
import { prefix, type TypedValues } from './typed-values.ts'

/** For whom a form is filled in; sources use what they know. */
export type PrefillSubject = {
  actor: Actor | null
  /** Read at the counter from the chip card. */
  identityCard?: IdentityCard
  /** Identity number of the person whose case it is. */
  personNumber?: string
  /** What the form is filled in for: sources look for earlier cases like it, which is not the case `caseId` itself. */
  matter?: { procedureId: string; fieldId: string; caseId?: string }
}

export type PrefillValue = {
  text: Text
  kinds: readonly FieldKindName[]
  /** It stands for whatever the source knows under the key of the field that asks. */
  sameKey?: true
}

/** Personal data that a source took its values from; whoever shows them records the read. */
export type PrefillOrigin = { subjectKind: string; subjectId: string; unitId: string | null }

export type PrefillRead = {
  values: Readonly<Record<string, Answer | undefined>>
  origin?: PrefillOrigin
}

export type PrefillSource = {
  /** What people call it: "thẻ căn cước". */
  label: Text
  /** The values it offers, named `source.value` in forms. */
  values: Readonly<Record<string, PrefillValue>>
  read: (db: Db, subject: PrefillSubject, definition: FormDefinition) => Promise<PrefillRead>
}

const sources = new Map<string, PrefillSource>()

export function registerPrefillSource(name: string, source: PrefillSource): void {
  if (sources.has(name)) throw new Error(`the prefill source ${name} is registered twice`)
  sources.set(name, source)
}

/** All values that forms may name, for the builder. */
export const prefillOptions = (): { name: string; source: Text; value: PrefillValue }[] =>
  [...sources].flatMap(([name, source]) =>
    Object.entries(source.values).map(([key, value]) => ({ name: `${name}.${key}`, source: source.label, value })),
  )

const partsOf = (name: string): [source: string, value: string] => {
  const dot = name.indexOf('.')
  return [name.slice(0, dot), name.slice(dot + 1)]
}

export function prefillFits(field: Field): boolean {
  const [source, value] = partsOf(field.prefill ?? '')
  const known = sources.get(source)?.values
  return known !== undefined && Object.hasOwn(known, value) && known[value]!.kinds.includes(field.kind)
}

export const sourceLabel = (name: string): Text => sources.get(partsOf(name)[0])?.label ?? name

/** What was filled in beforehand, by key of the field. */
export type Prefilled = Readonly<Record<string, { source: string; answer: Answer }>>

/** An address that a source knows only as a text is an older one until somebody says which unit it is today. */
const asAnswer = (field: Field, answer: Answer | undefined): Answer | undefined =>
  field.kind === 'address' && typeof answer === 'string' && answer !== '' ? { old: answer } : answer

const valueFor = (field: Field, { values }: PrefillRead): Answer | undefined => {
  const [source, value] = partsOf(field.prefill!)
  const name = sources.get(source)!.values[value]!.sameKey ? field.key : value
  return Object.hasOwn(values, name) ? values[name] : undefined
}

export type Prefilling = {
  values: TypedValues
  prefilled: Prefilled
  /** The cases that something was taken from, each once. */
  origins: readonly PrefillOrigin[]
}

/** Boxes to begin with, and the record of where they came from. Only boxes that are still empty are filled. */
export async function prefill(
  db: Db,
  definition: FormDefinition,
  subject: PrefillSubject,
  values: TypedValues = {},
): Promise<Prefilling> {
  const wanted = topFields(definition).filter((field) => field.prefill && field.kind !== 'group' && prefillFits(field))
  const read = new Map<string, PrefillRead>()
  for (const name of new Set(wanted.map((field) => partsOf(field.prefill!)[0])))
    read.set(name, await sources.get(name)!.read(db, subject, definition))
  const origins = new Map<string, PrefillOrigin>()
  const boxes: Record<string, string | readonly string[]> = { ...values }
  const prefilled: Record<string, { source: string; answer: Answer }> = {}
  for (const field of wanted) {
    const found = read.get(partsOf(field.prefill!)[0])!
    const answer = asAnswer(field, valueFor(field, found))
    const path = prefix + field.key
    const empty = Object.entries(values).every(
      ([name, typed]) => (name !== path && !name.startsWith(`${path}.`)) || typed === '' || typed.length === 0,
    )
    if (answer === undefined || answer === '' || !empty || field.kind === 'group') continue
    Object.assign(boxes, fieldKinds[field.kind].boxes(path, answer))
    prefilled[field.key] = { source: field.prefill!, answer }
    if (found.origin) origins.set(found.origin.subjectId, found.origin)
  }
  return { values: boxes, prefilled, origins: [...origins.values()] }
}

export type Provenance = Readonly<Record<string, { source: string; outcome: 'kept' | 'changed' | 'removed' }>>

/** What became of what was filled in beforehand; a field that is missing here was typed. */
export function provenanceOf(prefilled: Prefilled, answers: Answers): Provenance {
  return Object.fromEntries(
    Object.entries(prefilled).map(([key, { source, answer }]) => {
      const now = answers[key]
      const outcome = now === undefined ? 'removed' : sameAnswer(now, answer) ? 'kept' : 'changed'
      return [key, { source, outcome }] as const
    }),
  )
}

const sameAnswer = (a: Answer, b: Answer): boolean => inOrder(a) === inOrder(b)

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    one && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
