// While a document is read, and when it could not be.
import { AppError, type ErrorDetails } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorText } from '../../../kernel/http/problem.ts'
import { findJobBehind, isOver, type JobRow } from '../../../kernel/jobs/job-queries.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { ImportRow } from '../importing/import-queries.ts'
import { stateBadge } from './import-list-page.ts'
import { p } from './texts.ts'

/** The page of an import that has not been read (yet). */
export async function showReading(context: SignedInContext, row: ImportRow): Promise<ui.Html> {
  const job = row.job_id ? await findJobBehind(context.db, row.job_id) : undefined
  const running = job !== undefined && !isOver(job)
  return ui.staffPage({
    ...context.frame,
    title: p(
      running ? 'settling.reading_title' : row.refused_code ? 'settling.refused_title' : 'settling.cancelled_title',
      { file: row.file_name },
    ),
    status: running && stateBadge(row),
    width: 'narrow',
    crumbs: [{ text: p('settling.list_title'), href: '/ke-hoach/nhap/danh-sach' }],
    // The page asks again until the document is read.
    head: running && html`<meta http-equiv="refresh" content="2" />`,
    children: running ? waiting(context, row, job) : ended(context, row, job),
  })
}

const waiting = (
  { csrf, actor }: SignedInContext,
  row: ImportRow,
  job: JobRow & { account_id: string | null },
): ui.Html =>
  html`${ui.progressBar({ ratio: job.total ? job.done / job.total : 0 })}
    <p class="hint">${p('settling.reading_body')}</p>
    ${
      job.account_id === actor.accountId &&
      !job.cancel_requested_at &&
      ui.buttonForm({ action: `/ke-hoach/nhap/${row.id}/dung-doc`, csrf, text: p('settling.cancel_reading') })
    }`

function whyNot(row: ImportRow, job: JobRow | undefined): ui.Content {
  const code = row.refused_code ?? job?.error_code
  if (!code) return undefined
  const error = new AppError(code, 422, (job?.error_details ?? {}) as ErrorDetails)
  return ui.notice({ tone: 'danger', title: errorText(error) })
}

const ended = ({ csrf }: SignedInContext, row: ImportRow, job: JobRow | undefined): ui.Html =>
  html`${whyNot(row, job)}
  ${ui.buttonGroup([
    ui.linkButton({ text: p('settling.import_other'), href: '/ke-hoach/nhap' }),
    ui.buttonForm({ action: `/ke-hoach/nhap/${row.id}/doc-lai`, csrf, text: p('settling.read_again') }),
    ui.linkButton({ text: p('settling.original'), kind: 'secondary', href: `/ke-hoach/nhap/${row.id}/tep` }),
    ui.buttonForm({ action: `/ke-hoach/nhap/${row.id}/bo`, csrf, text: p('settling.drop'), kind: 'plain' }),
  ])}`
