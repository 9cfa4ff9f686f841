import { canAnywhere, type Actor } from '../../../kernel/access/actor.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findDifferences, type DifferenceRow } from '../difference-queries.ts'
import { exchangeActions } from '../exchange-access.ts'
import { findRefusedFiles, type RefusedFile } from '../files/refused-files.ts'
import { getPortalState } from '../portal-state.ts'
import { findProblems, type Problem } from '../problem-queries.ts'
import { countOutgoing } from '../send-changes.ts'
import { findOutgoing, type Outgoing } from '../settle-outgoing.ts'
import { t } from '../texts.ts'
import { exchangePath } from './paths.ts'
import { problemReason, statusText } from './words.ts'

type State = Awaited<ReturnType<typeof getPortalState>>

const alarm = (state: State): ui.Content =>
  state.failing_since &&
  ui.notice({
    tone: 'danger',
    title: t('exchange.failing'),
    body: html`<p>${t('exchange.failing_since')} ${ui.dateTime(state.failing_since)}: ${state.last_error}</p>
      <p>${t('exchange.failing_body')}</p>`,
  })

const timeOrNever = (at: State['compared_at']): ui.Content => (at ? ui.dateTime(at) : t('exchange.never'))

const facts = (state: State, counts: { waiting: number; refused: number }): ui.Html =>
  ui.descriptionList([
    { term: t('exchange.fetched'), value: timeOrNever(state.fetched_at) },
    { term: t('exchange.sent'), value: timeOrNever(state.sent_at) },
    {
      term: t('exchange.queue'),
      value: t('exchange.queue_count', { waiting: counts.waiting, refused: counts.refused }),
    },
    { term: t('exchange.compared'), value: timeOrNever(state.compared_at) },
  ])

/** What was never asked for is not known to be all there. */
const nothing = (asked: Temporal.Instant | null, none: ui.Content, never: ui.Content): ui.Html =>
  html`<p class="muted">${asked ? none : never}</p>`

const problemTable = (rows: readonly Problem[], { fetched_at: fetched }: State): ui.Html =>
  ui.table({
    caption: t('exchange.problems'),
    captionHidden: true,
    rows,
    empty: nothing(fetched, t('exchange.no_problems'), t('exchange.never_fetched')),
    columns: [
      {
        header: t('exchange.code'),
        rowHeader: true,
        cell: (row) => html`<a href="${exchangePath}/${row.id}">${row.code || t('exchange.no_code')}</a>`,
      },
      { header: t('exchange.reason'), cell: problemReason },
      { header: t('exchange.unit'), cell: (row) => row.unit_name || t('exchange.no_unit') },
      { header: t('exchange.last_at'), cell: (row) => ui.dateTime(row.last_at) },
      { header: t('exchange.times'), numeric: true, cell: (row) => ui.number(row.times) },
    ],
  })

const settleForms = (context: SignedInContext, row: Outgoing): ui.Content =>
  row.refused_at &&
  (['again', 'drop'] as const).map((how) =>
    ui.buttonForm({
      action: `${exchangePath}/gui/${row.id}`,
      csrf: context.csrf,
      hidden: { how },
      text: t(`exchange.${how}`),
      about: row.code,
      small: true,
    }),
  )

const queueTable = (context: SignedInContext, rows: readonly Outgoing[]): ui.Html =>
  ui.table({
    caption: t('exchange.queue'),
    captionHidden: true,
    rows,
    empty: html`<p class="muted">${t('exchange.queue_empty')}</p>`,
    columns: [
      {
        header: t('exchange.code'),
        rowHeader: true,
        cell: (row) => html`<a class="code" href="/ho-so/${row.dossier_id}">${row.code}</a>`,
      },
      { header: t('exchange.state'), cell: (row) => statusText(row.status) },
      { header: t('exchange.happened'), cell: (row) => ui.dateTime(row.at) },
      { header: t('exchange.attempts'), numeric: true, cell: (row) => ui.number(row.attempts) },
      {
        header: t('exchange.error'),
        cell: (row) =>
          html`${row.refused_at && ui.statusBadge({ text: t('exchange.refused'), tone: 'danger' })} ${row.last_error}
          ${settleForms(context, row)}`,
      },
    ],
  })

const fileTable = (context: SignedInContext, rows: readonly RefusedFile[], { fetched_at: fetched }: State): ui.Html =>
  ui.table({
    caption: t('exchange.files'),
    captionHidden: true,
    rows,
    empty: nothing(fetched, t('exchange.no_files'), t('exchange.never_fetched')),
    columns: [
      {
        header: t('exchange.code'),
        rowHeader: true,
        cell: (row) => html`<a class="code" href="/ho-so/${row.dossier_id}">${row.code}</a>`,
      },
      { header: t('exchange.file'), cell: (row) => row.name },
      { header: t('exchange.reason'), cell: problemReason },
      { header: t('exchange.last_at'), cell: (row) => ui.dateTime(row.refused_at) },
      {
        header: t('exchange.settle'),
        cell: (row) =>
          ui.buttonForm({
            action: `${exchangePath}/tep/${row.id}`,
            csrf: context.csrf,
            text: t('exchange.again_file'),
            about: row.name,
            small: true,
          }),
      },
    ],
  })

const differenceTable = (rows: readonly DifferenceRow[], { compared_at: compared }: State): ui.Html =>
  ui.table({
    caption: t('exchange.differences'),
    captionHidden: true,
    rows,
    empty: nothing(compared, t('exchange.no_differences'), t('exchange.not_compared')),
    columns: [
      {
        header: t('exchange.code'),
        rowHeader: true,
        cell: (row) =>
          row.dossier_id ? html`<a class="code" href="/ho-so/${row.dossier_id}">${row.code}</a>` : row.code,
      },
      { header: t('exchange.ours'), cell: (row) => (row.ours ? statusText(row.ours) : t('exchange.missing')) },
      { header: t('exchange.theirs'), cell: (row) => (row.theirs ? statusText(row.theirs) : t('exchange.missing')) },
    ],
  })

const read = async (db: Db, actor: Actor) => ({
  state: await getPortalState(db),
  counts: await countOutgoing(db),
  problems: await findProblems(db, actor),
  files: await findRefusedFiles(db, actor),
  outgoing: await findOutgoing(db, actor),
  differences: await findDifferences(db, actor),
})

/** The exchange at a glance: does it run, what waits, what needs somebody. */
export async function showExchange(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, csrf } = context
  if (!canAnywhere(actor, exchangeActions['dossier_exchange.read'])) throw forbidden()
  const { state, counts, problems, files, outgoing, differences } = await read(db, actor)
  return ui.staffPage({
    ...context.frame,
    title: t('exchange.title'),
    lead: t('exchange.lead'),
    actions:
      canAnywhere(actor, exchangeActions['dossier_exchange.run']) &&
      ui.buttonForm({ action: `${exchangePath}/doi-chieu`, csrf, text: t('exchange.compare') }),
    children: html`${alarm(state)} ${facts(state, counts)}
    ${ui.section({ id: 'vuong-mac', title: t('exchange.problems'), children: problemTable(problems, state) })}
    ${ui.section({ id: 'tep', title: t('exchange.files'), children: fileTable(context, files, state) })}
    ${ui.section({ id: 'hang-doi', title: t('exchange.queue'), children: queueTable(context, outgoing) })}
    ${ui.section({ id: 'sai-lech', title: t('exchange.differences'), children: differenceTable(differences, state) })}`,
  })
}
