// What was done about a piece of work: outputs, extensions, difficulties, progress, history by named people.
import { documentText, type DocumentBrief } from '../../../foundation/documents/index.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import { hasText, translate } from '../../../kernel/text/catalogue.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { fieldOf, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { WorkDetail } from '../get-work.ts'
import { mayDecide } from '../tracking-access.ts'
import { p } from './texts.ts'

const section = (title: Parameters<typeof p>[0], entries: readonly ui.TimelineEntry[]): ui.Content =>
  entries.length > 0 &&
  html`<section>
    <h2>${p(title)}</h2>
    ${ui.timeline(entries)}
  </section>`

/** Whoever may not read the document learns that there is one, and no more. */
const evidenceDocument = (document: DocumentBrief | null): ui.Content =>
  document
    ? html`<a href="/van-ban/${document.id}"
        >${documentText({ ...document, issued_on: Temporal.PlainDate.from(document.issuedOn) })}</a
      >`
    : html`<span class="muted">${p('tracking.document_hidden')}</span>`

const deliveries = ({ item, deliveries: rows }: WorkDetail): ui.Content =>
  section(
    'tracking.deliveries',
    rows.map((row) => ({
      title: row.text,
      at: row.delivered_at,
      actor: row.by,
      tone: row.decision === 'accepted' ? 'success' : row.decision === 'returned' ? 'danger' : 'warning',
      body: html`${row.link && html`<p><a href="${row.link}" rel="noopener noreferrer">${row.link}</a></p>`}
      ${row.document_id && html`<p>${evidenceDocument(row.document)}</p>`}
      ${row.files.map((file) => html`<p><a href="/dau-viec/${item.id}/minh-chung/${file.file_id}">${file.name}</a></p>`)}
      ${
        row.decision &&
        html`<p>
          ${p(row.decision === 'accepted' ? 'tracking.accepted' : 'tracking.returned')} · ${row.decided_by_name} ·
          ${ui.dateTime(row.decided_at)}${row.reason && html` · ${row.reason}`}
        </p>`
      }`,
    })),
  )

const extensions = ({ extensions: rows }: WorkDetail): ui.Content =>
  section(
    'tracking.extensions',
    rows.map((row) => ({
      title: p('tracking.extension_asked', { date: (lang) => formatDate(row.wanted_on, lang) }),
      at: row.asked_at,
      actor: row.by,
      tone: row.decision === 'granted' ? 'success' : row.decision === 'refused' ? 'danger' : 'warning',
      body: html`<p>${row.reason}</p>
        <p>
          ${
            row.decision === 'granted'
              ? p('tracking.extension_granted', { date: (lang) => formatDate(row.granted_on, lang) })
              : p(row.decision === 'refused' ? 'tracking.extension_refused' : 'tracking.extension_waiting')
          }${row.decision && html` · ${row.decided_by_name} · ${ui.dateTime(row.decided_at)}`}${row.decision_reason && html` · ${row.decision_reason}`}
        </p>`,
    })),
  )

const dueChanges = ({ dueChanges: rows }: WorkDetail): ui.Content =>
  section(
    'tracking.due_changes',
    rows.map((row) => ({
      title: row.due_on
        ? p('tracking.due_changed', { date: (lang) => formatDate(row.due_on, lang) })
        : p('tracking.due_removed'),
      at: row.changed_at,
      actor: row.by,
      tone: 'info',
      body: row.amendment
        ? p('tracking.due_changed_by', {
            number: row.amendment.number,
            date: formatDate(Temporal.PlainDate.from(row.amendment.decidedOn)),
          })
        : row.basis,
    })),
  )

type DifficultyRow = WorkDetail['difficulties'][number]

function answerForm(
  context: SignedInContext,
  work: WorkDetail,
  row: DifficultyRow,
  problem: FormProblem | undefined,
): ui.Html {
  const name = 'plan_tracking.answer_difficulty'
  const mine = problem?.values.difficultyId === row.id ? problem : undefined
  return ui.form({
    action: `/dau-viec/${work.item.id}/kho-khan/${row.id}/tra-loi`,
    csrf: context.csrf,
    idempotencyKey: context.key(),
    children: [
      ui.textarea({ ...fieldOf(mine, name, 'answer'), id: `answer-${row.id}`, label: p('tracking.answer'), rows: 2 }),
      ui.button({ text: p('tracking.answer_button') }),
    ],
  })
}

const difficulties = (context: SignedInContext, work: WorkDetail, problem: FormProblem | undefined): ui.Content =>
  section(
    'tracking.difficulties',
    work.difficulties.map((row) => ({
      title: row.text,
      at: row.raised_at,
      actor: row.by,
      tone: row.answer ? 'success' : 'warning',
      body: row.answer
        ? html`<p>${row.answer}</p>
            <p class="muted">${row.answered_by_name} · ${ui.dateTime(row.answered_at)}</p>`
        : mayDecide(context.actor, work.scope) && answerForm(context, work, row, problem),
    })),
  )

const progress = ({ progress: rows }: WorkDetail): ui.Content =>
  section(
    'tracking.progress',
    rows.map((row) => ({ title: row.text, at: row.entered_at, actor: row.by, body: ui.percent(row.percent / 100) })),
  )

/** What happened, by its name in the catalogue; a rule that acted is named as a rule. */
const history = ({ history: rows }: WorkDetail): ui.Html =>
  ui.disclosure({
    summary: p('tracking.history'),
    children:
      rows.length === 0
        ? p('tracking.nothing_yet')
        : ui.timeline(
            rows.map((row) => ({
              title: (lang) =>
                hasText(`history.${row.action}`) ? translate(lang, `history.${row.action}`) : row.action,
              at: row.at,
              actor: (lang) => (hasText(row.actor_name) ? translate(lang, row.actor_name) : row.actor_name),
            })),
          ),
  })

export const workLog = (context: SignedInContext, work: WorkDetail, problem: FormProblem | undefined): ui.Content => [
  deliveries(work),
  dueChanges(work),
  extensions(work),
  difficulties(context, work, problem),
  !work.seesEvidence && html`<p class="muted">${p('tracking.evidence_hidden')}</p>`,
  progress(work),
  history(work),
]
