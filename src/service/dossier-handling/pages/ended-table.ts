import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { maskNumber, stateOf, type FoundDossier } from '../../dossiers/index.ts'
import { stateBadge } from './state-badge.ts'
import { dossierLink } from './work-table.ts'
import { t } from '../texts.ts'

/**
 * Dossiers, whatever became of them: what ended, what was searched for. `help`: what to do where there are none; `listOf`:
 * the list as the row's link takes it along.
 */
export const endedTable = (
  rows: readonly FoundDossier[],
  help: ui.Content,
  listOf: (row: FoundDossier) => string,
): ui.Html =>
  ui.table({
    caption: t('handling.dossiers'),
    captionHidden: true,
    rows,
    empty: ui.emptyState({ title: t('handling.nothing_here'), body: help }),
    columns: [
      {
        header: t('handling.dossier_column'),
        rowHeader: true,
        cell: (row) => html`${dossierLink(row, listOf(row))}<br /><span class="muted">${row.procedure_name}</span>`,
      },
      {
        header: t('handling.applicant'),
        cell: (row) =>
          html`${row.applicant_name}${
            row.applicant_number && html`<br /><span class="code muted">${maskNumber(row.applicant_number)}</span>`
          }`,
      },
      { header: t('handling.competent_unit'), cell: (row) => row.competent_unit },
      { header: t('handling.filed'), cell: (row) => ui.dateTime(row.filed_at) },
      {
        header: t('handling.state'),
        cell: (row) =>
          html`${stateBadge(stateOf(row))}${row.finished_at && html`<br />${ui.dateTime(row.finished_at)}`}`,
      },
    ],
  })
