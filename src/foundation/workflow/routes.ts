import { documentResponse } from '../../kernel/documents/download.ts'
import type { Door } from '../../kernel/http/frame.ts'
import { action, page, type Next, type Route } from '../../kernel/http/route.ts'
import { formatDate } from '../../kernel/text/dates.ts'
import { beginProcess, beginProcessInput } from './designing/begin-process.ts'
import {
  copyProcess,
  copyProcessInput,
  discardDraft,
  discardDraftInput,
  newDraft,
  newDraftInput,
} from './designing/new-draft.ts'
import { publishTyped, publishVersionInput, type Published } from './designing/publish-version.ts'
import { saveDraft, saveDraftInput } from './designing/save-draft.ts'
import { importProcess, importProcessInput } from './designing/import-process.ts'
import { writeBpmn } from './bpmn/write-bpmn.ts'
import { getVersion } from './designing/process-queries.ts'
import { t } from './page-texts.ts'
import { showImport } from './pages/import-page.ts'
import { showComparison } from './pages/compare-page.ts'
import { listPath, versionPath } from './pages/design-words.ts'
import { showMove } from './pages/move-page.ts'
import { showNewProcess } from './pages/new-process.ts'
import { showProcesses } from './pages/process-list.ts'
import { showProcess } from './pages/process-page.ts'
import { showVersion } from './pages/version-page.ts'
import { moveRuns, moveRunsInput } from './running/move-runs.ts'

const ofVersion = `${listPath}/phien-ban/:id`

/** What happened to those who use it, in one sentence; the page it leads to names them. */
function publishedSaid({ processId, from, taken, kept }: Published): Next {
  const to = `${listPath}/${processId}`
  if (!taken && !kept) return { to, said: 'workflow.published_unused_said' }
  const params = { taken, kept, from: formatDate(from) }
  return kept
    ? { to, said: 'workflow.published_kept_said', params, tone: 'warning' }
    : { to, said: 'workflow.published_said', params }
}

export const workflowRoutes: readonly Route[] = [
  page(listPath, showProcesses),
  page(`${listPath}/moi`, (context) => showNewProcess(context)),
  action({
    path: `${listPath}/moi`,
    name: 'workflow.begin_process',
    input: beginProcessInput,
    run: beginProcess,
    next: ({ versionId }) => ({ to: versionPath(versionId), said: 'workflow.created_said' }),
    again: showNewProcess,
  }),
  page(`${listPath}/nhap`, (context) => showImport(context)),
  action({
    path: `${listPath}/nhap`,
    name: 'workflow.import_process',
    input: importProcessInput,
    run: importProcess,
    next: ({ versionId, faults, notes }) => {
      const to = versionPath(versionId)
      if (faults) return { to, said: 'workflow.imported_said', params: { faults }, tone: 'warning' }
      return { to, said: notes ? 'workflow.imported_notes_said' : 'workflow.imported_whole_said' }
    },
    again: showImport,
  }),
  page(`${listPath}/:id`, showProcess),
  page(ofVersion, (context) => showVersion(context)),
  action({
    path: ofVersion,
    name: 'workflow.save_draft',
    input: saveDraftInput,
    run: saveDraft,
    next: ({ row }, { id }) =>
      row === undefined
        ? { to: versionPath(id), said: 'workflow.saved_said' }
        : `${versionPath(id)}?buoc=${row + 1}#buoc-${row + 1}`,
    again: showVersion,
  }),
  action({
    path: `${ofVersion}/ban-hanh`,
    name: 'workflow.publish',
    input: publishVersionInput,
    run: publishTyped,
    next: publishedSaid,
    again: showVersion,
  }),
  action({
    path: `${ofVersion}/du-thao`,
    name: 'workflow.begin_draft',
    input: newDraftInput,
    run: newDraft,
    next: ({ versionId }) => ({ to: versionPath(versionId), said: 'workflow.draft_begun_said' }),
    again: showVersion,
  }),
  action({
    path: `${ofVersion}/bo`,
    name: 'workflow.discard_draft',
    input: discardDraftInput,
    run: discardDraft,
    next: ({ processId }) => ({ to: `${listPath}/${processId}`, said: 'workflow.discarded_said' }),
    again: showVersion,
  }),
  action({
    path: `${ofVersion}/ban-sao`,
    name: 'workflow.copy_process',
    input: copyProcessInput,
    run: copyProcess,
    next: ({ versionId }) => ({ to: versionPath(versionId), said: 'workflow.copied_said' }),
    again: showVersion,
  }),
  page(`${ofVersion}/so-sanh`, showComparison),
  page(`${ofVersion}/ho-so`, (context) => showMove(context)),
  action({
    path: `${ofVersion}/ho-so`,
    name: 'workflow.move_runs',
    input: moveRunsInput,
    run: moveRuns,
    next: ({ moved }, { id }) => ({
      to: `${versionPath(id)}/ho-so`,
      said: 'workflow.moved_said',
      params: { count: moved },
    }),
    again: showMove,
  }),
  page(`${ofVersion}/bpmn`, async ({ db, params }) => {
    const { name, number, definition } = await getVersion(db, params.id!)
    return documentResponse(await writeBpmn(name, definition), `quy-trinh-phien-ban-${number}`, 'bpmn')
  }),
]

export const workflowDoors: readonly Door[] = [
  { href: listPath, text: t('workflow.title'), group: 'administration', order: 30 },
]
