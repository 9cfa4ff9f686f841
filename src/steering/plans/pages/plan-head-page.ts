import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { getPlan } from '../get-plan.ts'
import { managesPlan } from './plan-frame.ts'
import { amendmentFields } from './task-form.ts'
import { p } from './texts.ts'

const name = 'plans.change_plan_head'

export async function showChangePlanHead(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const plan = await getPlan(context.db, context.actor, context.params.id!)
  if (!managesPlan(context, plan)) throw forbidden()
  const line = (fieldName: string, current = '') => ({
    name: fieldName,
    value: typed(problem, name, fieldName, current),
    error: errorOf(problem, name, fieldName),
  })
  const form = ui.form({
    action: `/ke-hoach/${plan.id}/thong-tin`,
    csrf: context.csrf,
    idempotencyKey: context.key(),
    hidden: { version: String(plan.version) },
    children: [
      ui.textInput({ ...line('title', plan.title), label: p('plans.title') }),
      ui.textInput({ ...line('number', plan.number), label: p('plans.number'), optional: true, width: 'medium' }),
      ui.dateInput({ ...line('issuedOn', plan.issued_on?.toString()), label: p('plans.issued_on'), optional: true }),
      ui.textInput({ ...line('issuer', plan.issuer), label: p('plans.issuer'), optional: true }),
      ui.textInput({ ...line('signer', plan.signer), label: p('plans.signer'), optional: true }),
      ui.moneyInput({
        ...line('budgetTotalVND', plan.budget_total?.toString()),
        label: p('plans.budget'),
        optional: true,
      }),
      plan.in_force_at !== null && amendmentFields(name, problem),
      ui.button({ text: p('plans.save') }),
    ],
  })
  const close =
    plan.in_force_at !== null && html`<p><a href="/ke-hoach/${plan.id}/khep-lai">${p('plans.close')}</a></p>`
  return ui.staffPage({
    ...context.frame,
    title: p('plans.head'),
    lead: plan.title,
    width: 'narrow',
    crumbs: [{ text: plan.title, href: `/ke-hoach/${plan.id}` }],
    errors: problem?.errors,
    children: html`${form}${close}`,
  })
}

export async function showClosePlan(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const plan = await getPlan(context.db, context.actor, context.params.id!)
  if (!managesPlan(context, plan)) throw forbidden()
  return ui.staffPage({
    ...context.frame,
    title: p('plans.close'),
    lead: plan.title,
    width: 'narrow',
    errors: problem?.errors,
    children: ui.confirmation({
      action: `/ke-hoach/${plan.id}/khep-lai`,
      csrf: context.csrf,
      hidden: { version: String(plan.version) },
      consequence: p('plans.close_sure'),
      confirmText: p('plans.close'),
      cancelHref: `/ke-hoach/${plan.id}`,
    }),
  })
}
