import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { getPlan, type PlanHead } from '../get-plan.ts'
import { findPlanTasks, findPlanTotals, type PlanTask } from '../plan-queries.ts'
import { managesPlan, planPage } from './plan-frame.ts'
import { p } from './texts.ts'

const printed = (task: PlanTask, role: string): ui.Content =>
  task.parties.filter((party) => party.role === role).map((party) => html`<div>${party.printed}</div>`)

const deadline = (task: PlanTask): ui.Content =>
  task.deadline_text || (task.due_dates.length ? task.due_dates.map((day) => html`<div>${ui.date(day)}</div>`) : '—')

const columns = (manages: boolean, withBudget: boolean): ui.Column<PlanTask>[] => [
  { header: p('plans.no'), cell: (task) => task.number },
  {
    header: p('plans.task'),
    rowHeader: true,
    cell: (task) =>
      html`${manages ? html`<a href="/nhiem-vu/${task.id}/sua">${task.text}</a>` : task.text}${
        task.goal_text && html`<br /><span class="muted">${task.goal_text}</span>`
      }`,
  },
  { header: p('plans.lead'), cell: (task) => printed(task, 'lead') },
  { header: p('plans.coordinate'), cell: (task) => printed(task, 'coordinate') },
  { header: p('plans.outputs'), cell: (task) => task.outputs.map((output) => html`<div>${output.text}</div>`) },
  { header: p('plans.deadline'), cell: deadline },
  ...(withBudget
    ? [{ header: p('plans.budget'), numeric: true, cell: (task: PlanTask) => ui.number(task.budget) }]
    : []),
]

/** Tasks under their areas, in the order of the document. */
const byArea = (tasks: readonly PlanTask[], manages: boolean): ui.Content =>
  [...Map.groupBy(tasks, (task) => task.area_name)].map(([area, rows]) =>
    ui.table({
      caption: area ?? p('plans.tab_tasks'),
      columns: columns(
        manages,
        tasks.some((task) => task.budget !== null),
      ),
      rows,
    }),
  )

const actions = (plan: PlanHead): ui.Html =>
  ui.buttonGroup([
    !plan.in_force_at &&
      ui.linkButton({ text: p('plans.put_into_force'), href: `/ke-hoach/${plan.id}/hieu-luc`, kind: 'primary' }),
    ui.linkButton({ text: p('plans.add_task'), href: `/ke-hoach/${plan.id}/nhiem-vu/moi`, kind: 'secondary' }),
    ui.linkButton({ text: p('plans.head'), href: `/ke-hoach/${plan.id}/thong-tin`, kind: 'secondary' }),
    ui.linkButton({ text: p('plans.copy'), href: `/ke-hoach/${plan.id}/sao-chep`, kind: 'secondary' }),
  ])

type Totals = Awaited<ReturnType<typeof findPlanTotals>>

/** How much there is of it, and whether the money of the tasks is the money that the document states. */
const totalsLine = ({ budget_total: stated }: PlanHead, { tasks, budget }: Totals): ui.Html => {
  const differs = stated !== null && stated !== budget
  return html`<p class="lead">
    ${p('plans.total_tasks', { count: tasks })}${
      (budget > 0 || stated !== null) && html` · ${p('plans.total_budget', { amount: ui.money(budget) })}`
    }${
      differs &&
      html` · ${p('plans.total_differs', { stated: ui.money(stated), difference: ui.money(Math.abs(stated - budget)) })}`
    }
  </p>`
}

export async function showPlanTasks(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, params, url } = context
  const plan = await getPlan(db, actor, params.id!)
  const words = url.searchParams.get('q')?.trim().slice(0, 200)
  const tasks = await findPlanTasks(db, plan.id, words || undefined)
  const manages = managesPlan(context, plan)
  const search = ui.textInput({ name: 'q', label: p('plans.search'), type: 'search', value: words, width: 'medium' })
  return planPage(context, plan, {
    tab: '',
    actions: manages && actions(plan),
    children: html`${!words && totalsLine(plan, await findPlanTotals(db, plan.id))}${ui.filterBar({ action: url.pathname, fields: search })}${
      tasks.length === 0 ? ui.emptyState({ title: p('plans.no_tasks_yet') }) : byArea(tasks, manages)
    }`,
  })
}
