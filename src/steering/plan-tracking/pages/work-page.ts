import { findPeopleOf } from '../../../foundation/organisation/index.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { summaryWithin, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findMeant } from '../find-evidence.ts'
import { getWork, type WorkDetail } from '../get-work.ts'
import { todayOf } from '../work-item-state.ts'
import { mayAssign } from '../tracking-access.ts'
import { dueDate, remainingText } from './due-text.ts'
import { stateBadge } from './state-badge.ts'
import { p } from './texts.ts'
import { workForms } from './work-forms.ts'
import { workLog } from './work-log.ts'

const parties = ({ task }: WorkDetail, role: string): ui.Content =>
  task.parties
    .filter((party) => party.role === role)
    .map(
      (party) =>
        html`<div>
          ${party.printed}${party.collective && html` <span class="muted">(${ui.number(party.units.length)})</span>`}
        </div>`,
    )

const facts = (work: WorkDetail): ui.Html => {
  const { item, task } = work
  const order =
    task.directive_number &&
    html`${task.directive_number}, ${ui.date(task.directive_issued_on)}, ${task.directive_issuer}`
  return ui.descriptionList([
    { term: p('tracking.plan'), value: html`<a href="/ke-hoach/${item.plan_id}">${task.plan_title}</a>` },
    { term: p('tracking.area'), value: task.area_name },
    ...(task.goal_text ? [{ term: p('tracking.goal'), value: task.goal_text }] : []),
    ...(order ? [{ term: p('tracking.directive'), value: order }] : []),
    ...(task.duty_text ? [{ term: p('tracking.duty'), value: task.duty_text }] : []),
    { term: p('tracking.lead'), value: parties(work, 'lead') },
    { term: p('tracking.coordinate'), value: parties(work, 'coordinate') },
    { term: p('tracking.outputs'), value: task.outputs.map((output) => html`<div>${output.text}</div>`) },
    {
      term: p('tracking.deadline_printed'),
      value: html`${task.deadline_text || '—'}${
        task.import_id &&
        html` · <a href="/ke-hoach/${item.plan_id}/van-ban?nhiem-vu=${task.id}">${p('tracking.source')}</a>`
      }`,
    },
    { term: p('tracking.first_due'), value: dueDate(item.first_due_on, item.exclusive) },
    ...(item.amended_at
      ? [{ term: p('tracking.amended_due'), value: dueDate(item.amended_due_on, item.amended_exclusive) || '—' }]
      : []),
    ...(item.granted_due_on ? [{ term: p('tracking.granted_due'), value: ui.date(item.granted_due_on) }] : []),
    { term: p('tracking.unit'), value: item.unit_name ?? p('tracking.no_unit') },
    { term: p('tracking.person'), value: item.person_name ?? p('tracking.nobody') },
    { term: p('tracking.progress'), value: ui.progressBar({ ratio: item.percent / 100 }) },
  ])
}

// Both are shown: late against the first date, and on time against the granted one.
const badges = ({ item }: WorkDetail): ui.Html =>
  html`${stateBadge(item.state)}${
    (item.granted_due_on || item.amended_at) &&
    item.late_against_first &&
    html` ${ui.statusBadge({ text: p('tracking.late_first'), tone: 'warning' })}${
      item.state === 'done_on_time' &&
      html` ${ui.statusBadge({ text: p(item.granted_due_on ? 'tracking.on_time_granted' : 'tracking.on_time_amended'), tone: 'success' })}`
    }`
  }`

/** One piece of work: what is asked, what was done, and what this reader can do next. */
export async function showWork(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const work = await getWork(context.db, context.actor, context.params.id!)
  const people =
    work.item.unit_id && mayAssign(context.actor, work.scope) ? await findPeopleOf(context.db, work.item.unit_id) : []
  const words = typed(problem, 'plan_tracking.deliver_output', 'document').trim()
  const meant = words ? await findMeant(context.db, context.actor, words) : []
  const { task, item } = work
  const left = remainingText(item.state, item.last_day, todayOf(context.db.now))
  return ui.staffPage({
    ...context.frame,
    title: task.text,
    status: badges(work),
    lead: html`${task.number && html`${p('tracking.number')} ${task.number} · `}${item.unit_name ?? p('tracking.no_unit')}${
      left && html` · ${left}`
    }`,
    crumbs: [
      { text: p('tracking.plan'), href: '/ke-hoach' },
      { text: task.plan_title, href: `/ke-hoach/${item.plan_id}` },
    ],
    errors: summaryWithin(problem),
    children: html`${facts(work)} ${workForms(context, work, people, problem, meant)} ${workLog(context, work, problem)}`,
  })
}
