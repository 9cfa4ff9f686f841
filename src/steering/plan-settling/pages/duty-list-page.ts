import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Duty, ReportingDuty } from '../../plan-reading/index.ts'
import { importHref } from '../addresses.ts'
import { isoDay } from '../iso-date.ts'
import { getReview, type Review } from '../settling/get-review.ts'
import { h } from './head-texts.ts'
import { pageOf } from './page-of.ts'
import { reviewPage } from './review-frame.ts'

const perPage = 100

const link = ({ row }: Review, part: string, index: number, text: string): ui.Html =>
  html`<a href="${importHref(row.id, `${part}/${index + 1}`)}">${text}</a>`

const dueText = ({ due, dueRule }: ReportingDuty): ui.Content => {
  const day = isoDay(due)
  return day ? ui.date(day) : dueRule
}

/** Who has to do what, and who reports what to whom, as the body text says. */
export async function showDuties(context: SignedInContext): Promise<ui.Html> {
  const review = await getReview(context.db, context.actor, context.params.id!)
  const { duties, reporting } = review.draft
  const { shown, pagination } = pageOf(context.url, [...duties.entries()], perPage)
  const dutyTable = ui.table<[number, Duty]>({
    caption: h('settling.duties_title'),
    rows: shown,
    empty: html`<h2>${h('settling.duties_title')}</h2>
      <p class="muted">${h('settling.no_duties')}</p>`,
    columns: [
      {
        header: h('settling.duty_text'),
        rowHeader: true,
        cell: ([index, duty]) => link(review, 'trach-nhiem', index, duty.text),
      },
      { header: h('settling.duty_unit'), cell: ([, { unit }]) => [unit].flat().join('; ') },
    ],
  })
  const reportingTable = ui.table<[number, ReportingDuty]>({
    caption: h('settling.reporting_title'),
    rows: [...reporting.entries()].slice(0, perPage),
    empty: html`<h2>${h('settling.reporting_title')}</h2>
      <p class="muted">${h('settling.no_reporting')}</p>`,
    columns: [
      {
        header: h('settling.report_name'),
        rowHeader: true,
        cell: ([index, { name }]) => link(review, 'bao-cao', index, name),
      },
      { header: h('settling.report_due'), cell: ([, duty]) => dueText(duty) },
      { header: h('settling.report_reporter'), cell: ([, { reporter }]) => reporter },
      { header: h('settling.report_recipient'), cell: ([, { recipient }]) => recipient },
    ],
  })
  return reviewPage(context, review, {
    part: 'trach-nhiem',
    children: html`<section>${reportingTable}</section>
      <section class="section">${dutyTable}${pagination}</section>`,
  })
}
