// What the dossier's page shows of its money.
import * as ui from '../../kernel/ui/index.ts'
import { html } from '../../kernel/ui/index.ts'
import type { Dossier } from '../dossiers/index.ts'
import { owedList } from '../procedures/index.ts'
import { toCollect, toGiveBack } from './fee-account.ts'
import type { Difference, Fees, Movement } from './fee-queries.ts'
import { feesPath } from './pages/paths.ts'
import { channelWords, money } from './pages/words.ts'
import { t } from './texts.ts'

const reasonOf = ({ note, purpose }: Movement): ui.Content =>
  [purpose === 'obligation' && t('fees.obligation'), note && html`<div class="muted">${note}</div>`].filter(Boolean)

export const movementTable = (rows: readonly Movement[]): ui.Content =>
  rows.length > 0 &&
  ui.table({
    caption: t('fees.movements'),
    rows,
    columns: [
      {
        header: t('fees.paid_at'),
        rowHeader: true,
        cell: ({ paid_at }) => ui.dateTime(Temporal.Instant.from(paid_at)),
      },
      {
        header: t('fees.what'),
        cell: (row) => html`${row.amount < 0 ? t('fees.given_back') : t('fees.was_taken')} ${reasonOf(row)}`,
      },
      { header: t('fees.channel'), cell: channelWords },
      { header: t('fees.receipt'), cell: ({ receipt_number: number }) => number || '—' },
      { header: t('fees.amount'), numeric: true, cell: ({ amount }) => money(amount) },
      { header: t('fees.by'), cell: ({ by_name: name }) => name ?? t('fees.by_portal') },
    ],
  })

export const differenceTable = (rows: readonly Difference[]): ui.Content =>
  rows.length > 0 &&
  ui.table({
    caption: t('fees.differences'),
    rows,
    columns: [
      { header: t('fees.made_at'), rowHeader: true, cell: (row) => ui.dateTime(Temporal.Instant.from(row.made_at)) },
      {
        header: t('fees.reason'),
        cell: ({ cause, reason }) =>
          html`${t(`fees.cause_${cause}`)}
            <div class="muted">${reason}</div>`,
      },
      { header: t('fees.before'), numeric: true, cell: ({ before }) => money(before) },
      { header: t('fees.after'), numeric: true, cell: ({ after }) => money(after) },
      {
        header: t('fees.difference'),
        numeric: true,
        cell: ({ before, after }) =>
          after === before
            ? money(0)
            : t(after > before ? 'fees.more' : 'fees.less', { amount: money(Math.abs(after - before)) }),
      },
      { header: t('fees.by'), cell: ({ by_name: name }) => name },
    ],
  })

/** What is still to be done about it, as a badge; nothing where nobody was to pay and nobody paid. */
export function balanceBadge({ account, now }: Fees): ui.Content {
  const [collect, back] = [toCollect(account), toGiveBack(account)]
  if (collect) return ui.statusBadge({ text: t('fees.badge_collect', { amount: money(collect) }), tone: 'warning' })
  if (back) return ui.statusBadge({ text: t('fees.badge_give_back', { amount: money(back) }), tone: 'danger' })
  if (account.isOpen) return ui.statusBadge({ text: t('fees.badge_open'), tone: 'warning' })
  return now.length > 0 && ui.statusBadge({ text: t('fees.badge_settled'), tone: 'success' })
}

export const sums = (fees: Fees): ui.Html =>
  ui.descriptionList([
    { term: t('fees.owed_now'), value: fees.now.length > 0 ? owedList(fees.now) : t('fees.none') },
    ...(fees.differences.length > 0 ? [{ term: t('fees.as_filed'), value: owedList(fees.filed) }] : []),
    { term: t('fees.taken'), value: money(fees.account.taken) },
    { term: t('fees.balance'), value: balanceBadge(fees) },
  ])

/** Undefined where the dossier costs nothing and nothing was paid. */
export function feesPart(dossier: Dossier, fees: Fees): ui.Content {
  if (fees.now.length + fees.movements.length + fees.differences.length === 0) return undefined
  return ui.section({
    id: 'phi-le-phi',
    title: t('fees.part'),
    children: html`${sums(fees)} ${movementTable(fees.movements)} ${differenceTable(fees.differences)}
    ${ui.linkButton({ text: t('fees.open'), href: feesPath(dossier.id), kind: 'secondary', small: true })}`,
  })
}
