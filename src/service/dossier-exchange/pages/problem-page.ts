import type { SignedInContext } from '../../../kernel/http/context.ts'
import { fieldOf, summaryWithin, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { maskNumber } from '../../dossiers/index.ts'
import { getProblem, type Problem } from '../problem-queries.ts'
import { t } from '../texts.ts'
import { exchangePath } from './paths.ts'
import { problemReason } from './words.ts'

const closeName = 'dossier_exchange.close_problem'

const mostShown = 20_000

/** As it was sent, but for the number: who it is, is not what stands in the way. */
function shown(payload: string): string {
  const hide = (key: string, value: unknown): unknown =>
    key === 'SoDinhDanh' && typeof value === 'string' ? maskNumber(value) : value
  return JSON.stringify(JSON.parse(payload, hide), null, 1).slice(0, mostShown)
}

const settleForms = (context: SignedInContext, row: Problem, problem?: FormProblem): ui.Html => {
  const hidden = { version: String(row.version) }
  return html`<section aria-labelledby="xu-ly">
    <h2 id="xu-ly">${t('exchange.settle')}</h2>
    <p>${t('exchange.retry_hint')}</p>
    ${ui.buttonForm({ action: `${exchangePath}/${row.id}/thu-lai`, csrf: context.csrf, hidden, text: t('exchange.retry') })}
    ${ui.form({
      action: `${exchangePath}/${row.id}/dong`,
      csrf: context.csrf,
      hidden,
      children: [
        ui.textarea({
          ...fieldOf(problem, closeName, 'note'),
          label: t('exchange.note'),
          hint: t('exchange.note_hint'),
        }),
        ui.button({ text: t('exchange.close'), kind: 'secondary' }),
      ],
    })}
  </section>`
}

/** One thing that could not be taken: why, what was sent, and what can be done about it. */
export async function showProblem(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const row = await getProblem(context.db, context.actor, context.params.id!)
  return ui.staffPage({
    ...context.frame,
    title: t('exchange.problem', { code: row.code }),
    lead: problemReason(row),
    crumbs: [{ text: t('exchange.title'), href: exchangePath }],
    errors: summaryWithin(problem),
    children: html`${ui.descriptionList([
      { term: t('exchange.unit'), value: row.unit_name || t('exchange.no_unit') },
      { term: t('exchange.first_at'), value: ui.dateTime(row.first_at) },
      { term: t('exchange.last_at'), value: ui.dateTime(row.last_at) },
      { term: t('exchange.times'), value: ui.number(row.times) },
      { term: t('exchange.solved'), value: ui.dateTime(row.solved_at) },
      { term: t('exchange.closed'), value: row.closed_at && html`${ui.dateTime(row.closed_at)}: ${row.note}` },
    ])}
    ${!row.solved_at && !row.closed_at && settleForms(context, row, problem)}
    ${ui.disclosure({ summary: t('exchange.payload'), children: html`<p class="preserve">${shown(row.payload)}</p>` })}`,
  })
}
