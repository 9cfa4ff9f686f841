import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { allFields, topFields, type FormDefinition } from '../form-definition.ts'
import { formFields } from '../form-fields.ts'
import { sourceLabel } from '../prefill.ts'
import { readAnswers } from '../read-answers.ts'
import { t } from '../pages/fill-texts.ts'
import { prefix, typedValues } from '../typed-values.ts'
import { draftPath, getDraftPurpose, pageOfDraft } from './draft-purpose.ts'
import { getDraft, type Draft } from './draft-queries.ts'

const seeOther = (href: string): Response => new Response(null, { status: 303, headers: { Location: href } })

const usesCard = (definition: FormDefinition): boolean =>
  topFields(definition).some(({ prefill }) => prefill?.startsWith('identity_card.'))

const cardReader = (error: Text | undefined): ui.Html =>
  ui.disclosure({
    summary: t('forms.card_summary'),
    open: error !== undefined,
    children: [
      ui.textInput({ name: 'card', label: t('forms.card'), hint: t('forms.card_hint'), autocomplete: 'off', error }),
      ui.button({ text: t('forms.card_fill'), kind: 'secondary', name: 'step', value: 'card' }),
    ],
  })

const prefilledNames = (draft: Draft): Map<string, Text> =>
  new Map(Object.entries(draft.prefilled).map(([key, { source }]) => [prefix + key, sourceLabel(source)]))

/** A form being filled in: what was typed so far and, once its owner asked, what is wrong. */
export async function showDraft(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, csrf, params, url } = context
  const draft = await getDraft(db, actor, params.id!)
  const { definition } = draft
  const values = problem ? typedValues(problem.values) : draft.values
  const { errors, shown } = await readAnswers(db, definition, values, { files: draft.files })
  const told = problem?.errors ?? (url.searchParams.has('kiem') ? errors : {})
  const path = draftPath(draft.id)
  const fields = await formFields(db, {
    definition,
    values,
    errors: told,
    files: draft.files,
    fileHref: (id) => `${path}/tep/${id}`,
    prefilled: prefilledNames(draft),
    autosave: path,
  })
  const purpose = getDraftPurpose(draft.purpose)
  return ui.staffPage({
    ...context.frame,
    title: definition.title,
    lead: definition.lead,
    crumbs: [{ text: t('forms.drafts_title'), href: '/ban-nhap' }],
    width: 'narrow',
    errors: told,
    children: ui.html`
      ${url.searchParams.has('them') && ui.notice({ tone: 'info', body: t('forms.more_asked') })}
      ${ui.form({
        action: path,
        csrf,
        multipart: allFields(definition).some(({ field }) => field.kind === 'upload'),
        hidden: { version: String(draft.revision), seen: shown.join(' ') },
        children: [
          // Enter in a box sends by the first button: it must not be one that removes somebody.
          ui.html`<button${ui.attrs({ type: 'submit', name: 'step', value: 'check', class: 'visually-hidden', tabindex: -1, 'aria-hidden': 'true' })}></button>`,
          usesCard(definition) && cardReader(problem?.errors.card),
          fields,
          ui.buttonGroup([
            ui.button({ text: purpose.proceed, name: 'step', value: 'check' }),
            ui.button({ text: t('forms.draft_save'), kind: 'secondary', name: 'step', value: 'save' }),
          ]),
        ],
      })}
      ${ui.linkButton({ text: t('forms.draft_drop'), href: `${path}/bo`, kind: 'plain' })}`,
  })
}

/** The same by its address, where it may turn out that it is filled in elsewhere. */
export async function openDraft(context: SignedInContext): Promise<ui.Html | Response> {
  const page = pageOfDraft(await getDraft(context.db, context.actor, context.params.id!))
  return page === draftPath(context.params.id!) ? showDraft(context) : seeOther(page)
}
