import type { SignedInContext } from '../../../kernel/http/context.ts'
import { fieldOf, summaryWithin, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { getUnknownNews, isOverAll, mostNews, type UnknownNews } from '../news/unknown-news.ts'
import { t } from '../texts.ts'
import { newsPath, shipmentsPath } from './paths.ts'

const putAsideName = 'dossier_shipments.put_news_aside'

/** Among the lists: what waits for its number, or for somebody who says that nothing is to be done with it. */
export const unknownNewsList = (rows: readonly UnknownNews[]): ui.Content =>
  rows.length > 0 &&
  ui.disclosure({
    summary: t('shipments.unknown'),
    children: html`<p>${t('shipments.unknown_lead')}</p>
      ${rows.length > mostNews && html`<p>${t('shipments.unknown_more', { most: mostNews })}</p>`}
      ${ui.table({
        caption: t('shipments.unknown'),
        captionHidden: true,
        rows: rows.slice(0, mostNews),
        columns: [
          {
            header: t('shipments.heard_at'),
            rowHeader: true,
            cell: (row) => html`<a href="${newsPath}/${row.id}">${ui.dateTime(row.heard_at)}</a>`,
          },
          {
            header: t('shipments.words'),
            cell: (row) => html`<span class="preserve">${row.payload.slice(0, 300)}</span>`,
          },
        ],
      })}`,
  })

const putAsideForm = (context: SignedInContext, { id }: UnknownNews, problem?: FormProblem): ui.Html =>
  ui.section({
    id: 'bo-qua',
    title: t('shipments.put_aside'),
    children: ui.form({
      action: `${newsPath}/${id}/bo-qua`,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      children: [
        html`<p class="hint">${t('shipments.put_aside_lead')}</p>`,
        ui.textarea({
          ...fieldOf(problem, putAsideName, 'note'),
          label: t('shipments.put_aside_note'),
          hint: t('shipments.put_aside_hint'),
          rows: 2,
        }),
        ui.button({ text: t('shipments.put_aside'), kind: 'secondary' }),
      ],
    }),
  })

/** One thing that the post said and that belongs to nothing here. */
export async function showNews(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const row = await getUnknownNews(context.db, context.actor, context.params.id!)
  const maySettle = isOverAll(context.actor, 'dossier_shipments.settle_news')
  return ui.staffPage({
    ...context.frame,
    title: t('shipments.unknown_one'),
    lead: row.state ? t('shipments.number_unknown', { number: row.tracking_number }) : t('shipments.unreadable'),
    crumbs: [{ text: t('shipments.title'), href: shipmentsPath }],
    errors: summaryWithin(problem),
    children: html`${ui.descriptionList([
      { term: t('shipments.heard_at'), value: ui.dateTime(row.heard_at) },
      { term: t('shipments.words'), value: html`<span class="preserve">${row.payload}</span>` },
      ...(row.put_aside_at
        ? [
            {
              term: t('shipments.put_aside_at'),
              value: html`${ui.dateTime(row.put_aside_at)} · ${row.put_aside_by_name}: ${row.note}`,
            },
          ]
        : []),
    ])}
    ${!row.put_aside_at && maySettle && putAsideForm(context, row, problem)}`,
  })
}
