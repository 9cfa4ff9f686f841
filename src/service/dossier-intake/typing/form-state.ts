// By whom the electronic form of a dossier was filled in, if it was.
import {
  isFilled,
  topFields,
  type Answers,
  type FieldKindName,
  type FormDefinition,
} from '../../../foundation/forms/index.ts'
import { dateOf } from '../../../foundation/calendar/index.ts'

/** The declaration stands on the paper with its signature, and what was attached lies among the papers. */
export const onPaperAnyway: readonly FieldKindName[] = ['statement', 'upload']

/** Questions of the form that are not asked of whoever types it from paper, by key. */
export const notTyped = (definition: FormDefinition): ReadonlySet<string> =>
  new Set(topFields(definition).flatMap(({ key, kind }) => (onPaperAnyway.includes(kind) ? [key] : [])))

export const formStates = ['applicant', 'counter', 'typed', 'not_yet'] as const
export type FormState = (typeof formStates)[number]

type Filed = { channel: string; answers: unknown }

/** Of what came online nobody here types anything over. */
export function formStateOf(
  definition: FormDefinition,
  { channel, answers }: Filed,
  arrival: { typed_at: Temporal.Instant | null } | undefined,
  now: Temporal.Instant,
): FormState {
  if (arrival?.typed_at) return 'typed'
  const known = (answers ?? {}) as Answers
  if (channel === 'online' && Object.keys(known).length > 0) return 'applicant'
  return isFilled(definition, known, dateOf(now).toString(), onPaperAnyway) ? 'counter' : 'not_yet'
}

export const mayBeTyped = (state: FormState): boolean => state === 'typed' || state === 'not_yet'
