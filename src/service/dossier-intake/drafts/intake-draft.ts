// The counter's form saves itself, with the scans that were chosen: found again on any device and after the session
// ended, gone once it is sent. Without a form of its own it begins to do so at the first scan, or at its button.
import { keepDraft, keepDraftInput, registerDraftPurpose, type Draft } from '../../../foundation/forms/index.ts'
import { dateOf } from '../../../foundation/calendar/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { canAnywhere } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, forbidden } from '../../../kernel/errors.ts'
import type { ActingContext } from '../../../kernel/http/context.ts'
import { id, optionalLines } from '../../../kernel/http/fields.ts'
import type { FormValues } from '../../../kernel/http/read-form.ts'
import { dossierActions } from '../../dossiers/index.ts'
import { findVersionOn } from '../../procedures/index.ts'
import { readPrefilled } from '../receiving/read-form.ts'
import { t } from '../texts.ts'
import { isScanBox } from '../receiving/paper-boxes.ts'
import { keepScans } from './scans.ts'

export const draftPurpose = 'dossier_intake.receive'
export const saveDraftPath = '/tiep-nhan/nhap'

export const resumePath = ({ id: draftId, subjectId }: Pick<Draft, 'id' | 'subjectId'>): string =>
  `/tiep-nhan?thu-tuc=${subjectId ?? ''}&ban-nhap=${draftId}`

registerDraftPurpose(draftPurpose, {
  title: t('intake.title'),
  proceed: t('intake.receive'),
  next: resumePath,
  page: resumePath,
})

export const saveIntakeDraftInput = keepDraftInput.extend({ procedureId: id(), prefilled: optionalLines(20_000) })
type SaveInput = (typeof saveIntakeDraftInput)['_output']

/** What the page makes anew, and the scan: a card is of the person who stood there, not of the form. */
const without = ['procedureId', 'versionId', 'outcome', 'card', 'confirmed']

export async function saveIntakeDraft(tx: Tx, actor: Actor, input: SaveInput, context: ActingContext): Promise<Draft> {
  if (!canAnywhere(actor, dossierActions['dossiers.receive'])) throw forbidden({ action: 'dossiers.receive' })
  const version = await findVersionOn(tx, input.procedureId, dateOf(tx.now))
  if (!version) throw new AppError('dossiers.procedure_not_in_force', 409)
  const page = {
    versionId: version.formVersionId,
    title: version.name,
    purpose: draftPurpose,
    subjectId: input.procedureId,
    prefilled: readPrefilled(input.prefilled),
    without,
    kept: await keepScans(tx, context, version.components, input),
  }
  return keepDraft(tx, actor, input, page, context.services)
}

/** After a fault in another box: the scans are kept with the draft, which begins with them where there was none. */
export async function salvageIntake(
  tx: Tx,
  actor: Actor,
  sent: Record<string, unknown>,
  context: ActingContext,
): Promise<FormValues> {
  const read = saveIntakeDraftInput.safeParse({ ...sent, step: 'autosave' })
  if (!read.success) throw new AppError('dossier_intake.scans_lost', 422)
  const { around, values, revision } = await saveIntakeDraft(tx, actor, read.data, context)
  const named = Object.entries({ ...around, ...values }).filter(([name]) => isScanBox(name) || name.endsWith('.kept'))
  return { ...Object.fromEntries(named), version: String(revision) } as FormValues
}

/** What stood in the boxes when it was saved. */
export const boxesOf = ({ around, values, prefilled }: Draft): FormValues =>
  ({ ...around, ...values, prefilled: JSON.stringify(prefilled) }) as FormValues
