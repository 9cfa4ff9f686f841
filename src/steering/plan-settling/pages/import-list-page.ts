import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findImports, importPage, stateOf, type ImportRow, type ImportState } from '../importing/import-queries.ts'
import { p } from './texts.ts'

const tones: Record<ImportState, ui.Tone> = {
  reading: 'info',
  refused: 'danger',
  settling: 'warning',
  settled: 'success',
  dropped: 'neutral',
}

export const stateBadge = (row: ImportRow): ui.Html => {
  const state = stateOf(row)
  return ui.statusBadge({ text: p(`settling.state_${state}`), tone: tones[state] })
}

const open = (row: ImportRow): ui.Content =>
  stateOf(row) === 'settling' && p('settling.open_of', { open: row.points_open, total: row.points_read })

/** What was put in, to be taken up again where it was left. */
export async function showImportList(context: SignedInContext): Promise<ui.Html> {
  const rows = await findImports(context.db, context.actor, context.url.searchParams.get('truoc') ?? undefined)
  const shown = rows.slice(0, importPage)
  const importButton = ui.linkButton({ text: p('settling.import_title'), href: '/ke-hoach/nhap' })
  return ui.staffPage({
    ...context.frame,
    title: p('settling.list_title'),
    lead: p('settling.list_lead'),
    actions: importButton,
    children: html`${ui.table({
      caption: p('settling.list_title'),
      captionHidden: true,
      rows: shown,
      empty: ui.emptyState({
        title: p('settling.list_none'),
        body: p('settling.list_none_body'),
        action: importButton,
      }),
      columns: [
        {
          header: p('settling.column_file'),
          rowHeader: true,
          cell: (row) =>
            html`<a
              href="${row.plan_id && !row.corrects_plan_id ? `/ke-hoach/${row.plan_id}` : `/ke-hoach/nhap/${row.id}`}"
              >${row.file_name}</a
            >`,
        },
        { header: p('settling.column_authority'), cell: (row) => row.authority_name },
        { header: p('settling.column_state'), cell: stateBadge },
        { header: p('settling.column_open'), cell: open },
        { header: p('settling.column_by'), cell: (row) => row.created_by_name },
        { header: p('settling.column_at'), cell: (row) => ui.dateTime(row.created_at) },
      ],
    })}
    ${ui.pagination({
      next: rows.length > importPage ? `?truoc=${shown.at(-1)!.id}` : undefined,
    })}`,
  })
}
