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
import { findArrival } from '../../dossier-intake/index.ts'
import { maskNumber, type Dossier } from '../../dossiers/index.ts'
import { t } from '../texts.ts'

export type Arrival = Awaited<ReturnType<typeof findArrival>>

/** What the counter kept of how it came in; only where somebody helped or a form was filled in there may be anything. */
export const arrivalOf = async ({ db }: SignedInContext, dossier: Dossier): Promise<Arrival> =>
  dossier.help_unit_id || dossier.form_version_id ? findArrival(db, dossier.id) : undefined

const has = (answers: unknown): answers is Answers => Object.keys((answers ?? {}) as object).length > 0

/** Undefined where the procedure has no form. Identity numbers are masked; `whole` is for a read that was recorded. */
export async function formAnswers(
  { db }: SignedInContext,
  dossier: Dossier,
  arrival: Arrival,
  whole = false,
): Promise<ui.Content> {
  const { answers, form_version_id: versionId } = dossier
  if (!versionId) return undefined
  const { definition } = await getFormVersion(db, versionId)
  const origin = provenanceTable(definition, (arrival?.provenance ?? {}) as Provenance)
  const view = has(answers)
    ? answersView(definition, answers, {
        fileHref: (id) => `/ho-so/${dossier.id}/tep/${id}`,
        ...(!whole && { mask: maskNumber }),
      })
    : html`<p class="hint">${t('handling.form_on_paper')}</p>`
  const print = has(answers) && html`<p><a href="/ho-so/${dossier.id}/to-khai.pdf">${t('handling.form_print')}</a></p>`
  return ui.section({ id: 'to-khai', title: t('handling.form_answers'), children: html`${view} ${print} ${origin}` })
}
