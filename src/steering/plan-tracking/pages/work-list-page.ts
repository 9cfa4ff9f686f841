import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { getPlan, planPage } from '../../plans/index.ts'
import { withParts } from '../../../kernel/http/list-address.ts'
import { readWorkFilter } from '../work-filter.ts'
import { todayOf } from '../work-item-state.ts'
import { findFilterChoices, findOverview } from '../work-counts.ts'
import { findWork } from '../work-queries.ts'
import type { WorkFilter } from '../work-scope.ts'
import { board } from './work-board.ts'
import { workCalendar } from './work-calendar.ts'
import { stateCounts } from './state-counts.ts'
import { p } from './texts.ts'
import { workFilterBar } from './work-filter-bar.ts'
import { workTable } from './work-table.ts'

const pageSize = 50
/** A board or a month shows everything at once, within reason. */
const wholeSize = 600

type View = 'danh-sach' | 'bang' | 'lich'

const viewOf = (url: URL): View => {
  const wanted = url.searchParams.get('xem')
  return wanted === 'bang' || wanted === 'lich' ? wanted : 'danh-sach'
}

const viewTabs = (url: URL, view: View): ui.Html =>
  ui.tabs([
    { text: p('tracking.list'), href: withParts(url, { xem: undefined }), current: view === 'danh-sach' },
    { text: p('tracking.board'), href: withParts(url, { xem: 'bang' }), current: view === 'bang' },
    { text: p('tracking.calendar'), href: withParts(url, { xem: 'lich' }), current: view === 'lich' },
  ])

async function listView(context: SignedInContext, filter: WorkFilter): Promise<ui.Html> {
  const { db, actor, url } = context
  const rows = await findWork(db, actor, { ...filter, limit: pageSize + 1 })
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  const more = rows.length > pageSize && last ? withParts(url, {}) : undefined
  return html`${workTable(shown, todayOf(db.now), { withArea: !filter.areaId })}${ui.pagination({
    previous: filter.after ? withParts(url, {}) : undefined,
    next: more && `${more}${more.includes('?') ? '&' : '?'}sau=${encodeURIComponent(last!.order_key)}`,
  })}`
}

/** The list, board or month of some work, under its filter; counts above, which add up to the total. */
async function workView(context: SignedInContext, filter: WorkFilter): Promise<ui.Html> {
  const { db, actor, url } = context
  const view = viewOf(url)
  const choices = await findFilterChoices(db, actor, { planId: filter.planId, unitId: filter.unitId })
  const overview = await findOverview(db, actor, { ...filter, state: undefined }, 'area')
  const all = () => findWork(db, actor, { ...filter, limit: wholeSize })
  const body =
    view === 'bang'
      ? board(await all())
      : view === 'lich'
        ? workCalendar(await all(), url, todayOf(db.now))
        : await listView(context, filter)
  return html`${workFilterBar(url, choices)}${stateCounts(url, overview)}${viewTabs(url, view)}${body}`
}

/** Work of all plans the reader may see. */
export async function showWorkList(context: SignedInContext): Promise<ui.Html> {
  const filter = readWorkFilter(context.url.searchParams)
  return ui.staffPage({ ...context.frame, title: p('tracking.work'), children: await workView(context, filter) })
}

/** Work of one plan. */
export async function showPlanWork(context: SignedInContext): Promise<ui.Html> {
  const plan = await getPlan(context.db, context.actor, context.params.id!)
  const filter = { ...readWorkFilter(context.url.searchParams), planId: plan.id }
  return planPage(context, plan, {
    tab: 'thuc-hien',
    actions: exportLinks(`/ke-hoach/${plan.id}/so-theo-doi`, context.url),
    children: await workView(context, filter),
  })
}

const exportLinks = (base: string, url: URL): ui.Html =>
  ui.buttonGroup(
    (['pdf', 'xlsx', 'csv', 'ics'] as const).map((kind) =>
      ui.linkButton({
        text: p(`tracking.export_${kind}`),
        href: `${base}.${kind}${url.search}`,
        kind: 'secondary',
        small: true,
        download: kind !== 'pdf',
      }),
    ),
  )
