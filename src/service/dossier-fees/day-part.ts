// What the list at the end of the day shows of money.
import * as ui from '../../kernel/ui/index.ts'
import { html } from '../../kernel/ui/index.ts'
import type { DayMoney } from './day-money.ts'
import type { Movement } from './fee-queries.ts'
import { feesPath, unsettledPath } from './pages/paths.ts'
import { channelWords, money } from './pages/words.ts'
import { t } from './texts.ts'

const id = 'tien-trong-ngay'

const control = ({ sums, received }: DayMoney): ui.Html =>
  ui.table({
    caption: t('fees.control'),
    columns: [
      { header: t('fees.control_what'), rowHeader: true, cell: ({ what }) => what },
      { header: t('fees.control_sum'), cell: ({ parts }) => parts },
      { header: t('fees.amount'), numeric: true, cell: ({ amount }) => money(amount) },
    ],
    rows: [
      {
        what: t('fees.control_day'),
        parts: t('fees.control_day_parts', {
          cash: money(sums.cash),
          notCash: money(sums.notCash),
          back: money(sums.givenBack),
        }),
        amount: sums.total,
      },
      {
        what: t('fees.control_received'),
        parts: t('fees.control_received_parts', {
          taken: money(received.taken),
          collect: money(received.toCollect),
          back: money(received.toGiveBack),
        }),
        amount: received.owed,
      },
    ],
  })

export function dayMoneyPart(day: DayMoney): ui.Html {
  const { movements, sums } = day
  return ui.section({
    id,
    title: t('fees.day'),
    children: html`${ui.statTiles([
      { label: t('fees.day_cash'), value: ui.number(sums.drawer), href: `#${id}` },
      { label: t('fees.day_not_cash'), value: ui.number(sums.notCash), href: `#${id}` },
      { label: t('fees.day_given_back'), value: ui.number(sums.givenBack), href: `#${id}` },
      ...(sums.obligations
        ? [{ label: t('fees.day_obligations'), value: ui.number(sums.obligations), href: `#${id}` }]
        : []),
    ])}
    ${
      movements.length === 0
        ? html`<p class="muted">${t('fees.day_none')}</p>`
        : ui.table({
            caption: t('fees.day_movements'),
            rows: movements,
            columns: [
              {
                header: t('fees.code'),
                rowHeader: true,
                cell: (row) => html`<a class="code" href="${feesPath(row.dossier_id)}">${row.code}</a>`,
              },
              { header: t('fees.applicant'), cell: (row) => row.applicant_name },
              {
                header: t('fees.channel'),
                cell: (row) =>
                  html`${channelWords(row as Pick<Movement, 'channel' | 'purpose'>)}${row.amount < 0 && html` · ${t('fees.given_back')}`}`,
              },
              { header: t('fees.receipt'), cell: (row) => row.receipt_number || '—' },
              { header: t('fees.paid_at'), cell: (row) => ui.dateTime(row.paid_at) },
              { header: t('fees.amount'), numeric: true, cell: (row) => money(row.amount) },
            ],
          })
    }
    ${control(day)} ${ui.linkButton({ text: t('fees.unsettled'), href: unsettledPath, kind: 'secondary', small: true })}`,
  })
}
