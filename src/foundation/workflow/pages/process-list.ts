import { isUuid } from '../../../kernel/uuid.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findProcesses, type ProcessFilter, type ProcessRow } from '../designing/process-queries.ts'
import { t } from '../page-texts.ts'
import { longestWayText } from './longest-way-text.ts'
import { kindName, listPath, mayDesign, versionPath } from './design-words.ts'

const pageSize = 50

function readPlace(url: URL): ProcessFilter['after'] {
  const [name, id] = [url.searchParams.get('sau'), url.searchParams.get('ma')]
  return name && id && isUuid(id) ? { name: name.slice(0, 300), id } : undefined
}

function nextPage(url: URL, rows: readonly ProcessRow[]): string | undefined {
  const last = rows[pageSize - 1]
  if (rows.length <= pageSize || !last) return undefined
  const search = new URLSearchParams(url.search)
  search.set('sau', last.name)
  search.set('ma', last.id)
  return `${listPath}?${search.toString()}`
}

const columns: ui.Column<ProcessRow>[] = [
  {
    header: t('workflow.name'),
    rowHeader: true,
    cell: (row) => html`<a href="${`${listPath}/${row.id}`}">${row.name}</a>`,
  },
  { header: t('workflow.owner'), cell: (row) => row.unit_name },
  { header: t('workflow.subject_kind'), cell: (row) => kindName(row.subject_kind) },
  {
    header: t('workflow.in_force'),
    cell: (row) =>
      row.version_id === null || row.number === null
        ? t('workflow.never_published')
        : html`<a href="${versionPath(row.version_id)}">${t('workflow.version_number', { number: row.number })}</a>`,
  },
  { header: t('workflow.longest_way'), cell: ({ definition }) => definition && longestWayText(definition) },
  {
    header: t('workflow.draft'),
    mayBeEmpty: true,
    cell: (row) => row.draft_id !== null && html`<a href="${versionPath(row.draft_id)}">${t('workflow.edit')}</a>`,
  },
]

/** All processes of the installation by name: everybody may know how work goes. */
export async function showProcesses(context: SignedInContext): Promise<ui.Html> {
  const { db, frame, url } = context
  const words = url.searchParams.get('q')?.trim().slice(0, 200)
  const after = readPlace(url)
  const rows = await findProcesses(db, { limit: pageSize + 1, ...(words && { words }), ...(after && { after }) })
  return ui.staffPage({
    ...frame,
    title: t('workflow.title'),
    lead: t('workflow.lead'),
    actions: mayDesign(context) && [
      ui.linkButton({ text: t('workflow.import'), href: `${listPath}/nhap`, kind: 'secondary' }),
      ui.linkButton({ text: t('workflow.new'), href: `${listPath}/moi` }),
    ],
    children: [
      ui.filterBar({
        action: listPath,
        clearHref: listPath,
        fields: [ui.textInput({ name: 'q', label: t('workflow.search'), value: words, type: 'search' })],
      }),
      ui.table({
        caption: t('workflow.title'),
        captionHidden: true,
        columns,
        rows: rows.slice(0, pageSize),
        empty: ui.emptyState({ title: t('workflow.none'), body: t('workflow.none_body') }),
      }),
      ui.pagination({ next: nextPage(url, rows) }),
    ],
  })
}
