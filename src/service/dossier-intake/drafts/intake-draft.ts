// The counter's form of a procedure that has a form of its own saves itself: found again on any device and after the
// session ended, gone once it is sent.
import { keepDraft, keepDraftInput, registerDraftPurpose, type Draft } from '../../../foundation/forms/index.ts'
import { dateOf } from '../../../foundation/calendar/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { canAnywhere } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { id, optionalLines } from '../../../kernel/http/fields.ts'
import type { FormValues } from '../../../kernel/http/read-form.ts'
import { dossierActions } from '../../dossiers/index.ts'
import { findVersionOn } from '../../procedures/index.ts'
import { readPrefilled } from '../receiving/read-form.ts'
import { t } from '../texts.ts'

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

export async function saveIntakeDraft(
  tx: Tx,
  actor: Actor,
  input: SaveInput,
  { services }: SignedInContext,
): Promise<Draft> {
  if (!canAnywhere(actor, dossierActions['dossiers.receive'])) throw forbidden({ action: 'dossiers.receive' })
  const version = await findVersionOn(tx, input.procedureId, dateOf(tx.now))
  if (!version?.formVersionId) throw new AppError('dossier_intake.no_form_to_save', 409)
  const page = {
    versionId: version.formVersionId,
    purpose: draftPurpose,
    subjectId: input.procedureId,
    prefilled: readPrefilled(input.prefilled),
    without,
  }
  return keepDraft(tx, actor, input, page, services)
}

/** What stood in the boxes when it was saved. */
export const boxesOf = ({ around, values, prefilled }: Draft): FormValues =>
  ({ ...around, ...values, prefilled: JSON.stringify(prefilled) }) as FormValues
