// What other pages show of a dossier's postal items: the officers' page with links, the citizen's in plain words.
import { can } from '../../kernel/access/actor.ts'
import type { SignedInContext } from '../../kernel/http/context.ts'
import * as ui from '../../kernel/ui/index.ts'
import { html } from '../../kernel/ui/index.ts'
import type { Dossier } from '../dossiers/index.ts'
import { newPath, shipmentsPath } from './pages/paths.ts'
import { sinceOf, stateBadge, trouble } from './pages/words.ts'
import { shipmentActions } from './shipment-access.ts'
import type { Shipment } from './shipment-queries.ts'
import { shipmentStateOf } from './shipment.ts'
import { t } from './texts.ts'

const number = (row: Shipment): ui.Content =>
  row.tracking_number && html`<span class="code">${row.tracking_number}</span>`

/** Undefined where there is nothing to show and nothing to do. */
export function shipmentsPart({ actor }: SignedInContext, dossier: Dossier, rows: readonly Shipment[]): ui.Content {
  const maySee = can(actor, shipmentActions['dossier_shipments.read'], dossier.reception_path ?? '')
  const maySend = can(actor, shipmentActions['dossier_shipments.send'], dossier.reception_path ?? '')
  const isOver = dossier.returned_at ?? dossier.withdrawn_at ?? dossier.stopped_at
  const offers = maySend && !isOver
  if (rows.length === 0 && !offers) return undefined
  return html`<section class="section" aria-labelledby="buu-chinh">
    <h2 id="buu-chinh">${t('shipments.part')}</h2>
    ${
      rows.length > 0 &&
      ui.table({
        caption: t('shipments.part'),
        captionHidden: true,
        rows,
        columns: [
          {
            header: t('shipments.content'),
            rowHeader: true,
            cell: (row) => {
              const words = t(`shipments.direction_${row.direction as 'result'}`)
              return maySee ? html`<a href="${shipmentsPath}/${row.id}">${words}</a>` : words
            },
          },
          { header: t('shipments.number'), cell: (row) => number(row) || '—' },
          { header: t('shipments.party'), cell: (row) => row.party_name },
          { header: t('shipments.state'), cell: (row) => html`${stateBadge(row)} ${trouble(row)}` },
          { header: t('shipments.since'), cell: (row) => ui.dateTime(sinceOf(row)) },
        ],
      })
    }
    ${offers && ui.linkButton({ text: t('shipments.new'), href: `${newPath}?ho-so=${dossier.id}`, kind: 'secondary', small: true })}
  </section>`
}

/** The receipt of the counter: which item it came in. */
export const arrivedFacts = (rows: readonly Shipment[]) =>
  rows
    .filter(({ direction, delivered_at }) => direction === 'papers' && delivered_at)
    .flatMap((row) => [
      { term: t('shipments.number'), value: number(row) },
      { term: t('shipments.party'), value: row.party_name },
      { term: t('shipments.arrived_at'), value: ui.dateTime(row.delivered_at) },
    ])

/** For whoever holds the receipt of the dossier: no names, no addresses. */
export const publicShipments = (rows: readonly Shipment[]): ui.Content =>
  rows.length > 0 &&
  html`<section aria-labelledby="buu-chinh">
    <h2 id="buu-chinh">${t('shipments.part')}</h2>
    ${ui.timeline(
      rows.map((row) => ({
        title: html`${t(`shipments.public_${row.direction as 'result'}`)}
        ${row.tracking_number && html` · ${number(row)}`}`,
        at: sinceOf(row),
        body: t(`shipments.public_${shipmentStateOf(row)}`),
        tone: shipmentStateOf(row) === 'delivered' ? ('success' as const) : ('info' as const),
      })),
    )}
  </section>`
