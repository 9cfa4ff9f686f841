// What lies in the dossier and what happened to it: papers, requests, results, hand-overs, steps, history with names.
import { stepOf, type Definition, type StepRow } from '../../../foundation/workflow/index.ts'
import type { findHistory } from '../../../kernel/announce.ts'
import { hasText, translate } from '../../../kernel/text/catalogue.ts'
import type { Lang } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { dossierText, type CopyKind, type Dossier, type ReturnWay } from '../../dossiers/index.ts'
import { isOpinion } from '../acting/step-actions.ts'
import { t } from '../texts.ts'

const section = (id: string, title: Parameters<typeof t>[0], children: ui.Content): ui.Html =>
  ui.section({ id, title: t(title), children })

const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text)

const fileLink = (dossier: Dossier, fileId: string | null, name: string): ui.Content =>
  fileId &&
  html`<a href="/ho-so/${dossier.id}/tep/${fileId}"
    >${t('handling.open_file')}<span class="visually-hidden"> ${name}</span></a
  >`

export const papers = (dossier: Dossier): ui.Html =>
  section(
    'giay-to',
    'handling.papers',
    ui.table({
      caption: t('handling.papers'),
      captionHidden: true,
      rows: dossier.papers,
      empty: html`<p class="muted">${t('handling.no_papers')}</p>`,
      columns: [
        {
          header: t('handling.paper'),
          rowHeader: true,
          cell: (row) => html`${row.name}${row.note && html`<br /><span class="muted">${row.note}</span>`}`,
        },
        {
          header: t('handling.copy'),
          cell: (row) => html`${dossierText(`dossiers.copy_${row.copy_kind as CopyKind}`)} × ${ui.number(row.copies)}`,
        },
        {
          header: t('handling.taken'),
          cell: (row) => html`${ui.dateTime(instant(row.taken_at))}${row.by_name && html`<br />${row.by_name}`}`,
        },
        {
          header: t('handling.file'),
          mayBeEmpty: true,
          cell: (row) => fileLink(dossier, row.file_id, row.name) ?? '—',
        },
      ],
    }),
  )

export const requests = (dossier: Dossier): ui.Content => {
  const names = new Map(dossier.procedure.components.map(({ key, name }) => [key, name]))
  return (
    dossier.requests.length > 0 &&
    section(
      'yeu-cau',
      'handling.requests',
      ui.timeline(
        dossier.requests.map((row) => ({
          title: t('handling.request_number', { number: row.number }),
          at: instant(row.asked_at),
          actor: row.by_name ?? undefined,
          tone: row.taken_at ? 'success' : 'warning',
          body: html`<ul>
              ${row.component_keys.map((key) => html`<li>${names.get(key) ?? key}</li>`)}
            </ul>
            <p>${row.reason}</p>
            ${row.legal_reason && html`<p>${t('handling.legal_reason')}: ${row.legal_reason}</p>`}
            ${row.contact && html`<p>${t('handling.contact')}: ${row.contact}</p>`}
            ${
              row.waived_keys.length > 0 &&
              html`<p>
                ${t('handling.supplement_waived', {
                  names: row.waived_keys.map((key) => names.get(key) ?? key).join('; '),
                  reason: row.waived_reason,
                })}
              </p>`
            }
            <p class="muted">
              ${row.taken_at ? html`${t('handling.supplement_there')} ${ui.dateTime(instant(row.taken_at))}` : t('handling.supplement_awaited')}${
                !row.taken_at &&
                dossier.papers.some(({ supplement_id: id }) => id === row.id) &&
                html` (${t('handling.supplement_part')})`
              }
            </p>`,
        })),
      ),
    )
  )
}

export const results = (dossier: Dossier, mayCorrect: boolean): ui.Content =>
  dossier.results.length > 0 &&
  section(
    'ket-qua',
    'handling.results',
    ui.timeline(
      dossier.results.map((row) => ({
        title: html`${row.name}${row.number && ` · ${row.number}`}
        ${row.replaced_by && ui.statusBadge({ text: t('handling.replaced'), tone: 'warning' })}`,
        at: instant(row.issued_at),
        actor: row.by_name ?? undefined,
        tone: row.replaced_by ? 'warning' : 'success',
        body: html`<p>${t('handling.issued_on')}: ${ui.date(Temporal.PlainDate.from(row.issued_on))}</p>
          <p>
            ${t('handling.signed_by')}: ${row.signed_by}
            (${t(row.signed_how === 'electronic' ? 'handling.signed_electronic' : 'handling.signed_paper')})
          </p>
          ${row.correction_reason && html`<p>${t('handling.replaced_because')}: ${row.correction_reason}</p>`}
          ${row.file_id && html`<p>${fileLink(dossier, row.file_id, row.name)}</p>`}
          ${
            mayCorrect &&
            !row.replaced_by &&
            html`<p>
              <a href="/ho-so/${dossier.id}/ket-qua/${row.id}/dinh-chinh"
                >${t('handling.correct_result')}<span class="visually-hidden"> ${row.name}</span></a
              >
            </p>`
          }`,
      })),
    ),
  )

