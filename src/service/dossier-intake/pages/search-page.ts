// Which procedure: typed in everyday words, or one key for what this person received most this week.
import { findDrafts, type Draft } from '../../../foundation/forms/index.ts'
import { today } from '../../../foundation/organisation/index.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findMostReceived, termText } from '../../dossiers/index.ts'
import { findProcedures, nearBadge, ordinaryTerm, type ProcedureRow } from '../../procedures/index.ts'
import { draftPurpose, resumePath } from '../drafts/intake-draft.ts'
import { getReceptionPlaces } from '../places.ts'
import { callBar } from '../queue/queue-pages.ts'
import { t } from '../texts.ts'
import { intakePath } from './intake-page.ts'

const most = 20
const keys = 9

export const hrefOf = (procedureId: string): string => `${intakePath}?thu-tuc=${procedureId}`

/** The first nine have a key each. */
const keyOf = (at: number): string | undefined => (at < keys ? String(at + 1) : undefined)

const link = (at: number, href: string, name: string, autofocus: boolean, mark?: ui.Content): ui.Html =>
  html`<a${ui.attrs({ href, accesskey: keyOf(at), autofocus })}>${name}</a> ${mark}`

const keyCell = (at: number): ui.Content =>
  keyOf(at) !== undefined && html`<kbd class="key" aria-hidden="true">${keyOf(at)}</kbd>`

const found = (rows: readonly ProcedureRow[]): ui.Html =>
  ui.table({
    caption: t('intake.found', { count: rows.length }),
    columns: [
      { header: t('intake.key'), cell: (row) => keyCell(rows.indexOf(row)) },
      {
        header: t('intake.procedure'),
        cell: (row) => link(rows.indexOf(row), hrefOf(row.id), row.name, row === rows[0], row.isNear && nearBadge),
        rowHeader: true,
      },
      { header: t('intake.code'), cell: (row) => row.code },
      { header: t('intake.field'), cell: (row) => (lang) => row.fieldNames[lang] },
      {
        header: t('intake.term'),
        cell: ({ terms }) => {
          const term = ordinaryTerm({ terms })
          return term && termText(term)
        },
      },
    ],
    rows,
  })

async function mostReceived({ db, actor }: SignedInContext, unitId: string): Promise<ui.Content> {
  const since = db.now.subtract({ hours: 24 * 7 })
  const rows = await findMostReceived(db, actor, { unitId, since, limit: keys })
  if (rows.length === 0) return html`<p class="hint">${t('intake.nothing_yet')}</p>`
  return ui.table({
    caption: t('intake.most_received'),
    columns: [
      { header: t('intake.key'), cell: (row) => keyCell(rows.indexOf(row)) },
      {
        header: t('intake.procedure'),
        cell: (row) => link(rows.indexOf(row), hrefOf(row.procedure_id), row.name, false),
        rowHeader: true,
      },
      { header: t('intake.times'), cell: ({ times }) => ui.number(times), numeric: true },
    ],
    rows,
  })
}

const nameIn = ({ around }: Draft): string => String(around['applicantName'] ?? '').slice(0, 100)

/** What this person began and has not sent, on whatever device. */
async function drafts({ db, actor }: SignedInContext): Promise<ui.Content> {
  const rows = await findDrafts(db, actor, { purpose: draftPurpose, limit: 10 })
  return (
    rows.length > 0 &&
    ui.table({
      caption: t('intake.drafts'),
      columns: [
        {
          header: t('intake.draft_form'),
          cell: (draft) => html`<a href="${resumePath(draft)}">${draft.title}</a>`,
          rowHeader: true,
        },
        { header: t('intake.name'), cell: (draft) => nameIn(draft) || '—' },
        { header: t('intake.draft_saved_at'), cell: ({ savedAt }) => ui.dateTime(savedAt) },
      ],
      rows,
    })
  )
}

const seeOther = (href: string): Response => new Response(null, { status: 303, headers: { Location: href } })

/** One answer is the answer: its form opens at once. */
export async function searchPage(context: SignedInContext, told?: ui.Content): Promise<ui.Html | Response> {
  const q = context.url.searchParams.get('q')?.trim() ?? ''
  const rows = q ? await findProcedures(context.db, { q, on: today(context.db), kind: 'public', limit: most }) : []
  return rows.length === 1 && !rows[0]!.isNear ? seeOther(hrefOf(rows[0]!.id)) : startPage(context, { q, rows, told })
}

/** After a call that could not be made, as when nobody waits any more. */
export const showStart = (context: SignedInContext, { errors }: FormProblem): Promise<ui.Html> =>
  startPage(context, { q: '', rows: [], errors })

type Start = { q: string; rows: readonly ProcedureRow[]; told?: ui.Content; errors?: ui.FieldErrors }

async function startPage(context: SignedInContext, { q, rows, told, errors }: Start): Promise<ui.Html> {
  const [place] = await getReceptionPlaces(context.db, context.actor)
  const answer = rows.length > 0 ? found(rows) : html`<p class="field">${t('intake.not_found', { q })}</p>`
  return ui.staffPage({
    ...context.frame,
    title: t('intake.title'),
    lead: place.name,
    errors,
    children: html`${told} ${!q && (await callBar(context, place))}
      <form class="form" action="${intakePath}" role="search">
        ${ui.textInput({
          name: 'q',
          label: t('intake.search'),
          type: 'search',
          value: q,
          autocomplete: 'off',
          accesskey: 's',
          autofocus: rows.length === 0 && !errors,
        })}
        <div class="field">${ui.button({ text: t('intake.search_button') })}</div>
      </form>
      ${!q && (await drafts(context))} ${q ? answer : await mostReceived(context, place.id)}
      <p class="hint">${t('intake.keys')}</p>`,
  })
}
