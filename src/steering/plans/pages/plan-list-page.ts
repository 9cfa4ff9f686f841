import type { SignedInContext } from '../../../kernel/http/context.ts'
import { canAnywhere } from '../../../kernel/access/actor.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { planActions } from '../plan-access.ts'
import { findPlans, type PlanRow } from '../plan-queries.ts'
import { planState } from './plan-frame.ts'
import { p } from './texts.ts'

const pageSize = 50

const columns: ui.Column<PlanRow>[] = [
  { header: p('plans.year'), numeric: true, cell: (row) => String(row.year) },
  { header: p('plans.title'), rowHeader: true, cell: (row) => html`<a href="/ke-hoach/${row.id}">${row.title}</a>` },
  { header: p('plans.authority'), cell: (row) => row.authority_name },
  { header: p('plans.number'), cell: (row) => row.number },
  { header: p('plans.issued_on'), cell: (row) => ui.date(row.issued_on) },
  { header: p('plans.task_count'), numeric: true, cell: (row) => ui.number(row.task_count) },
  { header: p('plans.state'), cell: planState },
]

// "2026 id" of the last row shown.
const beforeOf = (url: URL) => {
  const [, year, id] = /^(\d{4})\.(.+)$/.exec(url.searchParams.get('truoc') ?? '') ?? []
  return year && isUuid(id) ? { year: Number(year), id } : undefined
}

export async function showPlans(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, url } = context
  const rows = await findPlans(db, actor, { before: beforeOf(url), limit: pageSize + 1 })
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  const manages = canAnywhere(actor, planActions['plans.manage'])
  const actions =
    manages &&
    ui.buttonGroup([
      ui.linkButton({ text: p('plans.import'), href: '/ke-hoach/nhap', kind: 'primary' }),
      ui.linkButton({ text: p('plans.new'), href: '/ke-hoach/moi', kind: 'secondary' }),
      ui.linkButton({ text: p('plans.directive'), href: '/van-ban-chi-dao/moi', kind: 'secondary' }),
    ])
  return ui.staffPage({
    ...context.frame,
    title: p('plans.plans'),
    actions,
    children: html`${ui.table({
      caption: p('plans.plans'),
      captionHidden: true,
      columns,
      rows: shown,
      empty: ui.emptyState({ title: p('plans.none'), body: manages && p('plans.none_body') }),
    })}${ui.pagination({
      next: rows.length > pageSize && last ? `/ke-hoach?truoc=${last.year}.${last.id}` : undefined,
    })}`,
  })
}
