// What was declared in the procedure's own form, and which of it was filled in beforehand, from where.
import {
  answersView,
  getFormVersion,
  provenanceTable,
  type Answers,
  type Provenance,
} from '../../../foundation/forms/index.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { findArrival, formStateOf, mayBeTyped, typingPath, type FormState } from '../../dossier-intake/index.ts'
import { isOver, maskNumber, mayCorrect, type Dossier } from '../../dossiers/index.ts'
import { t } from '../texts.ts'

export type Arrival = Awaited<ReturnType<typeof findArrival>>

/** What the counter kept of how it came in; only where somebody helped or a form was filled in there may be anything. */
export const arrivalOf = async ({ db }: SignedInContext, dossier: Dossier): Promise<Arrival> =>
  dossier.help_unit_id || dossier.form_version_id ? findArrival(db, dossier.id) : undefined

const has = (answers: unknown): answers is Answers => Object.keys((answers ?? {}) as object).length > 0

/** Filled in by whom: the applicant, whoever received it, whoever typed it from the paper; or by nobody yet. */
const stateText = (state: FormState, { filed_by_name: filer }: Dossier, arrival: Arrival): ui.Content => {
  if (state === 'typed' && arrival?.typed_at)
    return html`${t('handling.form_typed', { person: arrival.typed_by_name ?? '' })} ${ui.dateTime(arrival.typed_at)}`
  if (state === 'counter') return t('handling.form_counter', { person: filer ?? '' })
  return state === 'applicant' ? t('handling.form_applicant') : t('handling.form_on_paper')
}

const mayType = (actor: Actor, dossier: Dossier, state: FormState): boolean =>
  mayBeTyped(state) && !isOver(dossier.state) && dossier.finished_at === null && mayCorrect(actor, dossier)

const toType = ({ id }: Dossier, state: FormState): ui.Html =>
  ui.linkButton({
    text: t(state === 'typed' ? 'handling.form_type_again' : 'handling.form_type'),
    href: typingPath(id),
    kind: 'secondary',
    small: true,
  })

/** Undefined where the procedure has no form. Identity numbers are masked; `whole` is for a read that was recorded. */
export async function formAnswers(
  { db, actor }: SignedInContext,
  dossier: Dossier,
  arrival: Arrival,
  whole = false,
): Promise<ui.Content> {
  const { answers, form_version_id: versionId } = dossier
  if (!versionId) return undefined
  const { definition } = await getFormVersion(db, versionId)
  const origin = provenanceTable(definition, (arrival?.provenance ?? {}) as Provenance)
  const state = formStateOf(definition, dossier, arrival, db.now)
  const view = has(answers)
    ? answersView(definition, answers, {
        fileHref: (id) => `/ho-so/${dossier.id}/tep/${id}`,
        ...(!whole && { mask: maskNumber }),
      })
    : undefined
  const print = has(answers) && html`<p><a href="/ho-so/${dossier.id}/to-khai.pdf">${t('handling.form_print')}</a></p>`
  return ui.section({
    id: 'to-khai',
    title: t('handling.form_answers'),
    children: html`<p>${stateText(state, dossier, arrival)}</p>
      ${mayType(actor, dossier, state) && toType(dossier, state)} ${view} ${print} ${origin}`,
  })
}
