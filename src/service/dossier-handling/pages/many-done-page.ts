// What came of doing something to several dossiers: how many, and of each other one why not.
import { findStepsById } from '../../../foundation/workflow/index.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { formatDateTime } from '../../../kernel/text/dates.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import { findReadable } from '../../dossiers/index.ts'
import type { ManyDone } from '../lists/act-on-many.ts'
import { tabOf } from '../lists/list-address.ts'
import { pageSize } from '../lists/work-list.ts'
import { dossierLink } from './work-table.ts'
import { t } from '../texts.ts'

export const manyDoneAddress = ({ done, failed }: ManyDone, list: string): string => {
  const search = new URLSearchParams({ 'danh-sach': list, xong: String(done) })
  for (const { stepId, code } of failed) search.append('loi', `${stepId}~${code}`)
  return `/ho-so/hang-loat?${search.toString()}`
}

const reasons: Record<string, Parameters<typeof t>[0]> = {
  'kernel.forbidden': 'handling.why_forbidden',
  'kernel.not_found': 'handling.why_forbidden',
  'kernel.changed_meanwhile': 'handling.why_changed',
  'workflow.person_cannot_act': 'handling.why_person',
  'workflow.is_opinion': 'handling.why_opinion',
  'handling.not_in_bulk': 'handling.not_in_bulk',
}

type StepNow = Awaited<ReturnType<typeof findStepsById>>[number]

/** Who was quicker, where somebody was; else the reason of the refusal. */
function why(step: StepNow, code: string): Text {
  if (step.closed_at)
    return t('handling.why_done', { who: step.closed_by_name ?? '', at: formatDateTime(step.closed_at) })
  if (code === 'workflow.held_by_another' && step.person_name) return t('handling.why_held', { who: step.person_name })
  return t(reasons[code] ?? 'handling.why_other')
}

export async function showManyDone(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, url } = context
  const codes = new Map(
    url.searchParams
      .getAll('loi')
      .slice(0, pageSize)
      .map((text) => text.split('~'))
      .filter(([id = '']) => isUuid(id))
      .map(([id, code = '']) => [id!, code]),
  )
  const steps = codes.size ? await findStepsById(db, [...codes.keys()]) : []
  const dossiers = await findReadable(
    db,
    actor,
    steps.map((step) => step.subject_id),
  )
  const rows = steps.flatMap((step) => {
    const dossier = dossiers.find(({ id }) => id === step.subject_id)
    return dossier ? [{ step, dossier }] : []
  })
  const done = Math.max(0, Math.trunc(Number(url.searchParams.get('xong')) || 0))
  return ui.staffPage({
    ...context.frame,
    title: t('handling.many_done'),
    crumbs: [{ text: t('handling.dossiers'), href: '/ho-so' }],
    children: html`${ui.notice({ tone: done > 0 ? 'success' : 'info', title: t('handling.done_count', { count: done }) })}
    ${
      rows.length > 0 &&
      ui.table({
        caption: t('handling.not_done_count', { count: rows.length }),
        rows,
        columns: [
          { header: t('handling.dossier_column'), rowHeader: true, cell: ({ dossier }) => dossierLink(dossier) },
          { header: t('handling.step'), cell: ({ step }) => step.name },
          { header: t('handling.why'), cell: ({ step }) => why(step, codes.get(step.id) ?? '') },
        ],
      })
    }
    ${ui.linkButton({ text: t('handling.back_to_list'), href: `/ho-so?danh-sach=${tabOf(url)}`, kind: 'secondary' })}`,
  })
}
