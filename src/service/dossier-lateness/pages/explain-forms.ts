// What the unit says of its lateness, and what its head says to that.
import { findPeopleOf } from '../../../foundation/organisation/index.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { fieldOf, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { LateCase } from '../case-queries.ts'
import { causes } from '../explain-lateness.ts'
import { t } from '../texts.ts'

/** Of an explanation that was returned, what was said stands in the boxes again. */
export async function explainForm(context: SignedInContext, late: LateCase, problem?: FormProblem): Promise<ui.Html> {
  const people = await findPeopleOf(context.db, late.unit_id)
  const of = (field: string, current = '') => fieldOf(problem, 'dossier_lateness.explain_lateness', field, current)
  return ui.section({
    id: 'giai-trinh',
    title: t('lateness.explain_title'),
    children: html`<p class="muted">${t('lateness.explain_hint')}</p>
      ${ui.form({
        action: `/ho-so-tre-han/${late.dossier_id}/giai-trinh`,
        csrf: context.csrf,
        idempotencyKey: context.key(),
        hidden: { version: String(late.version) },
        children: html`${ui.select({
          ...of('cause', late.cause ?? ''),
          label: t('lateness.cause'),
          options: causes.map((value) => ({ value, text: t(`lateness.cause_${value}`) })),
        })}
        ${ui.textarea({ ...of('explanation', late.explanation), label: t('lateness.explanation') })}
        ${ui.select({
          ...of('responsibleId', late.responsible_id ?? ''),
          label: t('lateness.responsible'),
          hint: t('lateness.responsible_hint'),
          options: people.map(({ id, name }) => ({ value: id, text: name })),
        })}
        ${ui.textarea({
          ...of('outside', late.outside),
          label: t('lateness.outside'),
          hint: t('lateness.outside_hint'),
          rows: 2,
        })}
        ${ui.textarea({ ...of('remedy', late.remedy), label: t('lateness.remedy'), rows: 2, optional: true })}
        ${ui.buttonGroup([ui.button({ text: t('lateness.explain') })])}`,
      })}`,
  })
}

export function judgeForm(context: SignedInContext, late: LateCase, problem?: FormProblem): ui.Html {
  const of = (field: string, current = '') => fieldOf(problem, 'dossier_lateness.judge_explanation', field, current)
  return ui.section({
    id: 'duyet-giai-trinh',
    title: t('lateness.judge_title'),
    children: html`<p class="muted">${t('lateness.judge_hint')}</p>
      ${ui.form({
        action: `/ho-so-tre-han/${late.dossier_id}/duyet-giai-trinh`,
        csrf: context.csrf,
        idempotencyKey: context.key(),
        hidden: { version: String(late.version) },
        children: html`${ui.radios({
          ...of('verdict'),
          label: t('lateness.verdict'),
          choices: (['accepted', 'returned'] as const).map((value) => ({
            value,
            text: t(`lateness.verdict_${value}`),
          })),
        })}
        ${ui.textarea({ ...of('returnReason'), label: t('lateness.return_reason'), rows: 2, optional: true })}
        ${ui.buttonGroup([ui.button({ text: t('lateness.judge') })])}`,
      })}`,
  })
}
