import {
  getFormVersion,
  keepFormFiles,
  provenanceOf,
  readAnswers,
  type Answers,
  type FileAnswer,
  type FormDefinition,
  type Provenance,
} from '../../../foundation/forms/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { ActingContext } from '../../../kernel/http/context.ts'
import { flag, optionalLines } from '../../../kernel/http/fields.ts'
import { typeAnswers, typeAnswersInput } from '../../dossiers/index.ts'
import { paperDeclaration } from '../receiving/asked-form.ts'
import { findArrival, keepTyped } from '../receiving/keep-arrival.ts'
import { formIncomplete, readPrefilled } from '../receiving/read-form.ts'
import { formStateOf, mayBeTyped, notTyped } from './form-state.ts'

export const typeFormInput = typeAnswersInput
  .extend({
    prefilled: optionalLines(20_000),
    /** What is empty here is empty on the paper too. */
    blanks: flag().default(false),
    step: optionalLines(300),
  })
  .loose()
type TypeForm = (typeof typeFormInput)['_output']

/** Files of groups; others lie among the papers. */
export const filesIn = (answer: unknown): FileAnswer[] => {
  if (Array.isArray(answer)) return answer.flatMap(filesIn)
  if (typeof answer !== 'object' || answer === null) return []
  const { id, size } = answer as Partial<FileAnswer>
  return id !== undefined && typeof size === 'number' ? [answer as FileAnswer] : Object.values(answer).flatMap(filesIn)
}

/** The same check as at the counter; of what is not asked here, what was known stays. */
async function readTyped(
  tx: Tx,
  { services, actor }: ActingContext,
  definition: FormDefinition,
  input: TypeForm,
  before: Answers,
): Promise<Answers> {
  const elsewhere = notTyped(definition)
  const kept = { definition, sent: input, files: filesIn(before) }
  const { values, files } = await keepFormFiles(tx, services, actor, kept)
  const read = await readAnswers(tx, definition, values, { files, incomplete: input.blanks })
  const wrong = Object.keys(read.errors).filter((path) => !elsewhere.has(path.split('.')[1] ?? ''))
  if (wrong.length > 0) throw new AppError('dossier_intake.form_incomplete', 422, {}, formIncomplete)
  const of = (answers: Answers, isHere: boolean) =>
    Object.entries(answers).filter(([key]) => elsewhere.has(key) !== isHere)
  return Object.fromEntries([...of(before, false), ...of(read.answers, true)])
}

/** A press inside the form ends as a form that comes back. */
export async function typeForm(tx: Tx, actor: Actor, input: TypeForm, context: ActingContext): Promise<void> {
  await typeAnswers(tx, actor, input, async (dossier) => {
    const { definition } = await getFormVersion(tx, dossier.form_version_id)
    const arrival = await findArrival(tx, dossier.id)
    if (!mayBeTyped(formStateOf(definition, dossier, arrival, tx.now)))
      throw new AppError('dossier_intake.form_filled_already', 409)
    if (input.step) throw new AppError('dossier_intake.filled', 200)
    const answers = await readTyped(tx, context, definition, input, dossier.answers as Answers)
    const declared = Object.entries((arrival?.provenance ?? {}) as Provenance).filter(
      ([, { source }]) => source === paperDeclaration,
    )
    const provenance = { ...Object.fromEntries(declared), ...provenanceOf(readPrefilled(input.prefilled), answers) }
    await keepTyped(tx, actor, dossier.id, provenance)
    return answers
  })
}
