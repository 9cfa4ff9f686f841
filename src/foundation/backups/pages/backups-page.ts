import type { SignedInContext } from '../../../kernel/http/context.ts'
import { fieldOf, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { fileSize } from '../../../kernel/ui/values.ts'
import { findKept, findRuns, type BackupRun } from '../backup-run.ts'
import { canInAll, ensureCanInAll } from '../backups-access.ts'
import { t } from '../texts.ts'

const stateOf = (run: BackupRun): ui.Content => {
  if (!run.verified_at)
    return html`${ui.statusBadge({ text: t('backups.failed'), tone: 'danger' })}<br /><span class="muted"
        >${run.failure}</span
      >`
  if (run.removed_at) return ui.statusBadge({ text: t('backups.removed'), tone: 'neutral' })
  return run.missing
    ? ui.statusBadge({ text: t('backups.incomplete', { count: run.missing }), tone: 'warning' })
    : ui.statusBadge({ text: t('backups.whole'), tone: 'success' })
}

const list = (runs: readonly BackupRun[]): ui.Html =>
  ui.table({
    caption: t('backups.list'),
    columns: [
      { header: t('backups.day'), rowHeader: true, cell: (run) => ui.date(run.day) },
      { header: t('backups.started'), cell: (run) => ui.dateTime(run.started_at) },
      { header: t('backups.size'), cell: (run) => run.bytes !== null && fileSize(run.bytes) },
      { header: t('backups.verified'), cell: (run) => run.verified_at && ui.dateTime(run.verified_at) },
      { header: t('backups.state'), cell: stateOf },
      { header: t('backups.file'), cell: (run) => run.file_name },
    ],
    rows: runs,
    empty: ui.emptyState({ title: t('backups.none'), body: t('backups.none_body') }),
  })

const keptForm = (csrf: string, kept: number, problem: FormProblem | undefined): ui.Html =>
  ui.form({
    action: '/quan-tri/sao-luu/so-ban',
    csrf,
    children: [
      ui.numberInput({
        ...fieldOf(problem, 'backups.set_kept', 'kept', String(kept)),
        id: 'kept',
        label: t('backups.kept'),
        hint: t('backups.kept_hint'),
      }),
      ui.button({ text: t('backups.save') }),
    ],
  })

/** The backups of every night: whether there is one, and whether it can be read. */
export async function showBackups(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, csrf, frame } = context
  ensureCanInAll(actor, 'backups.watch')
  return ui.staffPage({
    ...frame,
    title: t('backups.title'),
    lead: t('backups.lead'),
    errors: problem?.errors,
    children: [
      list(await findRuns(db)),
      canInAll(actor, 'backups.set_kept') && keptForm(csrf, await findKept(db), problem),
    ],
  })
}
