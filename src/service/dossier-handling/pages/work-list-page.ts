import { getUnitClocks, type UnitClock } from '../../../foundation/calendar/index.ts'
import { findPeopleOf } from '../../../foundation/organisation/index.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { addressAfter, onePage, withParts } from '../../../kernel/http/list-address.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findFields } from '../../procedures/index.ts'
import { findEnded } from '../lists/ended-list.ts'
import { filterOf, tabOf, tabs, type Tab } from '../lists/list-address.ts'
import { countWork, findChoices, findWork, mostCounted, ofNobody, pageSize, type WorkTab } from '../lists/work-list.ts'
import { bulkForm } from './bulk-form.ts'
import { endedTable } from './ended-table.ts'
import { around, soonOf } from './soon.ts'
import { listFilterBar } from './list-filter-bar.ts'
import { workTable } from './work-table.ts'
import { t } from '../texts.ts'

const tabText = (tab: Tab) => t(`handling.tab_${tab}`)

const tabBar = (url: URL, current: Tab, counts: Record<WorkTab, number>): ui.Html =>
  ui.tabs(
    tabs
      .filter((tab) => tab !== ofNobody || tab === current || counts[tab] > 0)
      .map((tab) => ({
        text: tabText(tab),
        href: withParts(url, { 'danh-sach': tab }),
        current: tab === current,
        count: tab === 'da-xong' ? undefined : Math.min(counts[tab], mostCounted - 1),
      })),
    t('handling.lists'),
  )

/** Said in the list of them, and where whoever looks after them begins. */
function ofNobodyNotice(url: URL, tab: Tab, counts: Record<WorkTab, number>): ui.Content {
  const count = Math.min(counts[ofNobody], mostCounted - 1)
  if (count === 0 || (tab !== ofNobody && tab !== 'cho-toi')) return undefined
  return ui.notice({
    tone: 'warning',
    title: t('handling.of_nobody_count', { count }),
    body:
      tab === ofNobody
        ? t('handling.of_nobody_why')
        : html`<a href="${withParts(url, { 'danh-sach': ofNobody })}">${t('handling.of_nobody_see')}</a>`,
  })
}

async function openList(context: SignedInContext, tab: WorkTab, soon: Temporal.Instant, problem?: FormProblem) {
  const { db, actor, url } = context
  const rows = await findWork(db, actor, tab, filterOf(url), soon)
  const { shown, pages } = onePage(url, rows, pageSize, (row) => ({ at: row.case_due_at, id: row.step_id }))
  const paths = [...new Set(shown.map((row) => row.step_path))]
  const clocks: Map<string, UnitClock> = paths.length ? await getUnitClocks(db, paths, around(db.now)) : new Map()
  const people = shown.length ? await findPeopleOf(db, actor.unitId) : []
  const list = workTable(url, shown, clocks, db.now)
  return html`${shown.length ? bulkForm(context, people, list, problem) : list} ${pages}`
}

async function endedList({ db, actor, url }: SignedInContext) {
  const rows = await findEnded(db, actor, filterOf(url))
  const { shown, pages } = onePage(url, rows, pageSize, (row) => ({ at: row.ended_at, id: row.id }))
  return html`${endedTable(shown, t('handling.nothing_here_why'), (row) => addressAfter(url, { at: row.ended_at, id: row.id }))}
  ${pages}`
}

/** What there is to do, list by list: what waits for me, mine, my unit's, taken by nobody, waiting, due soon, late, done. */
export async function showWorkLists(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, url } = context
  const tab = tabOf(url)
  const soon = await soonOf(context)
  const counts = await countWork(db, actor, soon)
  const choices = await findChoices(db, actor)
  const fields = await findFields(db)
  const list = tab === 'da-xong' ? await endedList(context) : await openList(context, tab, soon, problem)
  return ui.staffPage({
    ...context.frame,
    title: t('handling.dossiers'),
    actions: ui.linkButton({ text: t('handling.search'), href: '/ho-so/tim', kind: 'secondary' }),
    errors: problem?.errors,
    tabs: tabBar(url, tab, counts),
    children: html`${ofNobodyNotice(url, tab, counts)} ${listFilterBar(url, tab, choices, fields)} ${list}`,
  })
}
