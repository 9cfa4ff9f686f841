// While a document is read, and when it could not be.
import { setTimeout as pause } from 'node:timers/promises'
import { AppError, type ErrorDetails } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorText } from '../../../kernel/http/problem.ts'
import type { PageAnswer } from '../../../kernel/http/route.ts'
import { findJobBehind, isOver, type JobRow } from '../../../kernel/jobs/job-queries.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { importHref } from '../addresses.ts'
import type { ImportRow } from '../importing/import-queries.ts'
import { stateBadge } from './import-list-page.ts'
import { p } from './texts.ts'

// Most documents are read before the last of these: the page then is the overview itself, without a page that reloads
// under the reader's hands and without a script.
const patience = [300, 500, 700, 1000, 1500, 2000, 2000]

type Job = Awaited<ReturnType<typeof findJobBehind>>

const isRunning = (job: Job): boolean => job !== undefined && !isOver(job)

/** The work of reading; with `?cho` the answer waits for its end, for some seconds at most. */
async function followedJob({ db, url }: SignedInContext, row: ImportRow): Promise<Job> {
  if (!row.job_id) return undefined
  let job = await findJobBehind(db, row.job_id)
  for (const milliseconds of url.searchParams.has('cho') ? patience : []) {
    if (!isRunning(job)) break
    await pause(milliseconds)
    job = await findJobBehind(db, row.job_id)
  }
  return job
}

/** The page of an import that has not been read (yet); where it has been meanwhile, the way to it. */
export async function showReading(context: SignedInContext, row: ImportRow): Promise<PageAnswer> {
  const job = await followedJob(context, row)
  if (job?.state === 'done' && !row.dropped_at)
    return new Response(null, { status: 303, headers: { Location: importHref(row.id) } })
  const running = isRunning(job)
  return ui.staffPage({
    ...context.frame,
    title: p(
      running ? 'settling.reading_title' : row.refused_code ? 'settling.refused_title' : 'settling.cancelled_title',
      { file: row.file_name },
    ),
    status: running && stateBadge(row),
    width: 'narrow',
    crumbs: [{ text: p('settling.list_title'), href: '/ke-hoach/nhap/danh-sach' }],
    children: running ? waiting(context, row, job!) : ended(context, row, job),
  })
}

const waiting = ({ csrf, actor }: SignedInContext, row: ImportRow, job: NonNullable<Job>): ui.Html =>
  html`${ui.progressBar({ ratio: job.total ? job.done / job.total : 0 })}
    <p class="hint">${p('settling.reading_body')}</p>
    ${ui.buttonGroup([
      ui.linkButton({ text: p('settling.see_when_read'), href: `${importHref(row.id)}?cho` }),
      job.account_id === actor.accountId &&
        !job.cancel_requested_at &&
        ui.buttonForm({ action: importHref(row.id, 'dung-doc'), csrf, text: p('settling.cancel_reading') }),
    ])}`

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
