import { can } from '../../../kernel/access/actor.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findVersions, getProcess, getVersion, type VersionRow } from '../designing/process-queries.ts'
import { t } from '../page-texts.ts'
import { actions } from '../workflow-access.ts'
import { usesOf } from './uses-table.ts'
import { byWhom, kindName, listPath, versionPath } from './design-words.ts'

const stateOf = (row: VersionRow): ui.Html =>
  row.published_at === null
    ? ui.statusBadge({ text: t('workflow.draft') })
    : ui.statusBadge({ text: t('workflow.published'), tone: 'success' })

async function usesOfNewest(context: SignedInContext, versions: readonly VersionRow[], { id }: VersionRow) {
  const { definition, subject_kind: subjectKind } = await getVersion(context.db, id)
  return usesOf(context, versions, { id, definition, subjectKind, published: true })
}

/** One process with all its versions, the cases that run in each, and what may be done with it. */
export async function showProcess(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, frame, csrf, params } = context
  const process = await getProcess(db, params.id!)
  const versions = await findVersions(db, process.id)
  const designs = can(actor, actions['workflow.design'], process.unit_path)
  const newest = versions.find((row) => row.published_at !== null)
  const hasDraft = versions.some((row) => row.published_at === null)
  const before = (row: VersionRow) => versions[versions.indexOf(row) + 1]
  const columns: ui.Column<VersionRow>[] = [
    {
      header: t('workflow.versions'),
      rowHeader: true,
      cell: (row) => html`<a href="${versionPath(row.id)}">${t('workflow.version_number', { number: row.number })}</a>`,
    },
    { header: t('workflow.state'), cell: stateOf },
    { header: t('workflow.edited_at'), cell: (row) => byWhom(row.edited_by_name, row.edited_at) },
    { header: t('workflow.published_at'), cell: (row) => byWhom(row.published_by_name, row.published_at) },
    { header: t('workflow.running'), numeric: true, cell: (row) => ui.number(row.running) },
    {
      header: t('workflow.compare'),
      mayBeEmpty: true,
      cell: (row) => {
        const other = before(row)
        if (!other) return ''
        const text = t('workflow.version_number', { number: other.number })
        return html`<a href="${`${versionPath(row.id)}/so-sanh?voi=${other.id}`}"
          >${t('workflow.compare_with')} ${text}</a
        >`
      },
    },
  ]
  return ui.staffPage({
    ...frame,
    title: process.name,
    lead: process.unit_name,
    status: ui.statusBadge({ text: kindName(process.subject_kind), tone: 'info' }),
    crumbs: [{ text: t('workflow.title'), href: listPath }],
    actions:
      designs &&
      newest &&
      !hasDraft &&
      ui.buttonForm({
        action: `${versionPath(newest.id)}/du-thao`,
        csrf,
        idempotencyKey: context.key(),
        text: t('workflow.new_draft'),
      }),
    children: [
      ui.table({ caption: t('workflow.versions'), captionHidden: true, columns, rows: versions }),
      newest &&
        ui.section({
          id: 'thu-tuc',
          title: t('workflow.uses'),
          children: await usesOfNewest(context, versions, newest),
        }),
    ],
  })
}
