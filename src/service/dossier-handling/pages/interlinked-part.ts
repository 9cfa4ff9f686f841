import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { isOver, stateOf, type Dossier, type InterlinkedDossier } from '../../dossiers/index.ts'
import { stateBadge } from './state-badge.ts'
import { t } from '../texts.ts'

export const isAwaited = (rows: readonly InterlinkedDossier[]): boolean => rows.some((row) => !isOver(stateOf(row)))

/** All of it is done when the last of them is: a part may be due after the whole it belongs to. */
export const lastOf = (
  dossier: Pick<Dossier, 'due_at' | 'first_due_at'>,
  rows: readonly Pick<InterlinkedDossier, 'due_at'>[],
): Temporal.Instant | null =>
  [dossier.due_at ?? dossier.first_due_at, ...rows.map((row) => row.due_at)]
    .filter((due) => due !== null)
    .toSorted(Temporal.Instant.compare)
    .at(-1) ?? null

/** The dossiers of other units that this one needs: when each is due, and when all of it is. */
export const interlinkedPart = (dossier: Dossier, rows: readonly InterlinkedDossier[]): ui.Content =>
  rows.length > 0 &&
  html`<section class="section" aria-labelledby="lien-thong">
    <h2 id="lien-thong">${t('handling.interlinked')}</h2>
    ${ui.table({
      caption: t('handling.interlinked'),
      captionHidden: true,
      rows,
      columns: [
        {
          header: t('handling.dossier_column'),
          rowHeader: true,
          cell: (row) =>
            html`${row.readable ? html`<a class="code" href="/ho-so/${row.id}">${row.code}</a>` : row.code}<br /><span
                class="muted"
                >${row.procedure_name}</span
              >`,
        },
        { header: t('handling.unit'), cell: (row) => row.competent_unit },
        { header: t('handling.due'), cell: (row) => ui.dateTime(row.due_at) },
        { header: t('handling.state'), cell: (row) => stateBadge(stateOf(row)) },
      ],
      footer: [t('handling.in_total'), '', ui.dateTime(lastOf(dossier, rows)), ''],
    })}
  </section>`
