import { dateOf } from '../../../foundation/calendar/index.ts'
import { canAnywhere } from '../../../kernel/access/actor.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html, type Html } from '../../../kernel/ui/index.ts'
import { periodPath } from '../../dossier-fees/index.ts'
import { dossierActions } from '../../dossiers/index.ts'
import { addressOf, askedOf, listAddress, path, type Asked } from '../address.ts'
import { figureNames, groupings, isBalanced, type FigureName, type Figures } from '../figures.ts'
import { findReport, type NamedRow, type Report } from '../report.ts'
import { t } from '../texts.ts'

/** Beyond these a chart is no picture any more; the table has them all. */
const mostBars = 12

const figure = (asked: Asked, name: FigureName, figures: Figures, key?: string): ui.Content =>
  figures[name] === 0 ? ui.number(0) : html`<a href="${listAddress(asked, name, key)}">${ui.number(figures[name])}</a>`

const filter = (asked: Asked): Html =>
  ui.filterBar({
    action: path,
    fields: [
      ui.dateInput({ name: 'tu', label: t('statistics.from'), value: asked.from.toString() }),
      ui.dateInput({ name: 'den', label: t('statistics.to'), value: asked.to.toString() }),
      ui.select({
        name: 'theo',
        label: t('statistics.by'),
        value: asked.grouping,
        options: groupings.map((one) => ({ value: one, text: t(`statistics.by_${one}`) })),
      }),
    ],
  })

const tiles = (asked: Asked, total: Figures): Html =>
  ui.statTiles(
    (['received', 'finished', 'open', 'open_late'] as const).map((name) => ({
      label: t(`statistics.${name}`),
      value: ui.number(total[name]),
      href: listAddress(asked, name),
      ...(name === 'open_late' && total.open_late > 0 && { tone: 'danger' as const }),
    })),
  )

const balance = (total: Figures): Html => {
  const { carried, received, finished, open, ended_otherwise: other } = total
  const right = isBalanced(total)
  return html`<p>
    ${ui.statusBadge({
      text: t(right ? 'statistics.balanced' : 'statistics.unbalanced'),
      tone: right ? 'success' : 'danger',
    })}
    ${t('statistics.balance', { carried, received, finished, open, other })}
  </p>`
}

const reportTable = ({ asked, rows, total }: Report): Html =>
  ui.table<NamedRow>({
    caption: t('statistics.period', { from: formatDate(asked.from), to: formatDate(asked.to) }),
    columns: [
      { header: t(`statistics.by_${asked.grouping}`), rowHeader: true, cell: ({ name }) => name },
      ...figureNames.map((name) => ({
        header: t(`statistics.${name}`),
        numeric: true,
        cell: (row: NamedRow) => figure(asked, name, row.figures, row.key),
      })),
    ],
    rows,
    figures: true,
    footer: [t('statistics.all'), ...figureNames.map((name) => figure(asked, name, total))],
  })

const chart = ({ asked, rows }: Report): Html =>
  html`<div class="section">
    ${ui.barChart({
      caption: t('statistics.chart'),
      items: rows.slice(0, mostBars).map(({ key, name, figures }) => ({
        label: name,
        value: figures.received,
        href: listAddress(asked, 'received', key),
      })),
    })}
  </div>`

const fileLink = (asked: Asked, ending: '.pdf' | '.xlsx'): Html =>
  ui.linkButton({
    text: t(ending === '.pdf' ? 'statistics.as_pdf' : 'statistics.as_xlsx'),
    href: addressOf(asked, ending),
    kind: 'secondary',
    small: true,
  })

export async function showStatistics(context: SignedInContext): Promise<Html> {
  const { db, actor, url } = context
  if (!canAnywhere(actor, dossierActions['dossiers.read'])) throw forbidden({ action: 'dossiers.read' })
  const asked = askedOf(url, dateOf(db.now))
  const report = await findReport(db, actor, asked)
  return ui.staffPage({
    ...context.frame,
    title: t('statistics.title'),
    lead: t('statistics.lead'),
    actions: report.rows.length > 0 && ui.buttonGroup([fileLink(asked, '.pdf'), fileLink(asked, '.xlsx')]),
    children: html`${filter(asked)}${asked.misread && ui.notice({ tone: 'warning', title: t('statistics.bad_period') })}
    ${
      report.rows.length === 0
        ? ui.emptyState({ title: t('statistics.none') })
        : html`${tiles(asked, report.total)}${balance(report.total)}${chart(report)}${reportTable(report)}
            <p>
              <a href="${periodPath}?tu=${asked.from.toString()}&amp;den=${asked.to.toString()}"
                >${t('statistics.money')}</a
              >
            </p>`
    }`,
  })
}