export const handOvers = (dossier: Dossier): ui.Content =>
  dossier.hand_overs.length > 0 &&
  section(
    'tra-ket-qua',
    'handling.hand_overs',
    ui.timeline(
      dossier.hand_overs.map((row) => ({
        title: html`${row.taken_by} · ${dossierText(`dossiers.return_${row.how as ReturnWay}`)}`,
        at: instant(row.at),
        actor: row.by_name ?? undefined,
        body: row.note,
        tone: 'success',
      })),
    ),
  )

/** Nobody answered an opinion that is no longer waited for: it says who of which unit went on without. */
const isNotAwaited = ({ action }: StepRow): boolean => action === 'not_awaited'

const notAwaited = (steps: readonly StepRow[], step: StepRow): ui.Content => {
  const asking = steps.find(({ id }) => id === step.asked_on)
  return t('handling.not_awaited_by', { name: step.closed_by_name ?? '', unit: asking?.unit_name ?? '' })
}

/** The words of an action that was chosen, as the process had them. */
const deed = (definition: Definition | undefined, step: StepRow): ui.Content => {
  if (!step.action) return undefined
  if (hasText(`handling.closed_${step.action}`)) return (lang) => translate(lang, `handling.closed_${step.action}`)
  const work = definition && stepOf(definition, step.key)
  return (work?.kind === 'work' && work.actions.find(({ key }) => key === step.action)?.name) || step.action
}

export const stepList = (steps: readonly StepRow[], definition: Definition | undefined): ui.Html =>
  section(
    'cac-buoc',
    'handling.steps',
    ui.table({
      caption: t('handling.steps'),
      captionHidden: true,
      rows: steps,
      columns: [
        {
          header: t('handling.step'),
          rowHeader: true,
          cell: (step) =>
            html`${isOpinion(step) ? t('handling.opinion_on', { step: step.name }) : step.name}${
              step.question && html`<br /><span class="muted">${step.question}</span>`
            }`,
        },
        {
          header: t('handling.who'),
          cell: (step) =>
            html`${(isNotAwaited(step) ? undefined : step.closed_by_name) ?? step.person_name ?? '—'}<br /><span
                class="muted"
                >${step.unit_name}</span
              >`,
        },
        { header: t('handling.opened'), cell: (step) => ui.dateTime(step.opened_at) },
        { header: t('handling.step_due'), cell: (step) => ui.dateTime(step.due_at) },
        {
          header: t('handling.done'),
          cell: (step) =>
            step.closed_at
              ? html`${ui.dateTime(step.closed_at)}<br />${isNotAwaited(step) ? notAwaited(steps, step) : deed(definition, step)}`
              : ui.statusBadge({ text: t('handling.open_now'), tone: 'info' }),
        },
        { header: t('handling.note'), mayBeEmpty: true, cell: (step) => step.note },
      ],
    }),
  )

/** What happened, by its name in the catalogue; a rule that acted is named as a rule. */
export const history = (rows: Awaited<ReturnType<typeof findHistory>>): ui.Html =>
  section(
    'lich-su',
    'handling.history',
    ui.timeline(
      rows.map((row) => ({
        title: (lang) => [historyName(lang, row.action), aboutOf(lang, row.detail)].filter(Boolean).join(': '),
        at: row.at,
        actor: (lang) => (hasText(row.actor_name) ? translate(lang, row.actor_name) : row.actor_name),
        body: detailOf(row.detail),
      })),
    ),
  )

const historyName = (lang: Lang, action: string): string =>
  hasText(`history.${action}`) ? translate(lang, `history.${action}`) : action

/** Which form was printed, which step was done and how: rows of one name are told apart. */
function aboutOf(lang: Lang, detail: unknown): string {
  const { form, step, action } = detail as Record<string, string | undefined>
  if (form && hasText(`papers.form_${form}`)) return translate(lang, `papers.form_${form}`)
  return [step, action].filter(Boolean).join(' – ')
}

/** The words of the detail that say something to a reader. */
const detailOf = (detail: unknown): ui.Content => {
  const { reason, note } = detail as Record<string, string | undefined>
  return [note, reason].filter((words) => words !== undefined).map((words) => html`<p>${words}</p>`)
}
