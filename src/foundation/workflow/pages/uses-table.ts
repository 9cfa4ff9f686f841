// Who uses a process, in which version, and what becomes of each with the version in question.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Definition } from '../definition/definition.ts'
import { processUsers, type ProcessUse } from '../designing/process-users.ts'
import { t } from '../page-texts.ts'
import { faultText } from './design-words.ts'

type VersionRef = { id: string; number: number }
export type Candidate = { id: string; definition: Definition; subjectKind: string; published: boolean }

function outcomeOf(use: ProcessUse, candidate: Candidate): ui.Content {
  if (use.next?.versionId === candidate.id)
    return ui.statusBadge({ text: t('workflow.use_from', { day: formatDate(use.next.from) }), tone: 'info' })
  if (use.versionId === candidate.id) return ui.statusBadge({ text: t('workflow.use_has_it'), tone: 'success' })
  if (use.faults.length)
    return html`<ul class="error-message">
      ${use.faults.map((fault) => html`<li>${faultText(fault)}</li>`)}
    </ul>`
  if (!use.mayTake) return t('workflow.use_others')
  return ui.statusBadge({ text: t(candidate.published ? 'workflow.use_not_yet' : 'workflow.use_would') })
}

const canTake = (use: ProcessUse, { id }: Candidate): boolean =>
  use.mayTake && !use.faults.length && use.versionId !== id && use.next?.versionId !== id

/** Before publishing more than these are folded, unless one of them cannot take the version. */
const mostOpen = 8

/** The table, and for a published version the way to take it where that was not done yet. */
export async function usesOf(
  { db, actor }: SignedInContext,
  versions: readonly VersionRef[],
  candidate: Candidate,
): Promise<ui.Content> {
  const users = processUsers()
  if (!users) return undefined
  const numbers = new Map(versions.map(({ id, number }) => [id, number]))
  const uses = await users.find(db, actor, { versionIds: versions.map(({ id }) => id), candidate })
  const table = ui.table({
    caption: t('workflow.uses'),
    captionHidden: true,
    columns: [
      { header: t('workflow.use'), rowHeader: true, cell: (use) => html`<a href="${use.href}">${use.name}</a>` },
      {
        header: t('workflow.use_runs_in'),
        cell: ({ versionId }) => t('workflow.version_number', { number: numbers.get(versionId) ?? 0 }),
      },
      {
        header: candidate.published ? t('workflow.use_outcome') : t('workflow.use_outcome_draft'),
        cell: (use) => outcomeOf(use, candidate),
      },
    ],
    rows: uses,
    empty: html`<p class="muted">${t('workflow.uses_none')}</p>`,
  })
  const isLong = !candidate.published && uses.length > mostOpen && uses.every(({ faults }) => !faults.length)
  return [
    isLong ? ui.disclosure({ summary: t('workflow.uses_count', { count: uses.length }), children: table }) : table,
    candidate.published &&
      uses.some((use) => canTake(use, candidate)) &&
      ui.linkButton({ text: t('workflow.use_take'), href: users.takeHref(candidate.id), kind: 'secondary' }),
  ]
}
