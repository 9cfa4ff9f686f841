import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import { forbidden, notFound } from '../../../kernel/errors.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { getPlan } from '../get-plan.ts'
import { findTaskDetail, type TaskDetail } from '../task-detail.ts'
import { managesPlan } from './plan-frame.ts'
import { amendmentFields, taskFieldset, type TaskValues } from './task-form.ts'
import { p } from './texts.ts'

const unitsOf = (task: TaskDetail, role: string): string[] =>
  task.parties.filter((party) => party.role === role).flatMap((party) => party.units.map((unit) => unit.unit_id))

const valuesOf = (task: TaskDetail): TaskValues => ({
  areaId: task.area_id,
  number: task.number,
  text: task.text,
  note: task.note,
  leadUnitIds: unitsOf(task, 'lead'),
  coordinateUnitIds: unitsOf(task, 'coordinate'),
  outputs: task.outputs.map((output) => output.text).join('\n'),
  deadlineText: task.deadline_text,
  deadlineKind: task.deadline_kind,
  deadlineExclusive: task.deadline_exclusive,
  dueDates: task.due_dates.map(String),
  budgetVND: task.budget,
})

export async function showChangeTask(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const task = await findTaskDetail(context.db, context.params.id!)
  if (!task || task.dropped_at) throw notFound()
  const plan = await getPlan(context.db, context.actor, task.plan_id)
  if (!managesPlan(context, plan)) throw forbidden()
  const inForce = plan.in_force_at !== null
  const version = { version: String(task.version) }
  const form = (path: string, name: string, children: ui.Content): ui.Html =>
    ui.form({
      action: `/nhiem-vu/${task.id}/${path}`,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      hidden: version,
      children,
    })
  return ui.staffPage({
    ...context.frame,
    title: p('plans.change_task'),
    lead: plan.title,
    width: 'narrow',
    crumbs: [
      { text: p('plans.plans'), href: '/ke-hoach' },
      { text: plan.title, href: `/ke-hoach/${plan.id}` },
    ],
    errors: problem?.errors,
    children: html`${form('noi-dung', 'plans.change_task', [
        await taskFieldset(context, plan, { name: 'plans.change_task', problem, values: valuesOf(task) }),
        inForce && amendmentFields('plans.change_task', problem?.action === 'plans.change_task' ? problem : undefined),
        ui.button({ text: p('plans.save') }),
      ])}
      <p><a href="/nhiem-vu/${task.id}/bo">${p('plans.drop_task')}</a></p>`,
  })
}

/** Its own page: nobody drops a task by a slip of the hand. */
export async function showDropTask(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const task = await findTaskDetail(context.db, context.params.id!)
  if (!task || task.dropped_at) throw notFound()
  const plan = await getPlan(context.db, context.actor, task.plan_id)
  if (!managesPlan(context, plan)) throw forbidden()
  return ui.staffPage({
    ...context.frame,
    title: p('plans.drop_task'),
    lead: task.text,
    width: 'narrow',
    errors: problem?.errors,
    children: ui.confirmation({
      action: `/nhiem-vu/${task.id}/bo`,
      csrf: context.csrf,
      hidden: { version: String(task.version) },
      consequence: p('plans.drop_sure'),
      confirmText: p('plans.drop_task'),
      cancelHref: `/ke-hoach/${plan.id}`,
      danger: true,
      fields: plan.in_force_at !== null && amendmentFields('plans.drop_task', problem),
    }),
  })
}
