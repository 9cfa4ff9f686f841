import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findCaseKind } from '../definition/case-kind.ts'
import { getVersion } from '../designing/process-queries.ts'
import { t } from '../page-texts.ts'
import type { MovePlan } from '../running/move-plan.ts'
import { previewMove, type MovePreview } from '../running/move-runs.ts'
import { listPath, versionPath } from './design-words.ts'

const pageSize = 100

const whyNot = (plan: MovePlan & { can: false }): Text =>
  plan.why === 'gone' ? t('workflow.move_gone', { step: plan.step }) : t('workflow.move_parallel')

const outcome = (plan: MovePlan): Text =>
  plan.can
    ? plan.standing.map(({ name }) => name).join(', ')
    : (lang) => inLanguage(t('workflow.cannot_move', { why: whyNot(plan) }), lang)

/** For each running case of other versions: where it stands, where it would stand, and why not. */
export async function showMove(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, frame, csrf, params, url } = context
  const version = await getVersion(db, params.id!)
  const after = url.searchParams.get('sau') ?? ''
  const options = { limit: pageSize + 1, ...(isUuid(after) && { after }) }
  const all = await previewMove(db, actor, version.id, options)
  const rows = all.slice(0, pageSize)
  const names = await findCaseKind(version.subject_kind)?.namesOf?.(
    db,
    rows.map(({ subjectId }) => subjectId),
  )
  const nameOf = ({ subjectId }: MovePreview): string => names?.get(subjectId) ?? subjectId.slice(-12)
  const columns: ui.Column<MovePreview>[] = [
    {
      header: t('workflow.case'),
      rowHeader: true,
      cell: (row) =>
        row.plan.can
          ? ui.checkbox({ name: 'runIds', id: `run-${row.runId}`, label: nameOf(row), value: row.runId, checked: true })
          : nameOf(row),
    },
    { header: t('workflow.move_from'), numeric: true, cell: (row) => row.fromNumber },
    { header: t('workflow.stands_at'), cell: (row) => row.standing.join(', ') },
    { header: t('workflow.would_stand'), cell: (row) => outcome(row.plan) },
  ]
  return ui.staffPage({
    ...frame,
    title: t('workflow.move_runs_title', { number: version.number }),
    lead: t('workflow.move_lead'),
    crumbs: [
      { text: t('workflow.title'), href: listPath },
      { text: version.name, href: `${listPath}/${version.process_id}` },
      { text: t('workflow.version_number', { number: version.number }), href: versionPath(version.id) },
    ],
    errors: problem?.errors,
    children: rows.length
      ? [
          ui.form({
            action: `${versionPath(version.id)}/ho-so`,
            csrf,
            children: [
              ui.table({ caption: t('workflow.running'), captionHidden: true, columns, rows }),
              rows.some(({ plan }) => plan.can) && ui.button({ text: t('workflow.move_chosen') }),
            ],
          }),
          ui.pagination({ ...(all.length > pageSize && { next: `${url.pathname}?sau=${rows.at(-1)!.runId}` }) }),
        ]
      : html`${ui.emptyState({ title: t('workflow.nothing_to_move') })}`,
  })
}
