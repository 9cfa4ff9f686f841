import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { getPlan, planPage } from '../../plans/index.ts'
import { findOverview, type OverviewRow } from '../work-counts.ts'
import type { WorkFilter } from '../work-scope.ts'
import { countedStates, sumOf } from './state-counts.ts'
import { stateText } from './state-badge.ts'
import { p } from './texts.ts'

type By = 'area' | 'unit'

const nameOf = (row: OverviewRow, by: By): ui.Content =>
  row.group_name ?? p(by === 'area' ? 'tracking.no_area' : 'tracking.no_unit')

/** Every figure opens the list it counts. */
const listHref = (base: string, by: By, row: OverviewRow | undefined, state?: string): string => {
  const search = new URLSearchParams()
  if (row && by === 'area' && row.group_id) search.set('linh-vuc', row.group_id)
  if (row && by === 'unit') search.set('don-vi', row.group_id ?? 'chua-ro')
  if (state) search.set('tinh-trang', state)
  const text = search.toString()
  return text ? `${base}?${text}` : base
}

const figure = (count: number, href: string): ui.Content =>
  count === 0 ? '0' : html`<a href="${href}">${ui.number(count)}</a>`

const overviewTable = (rows: readonly OverviewRow[], by: By, base: string): ui.Html =>
  ui.table({
    caption: p(by === 'area' ? 'tracking.by_area' : 'tracking.by_unit'),
    columns: [
      { header: p(by === 'area' ? 'tracking.area' : 'tracking.unit'), rowHeader: true, cell: (row) => nameOf(row, by) },
      { header: p('tracking.total'), numeric: true, cell: (row) => figure(row.total, listHref(base, by, row)) },
      ...countedStates.map((state) => ({
        header: stateText(state),
        numeric: true,
        cell: (row: OverviewRow) => figure(row[state], listHref(base, by, row, state)),
      })),
    ],
    rows,
    footer: [
      p('tracking.total'),
      figure(sumOf(rows, 'total'), listHref(base, by, undefined)),
      ...countedStates.map((state) => figure(sumOf(rows, state), listHref(base, by, undefined, state))),
    ],
    empty: ui.emptyState({ title: p('tracking.no_work') }),
  })

const tones: Record<(typeof countedStates)[number], ui.Tone> = {
  overdue: 'danger',
  delivered: 'warning',
  running: 'info',
  not_started: 'neutral',
  waiting_instruction: 'neutral',
  done_on_time: 'success',
  done_late: 'warning',
}

const chart = (rows: readonly OverviewRow[], base: string): ui.Html =>
  ui.stackedBar({
    caption: p('tracking.overview'),
    items: countedStates.map((state) => ({
      label: stateText(state),
      value: sumOf(rows, state),
      href: listHref(base, 'area', undefined, state),
      tone: tones[state],
    })),
  })

async function overview({ db, actor }: SignedInContext, filter: WorkFilter, base: string): Promise<ui.Html> {
  const byArea = await findOverview(db, actor, filter, 'area')
  const byUnit = await findOverview(db, actor, filter, 'unit')
  return html`${byArea.length > 0 && chart(byArea, base)} ${!filter.planId ? '' : overviewTable(byArea, 'area', base)}
  ${overviewTable(byUnit, 'unit', base)}`
}

/** How the work of all readable plans stands: five minutes for a leader. */
export const showOverview = async (context: SignedInContext): Promise<ui.Html> =>
  ui.staffPage({
    ...context.frame,
    title: p('tracking.overview'),
    children: await overview(context, {}, '/dau-viec'),
  })

export async function showPlanOverview(context: SignedInContext): Promise<ui.Html> {
  const plan = await getPlan(context.db, context.actor, context.params.id!)
  return planPage(context, plan, {
    tab: 'tong-quan',
    children: await overview(context, { planId: plan.id }, `/ke-hoach/${plan.id}/thuc-hien`),
  })
}
