import { notFound, AppError, type ErrorDetails } from '../errors.ts'
import type { SignedInContext } from '../http/context.ts'
import { errorText } from '../http/problem.ts'
import {
  buttonForm,
  dateTime,
  emptyState,
  html,
  linkButton,
  notice,
  progressBar,
  staffPage,
  statusBadge,
  table,
} from '../ui/index.ts'
import type { Content, Html, Tone } from '../ui/index.ts'
import { findJob, findJobs, isOver, type JobRow, type JobState } from './job-queries.ts'
import { t } from './texts.ts'

const tones: Record<JobState, Tone> = {
  waiting: 'neutral',
  running: 'info',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
}

const badge = (job: JobRow): Html => {
  const state = job.state as JobState
  return statusBadge({ text: t(`jobs.${state}`), tone: tones[state] })
}

const amount = ({ done, total, note }: JobRow): Content =>
  html`${total === null ? done > 0 && done : t('jobs.of', { done, total })} ${note}`

export async function showJobs(context: SignedInContext): Promise<Html> {
  const jobs = await findJobs(context.db, context.actor.accountId)
  return staffPage({
    ...context.frame,
    title: t('jobs.title'),
    lead: t('jobs.lead'),
    children: table({
      caption: t('jobs.title'),
      captionHidden: true,
      rows: jobs,
      empty: emptyState({ title: t('jobs.none') }),
      columns: [
        {
          header: t('jobs.job'),
          rowHeader: true,
          cell: ({ id, title }) => html`<a href="/cong-viec-nen/${id}">${title}</a>`,
        },
        { header: t('jobs.state'), cell: badge },
        { header: t('jobs.progress'), cell: amount },
        { header: t('jobs.started'), cell: (job) => dateTime(job.created_at) },
        { header: t('jobs.finished'), cell: (job) => dateTime(job.finished_at) },
      ],
    }),
  })
}

export async function showJob(context: SignedInContext): Promise<Html> {
  const job = await findJob(context.db, context.actor.accountId, context.params.id!)
  if (!job) throw notFound()
  const over = isOver(job)
  return staffPage({
    ...context.frame,
    title: job.title,
    status: badge(job),
    width: 'narrow',
    crumbs: [{ text: t('jobs.title'), href: '/cong-viec-nen' }],
    // The plainest way that works in every browser: the page asks again until the work is over.
    head: !over && html`<meta http-equiv="refresh" content="3" />`,
    children: over ? outcome(job) : running(job, context.csrf),
  })
}

const running = (job: JobRow, csrf: string): Html =>
  html`${progressBar({ ratio: job.total ? job.done / job.total : null })}
    <p>${amount(job)}</p>
    <p class="hint">${t('jobs.refreshing')}</p>
    ${
      job.cancel_requested_at
        ? notice({ title: t('jobs.cancelling') })
        : buttonForm({ action: `/cong-viec-nen/${job.id}/huy`, csrf, text: t('jobs.cancel') })
    }`

function outcome(job: JobRow): Content {
  if (job.state === 'failed') {
    const error = new AppError(job.error_code ?? 'kernel.job_failed', 409, job.error_details as ErrorDetails)
    return notice({ tone: 'danger', title: errorText(error) })
  }
  const href = (job.result as { href?: string } | null)?.href
  return html`<p>${t('jobs.finished')} ${dateTime(job.finished_at)}. ${amount(job)}</p>
    ${href !== undefined && html`<p>${linkButton({ text: t('jobs.see_result'), href })}</p>`}`
}
