import { findSteps, mayAct } from '../../../foundation/workflow/index.ts'
import { findUnitChoices } from '../../../foundation/organisation/index.ts'
import { forbidden, notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { getDossier } from '../../dossiers/index.ts'
import { isOpen, isOpinion, scopeOf } from '../acting/step-actions.ts'
import { keepingList } from '../lists/came-from.ts'
import { listCrumb } from './after-action.ts'
import { findForm } from './find-form.ts'
import { t } from '../texts.ts'

/** More units than this are looked for by name. */
const most = 60

/** Asking another unit: which one, what, until when. Without a word, the units of the same authority. */
export async function showConsult(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, params, url } = context
  const dossier = await getDossier(db, actor, params.id!)
  const step = (await findSteps(db, dossier.id)).find(({ id }) => id === params.stepId)
  if (!step || !isOpen(step) || isOpinion(step)) throw notFound('workflow.step_not_found')
  if (!mayAct(actor, scopeOf(step))) throw forbidden({ action: 'workflow.act' })
  const words = url.searchParams.get('q')?.trim().slice(0, 100) ?? ''
  const near = step.unit_path.split('.').slice(0, -1).join('.') || step.unit_path
  const units = (await findUnitChoices(db, words ? { words, limit: most } : { within: [near], limit: most })).filter(
    ({ value }) => value !== step.unit_id,
  )
  const name = 'dossier_handling.ask_opinion'
  const field = (key: string) => ({ name: key, value: typed(problem, name, key), error: errorOf(problem, name, key) })
  const path = `/ho-so/${dossier.id}/buoc/${step.id}/xin-y-kien`
  return ui.staffPage({
    ...context.frame,
    title: t('handling.consult'),
    lead: `${dossier.code} · ${step.name}`,
    width: 'narrow',
    crumbs: [listCrumb(url), { text: dossier.code, href: keepingList(url, `/ho-so/${dossier.id}`) }],
    errors: problem?.errors,
    children: html`${findForm(
      url,
      path,
      ui.textInput({
        name: 'q',
        label: t('handling.find_unit'),
        type: 'search',
        value: words,
        width: 'medium',
      }),
    )}
    ${ui.form({
      action: keepingList(url, words ? `${path}?q=${encodeURIComponent(words)}` : path),
      csrf: context.csrf,
      idempotencyKey: context.key(),
      children: [
        ui.select({
          ...field('unitId'),
          label: t('handling.consulted_unit'),
          hint: units.length === 0 ? t('handling.no_unit_found') : undefined,
          options: units,
        }),
        ui.textarea({ ...field('question'), label: t('handling.question') }),
        ui.dateInput({ ...field('dueOn'), label: t('handling.answer_by'), optional: true }),
        ui.button({ text: t('handling.consult_button') }),
      ],
    })}`,
  })
}
