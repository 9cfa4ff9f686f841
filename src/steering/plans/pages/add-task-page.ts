import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { forbidden } from '../../../kernel/errors.ts'
import { getPlan } from '../get-plan.ts'
import { findDirective, findDuty } from '../task-origin.ts'
import { managesPlan } from './plan-frame.ts'
import { amendmentFields, noTask, taskFieldset } from './task-form.ts'
import { p } from './texts.ts'

const action = 'plans.add_task'

/** A new task: typed, made of a duty of the body text, or ordered from above. */
export async function showAddTask(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, params, url } = context
  const plan = await getPlan(db, actor, params.planId!)
  if (!managesPlan(context, plan)) throw forbidden()
  const dutyId = String(problem?.values.dutyId ?? url.searchParams.get('trach-nhiem') ?? '')
  const directiveId = String(problem?.values.directiveId ?? url.searchParams.get('chi-dao') ?? '')
  const duty = await findDuty(db, plan.id, dutyId)
  const directive = await findDirective(db, plan.authority_id, directiveId)
  const values = { ...noTask, text: duty?.text ?? '', deadlineText: directive?.number ?? '' }
  const origin = { ...(duty && { dutyId }), ...(directive && { directiveId }) }
  const free = plan.in_force_at === null || duty || directive
  return ui.staffPage({
    ...context.frame,
    title: p('plans.add_task'),
    lead: directive ? `${directive.number}, ${directive.issuer}: ${directive.abstract}` : plan.title,
    width: 'narrow',
    crumbs: [
      { text: p('plans.plans'), href: '/ke-hoach' },
      { text: plan.title, href: `/ke-hoach/${plan.id}` },
    ],
    errors: problem?.errors,
    children: ui.form({
      action: `/ke-hoach/${plan.id}/nhiem-vu`,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      hidden: origin,
      children: [
        await taskFieldset(context, plan, { name: action, problem, values }),
        !free && amendmentFields(action, problem),
        ui.button({ text: p('plans.add_task') }),
      ],
    }),
  })
}
