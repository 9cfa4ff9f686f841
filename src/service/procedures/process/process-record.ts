// By which version of which internal process dossiers of a procedure are settled, and since when: the dated record.
import { getProcessVersion } from '../../../foundation/workflow/index.ts'
import type { Db } from '../../../kernel/database/types.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { t } from '../pages/texts.ts'
import type { ProcedureVersion } from '../procedure-version.ts'
import { findBindings } from './bindings.ts'

type Row = { processVersionId: string; name: string; number: number; from: Temporal.PlainDate | null; who: ui.Content }

/** Of the version shown: what it was announced with, and each version of the process it took since, newest first. */
export async function processRecord(db: Db, version: ProcedureVersion): Promise<ui.Content> {
  const bindings = await findBindings(db, [version.id])
  if (!bindings.length) return undefined
  const named = version.namedProcessVersionId
  const first = named ? [{ processVersionId: named, from: version.validFrom, who: t('procedures.process_named') }] : []
  const taken = bindings.map(({ processVersionId, from, boundBy, boundAt }) => ({
    processVersionId,
    from,
    who: html`${boundBy}, ${ui.dateTime(boundAt)}`,
  }))
  const rows: Row[] = await Promise.all(
    [...taken, ...first].map(async (row) => ({ ...row, ...(await getProcessVersion(db, row.processVersionId)) })),
  )
  const running = rows.find((row) => row.processVersionId === version.processVersionId)
  return ui.section({
    id: 'quy-trinh',
    title: t('procedures.process_title'),
    children: ui.table({
      caption: t('procedures.process_title'),
      captionHidden: true,
      columns: [
        {
          header: t('procedures.process'),
          rowHeader: true,
          cell: (row) =>
            html`<a href="${`/quy-trinh/phien-ban/${row.processVersionId}`}">${row.name}</a>,
              ${t('procedures.version_number', { number: row.number })}
              ${row === running && ui.statusBadge({ text: t('procedures.process_running'), tone: 'success' })}`,
        },
        { header: t('procedures.process_from'), cell: (row) => ui.date(row.from) },
        { header: t('procedures.process_by'), cell: (row) => row.who },
      ],
      rows,
    }),
  })
}
