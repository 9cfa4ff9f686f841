import { canAnywhere } from '../../../kernel/access/actor.ts'
import { documentResponse } from '../../../kernel/documents/download.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { Door } from '../../../kernel/http/frame.ts'
import { action, page, type Next, type Route } from '../../../kernel/http/route.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { checkDefinition } from '../check-definition.ts'
import { draftPath } from '../drafts/draft-purpose.ts'
import { registerDraftPurpose } from '../drafts/draft-purpose.ts'
import { startDraft } from '../drafts/save-draft.ts'
import { dropVersion, startVersion, versionInput } from '../edit-form.ts'
import { getFormVersion } from '../form-queries.ts'
import { actions, ensureMayEdit } from '../forms-access.ts'
import { t as fill } from '../pages/fill-texts.ts'
import { printAnswers } from '../print-answers.ts'
import { showComparison } from './compare-page.ts'
import { showEditor } from './edit-page.ts'
import { showForms } from './form-list-page.ts'
import { showForm } from './form-page.ts'
import { showNewForm } from './new-form-page.ts'
import { formPath, versionPath } from './paths.ts'
import { showAsCitizen, showPreview, withoutFaults } from './preview-page.ts'
import { newForm, newFormInput, saveForm, saveFormInput, type SavedForm, type SaveFormInput } from './save-form.ts'
import { t } from './texts.ts'

export const trial = 'forms.trial'

registerDraftPurpose(trial, {
  title: fill('forms.trial'),
  proceed: fill('forms.trial_proceed'),
  next: ({ id }) => `${draftPath(id)}/xem`,
})

/** To see what filling it in is like, as a draft of one's own. */
export async function startTrial(tx: Tx, actor: Actor, { id }: { id: string }): Promise<string> {
  const version = await getFormVersion(tx, id)
  ensureMayEdit(actor, version.authorityPath)
  const faults = checkDefinition(version.definition).length
  if (faults > 0) throw new AppError('forms.not_ready', 422, { faults })
  return startDraft(tx, actor, { versionId: id, purpose: trial })
}

function nextOf({ id, formId, published, at }: SavedForm, { step }: SaveFormInput): Next {
  const path = versionPath(id)
  if (published) return { to: formPath(formId), said: 'forms.published_said' }
  if (step === 'publish') return `${path}/sua?kiem=1`
  if (step === 'save') return { to: `${path}/sua`, said: 'forms.saved_said' }
  return `${path}/sua#r.${at}`
}

async function answerBlank({ db, actor, params }: SignedInContext): Promise<Response> {
  const version = await getFormVersion(db, params.id!)
  // A published form is for everybody to fill in; of one that is being made only its editors know.
  if (!version.publishedAt) ensureMayEdit(actor, version.authorityPath)
  const pdf = await printAnswers(withoutFaults(version.definition), undefined, { at: version.publishedAt ?? db.now })
  return documentResponse(pdf, version.title || 'bieu-mau', 'pdf')
}

export const builderRoutes: readonly Route[] = [
  page('/bieu-mau', showForms),
  page('/bieu-mau/moi', (context) => showNewForm(context)),
  action({
    path: '/bieu-mau/moi',
    name: 'forms.create',
    input: newFormInput,
    run: newForm,
    next: (id) => ({ to: `${versionPath(id)}/sua`, said: 'forms.created_said' }),
    again: showNewForm,
  }),
  page('/bieu-mau/:id', showForm),
  page('/bieu-mau/ban/:id/sua', (context) => showEditor(context)),
  action({
    path: '/bieu-mau/ban/:id/sua',
    name: 'forms.save',
    input: saveFormInput,
    run: saveForm,
    next: nextOf,
    again: showEditor,
  }),
  page('/bieu-mau/ban/:id/xem-thu', showPreview),
  page('/bieu-mau/ban/:id/nguoi-dan', showAsCitizen),
  page('/bieu-mau/ban/:id/de-trong.pdf', answerBlank),
  page('/bieu-mau/ban/:id/so-sanh', showComparison),
  action({
    path: '/bieu-mau/ban/:id/phien-ban-moi',
    name: 'forms.start_version',
    input: versionInput,
    run: startVersion,
    next: (id) => ({ to: `${versionPath(id)}/sua`, said: 'forms.new_version_said' }),
  }),
  action({
    path: '/bieu-mau/ban/:id/bo',
    name: 'forms.drop_version',
    input: versionInput,
    run: dropVersion,
    next: (formId) => ({ to: formPath(formId), said: 'forms.drop_version_said' }),
  }),
  action({
    path: '/bieu-mau/ban/:id/dien-thu',
    name: 'forms.start_trial',
    input: versionInput,
    run: startTrial,
    next: (id) => draftPath(id),
  }),
]

export const builderDoors: readonly Door[] = [
  {
    href: '/bieu-mau',
    text: t('forms.title'),
    group: 'administration',
    order: 55,
    show: (actor) => canAnywhere(actor, actions['forms.edit']),
  },
  { href: '/ban-nhap', text: fill('forms.drafts_title'), group: 'work', order: 60 },
]
