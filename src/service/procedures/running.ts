// The published forms and processes that a procedure is carried out by.
import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { ConditionName } from '../../kernel/conditions/index.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { id, optionalId, version } from '../../kernel/http/fields.ts'
import { inLanguage } from '../../kernel/text/language.ts'
import type { Option } from '../../kernel/ui/components/choices.ts'
import { conditionNamesIn, findPublishedForms, getFormVersion } from '../../foundation/forms/index.ts'
import {
  checkProcess,
  faultText,
  findPublishedProcesses,
  getProcessVersion,
  termOptions,
  type Fault,
} from '../../foundation/workflow/index.ts'
import { ensureUnchanged, getOwnDraft, keepChange } from './editing/change-draft.ts'
import { ordinaryTerm } from './procedure-content.ts'
import type { ProcedureVersion } from './procedure-version.ts'
import { dropBindings } from './process/bindings.ts'

export type Runnable = { forms: readonly Option[]; processes: readonly Option[] }

/** What a draft may choose from: the newest published version of each, and what it has now. */
export async function findRunnable(
  db: Db,
  draft: Pick<ProcedureVersion, 'formVersionId' | 'processVersionId'>,
): Promise<Runnable> {
  const [forms, processes] = [await findPublishedForms(db), await findPublishedProcesses(db)]
  const form = draft.formVersionId && !forms.some(({ id: one }) => one === draft.formVersionId)
  const process = draft.processVersionId && !processes.some(({ id: one }) => one === draft.processVersionId)
  const [formNow, processNow] = [
    form ? [await getFormVersion(db, draft.formVersionId!)] : [],
    process ? [await getProcessVersion(db, draft.processVersionId!)] : [],
  ]
  return {
    forms: [...formNow, ...forms].map(({ id: value, title, number }) => ({ value, text: `${title} (${number})` })),
    processes: [...processNow, ...processes].map(({ id: value, name, number }) => ({
      value,
      text: `${name} (${number})`,
    })),
  }
}

/** What the form of a draft asks, by label; nothing where none is linked. */
export const findQuestions = async (
  db: Db,
  { formVersionId }: Pick<ProcedureVersion, 'formVersionId'>,
): Promise<ConditionName[]> =>
  formVersionId ? conditionNamesIn((await getFormVersion(db, formVersionId)).definition) : []

export const linkRunningInput = z.object({
  id: id(),
  revision: version(),
  formVersionId: optionalId(),
  processVersionId: optionalId(),
})

/** What of the process does not fit the procedure, such as steps that take longer than its term. */
export async function findProcessFaults(
  db: Db,
  draft: Pick<ProcedureVersion, 'terms' | 'processVersionId' | 'authorityPath'>,
): Promise<Fault[]> {
  if (!draft.processVersionId) return []
  const { definition, subjectKind } = await getProcessVersion(db, draft.processVersionId)
  const term = ordinaryTerm(draft)
  return checkProcess(definition, {
    kind: subjectKind,
    ...(await termOptions(db, draft.authorityPath, term && { amount: term.amount, unit: term.unit })),
  })
}

/** What is wrong, and at which step; part of an error, so in one language. */
export async function placedFault(db: Db, fault: Fault, processVersionId: string): Promise<string> {
  const { definition } = await getProcessVersion(db, processVersionId)
  const step = definition.steps.find(({ key }) => key === fault.step)
  return (step?.name ? `${step.name}: ` : '') + inLanguage(faultText(fault), 'vi')
}

/** Chooses the form by which it is filed and the process by which it is settled; both must be published. */
export async function linkRunning(tx: Tx, actor: Actor, input: z.output<typeof linkRunningInput>): Promise<void> {
  const { id: draftId, revision, formVersionId = null, processVersionId = null } = input
  const draft = await getOwnDraft(tx, actor, draftId)
  ensureUnchanged(draft, revision)
  if (formVersionId && !(await getFormVersion(tx, formVersionId)).publishedAt)
    throw new AppError('procedures.form_unpublished', 422, {}, 'formVersionId')
  if (processVersionId && !(await getProcessVersion(tx, processVersionId)).publishedAt)
    throw new AppError('workflow.not_published', 422, {}, 'processVersionId')
  const [fault] = await findProcessFaults(tx, { ...draft, processVersionId })
  if (fault)
    throw new AppError(
      'procedures.process_unfit',
      422,
      { fault: await placedFault(tx, fault, processVersionId!) },
      'processVersionId',
    )
  const links = { form_version_id: formVersionId, process_version_id: processVersionId }
  if (processVersionId !== draft.processVersionId) await dropBindings(tx, draft.id)
  await keepChange(tx, actor, draft, links, { part: 'carrying-out', formVersionId, processVersionId })
}
