import { forbidden, notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findTarget, type TargetRow } from '../find-target.ts'
import { getPlan, type PlanHead } from '../get-plan.ts'
import { comparators } from '../plan.ts'
import { findAreas } from '../plan-queries.ts'
import { managesPlan } from './plan-frame.ts'
import { amendmentFields } from './task-form.ts'
import { p } from './texts.ts'

type Name = 'plans.add_target' | 'plans.change_target'

const decimal = (value: string | null | undefined): string => (value ? String(Number(value)).replace('.', ',') : '')

async function fields(
  context: SignedInContext,
  plan: PlanHead,
  name: Name,
  problem: FormProblem | undefined,
  target?: TargetRow,
) {
  const areas = await findAreas(context.db, plan.id)
  const line = (fieldName: string, current = '') => ({
    name: fieldName,
    value: typed(problem, name, fieldName, current),
    error: errorOf(problem, name, fieldName),
  })
  return [
    ui.textarea({ ...line('text', target?.text), label: p('plans.target'), rows: 3 }),
    ui.select({
      ...line('areaId', target?.area_id ?? ''),
      label: p('plans.area'),
      optional: true,
      options: areas.map((area) => ({ value: area.id, text: area.name })),
    }),
    ui.select({
      ...line('comparator', target?.comparator ?? '>='),
      label: p('plans.comparator'),
      placeholder: false,
      options: comparators.map((comparator) => ({ value: comparator, text: p(`plans.cmp_${comparator}`) })),
    }),
    ui.numberInput({ ...line('value', decimal(target?.value)), label: p('plans.value_to_reach'), optional: true }),
    ui.numberInput({ ...line('valueTo', decimal(target?.value_to)), label: p('plans.value_to'), optional: true }),
    ui.dateInput({ ...line('dueOn', target?.due_on?.toString()), label: p('plans.due_dates'), optional: true }),
    ui.textInput({
      ...line('unit', target?.unit ?? '%'),
      label: p('plans.unit_of_measure'),
      width: 'short',
      optional: true,
    }),
    ui.textInput({ ...line('scope', target?.scope), label: p('plans.scope'), optional: true }),
  ]
}

const shell = (
  context: SignedInContext,
  plan: PlanHead,
  title: Parameters<typeof p>[0],
  problem: FormProblem | undefined,
  children: ui.Content,
) =>
  ui.staffPage({
    ...context.frame,
    title: p(title),
    lead: plan.title,
    width: 'narrow',
    crumbs: [
      { text: p('plans.plans'), href: '/ke-hoach' },
      { text: plan.title, href: `/ke-hoach/${plan.id}/chi-tieu` },
    ],
    errors: problem?.errors,
    children,
  })

export async function showAddTarget(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const plan = await getPlan(context.db, context.actor, context.params.planId!)
  if (!managesPlan(context, plan)) throw forbidden()
  const form = ui.form({
    action: `/ke-hoach/${plan.id}/chi-tieu`,
    csrf: context.csrf,
    idempotencyKey: context.key(),
    children: [
      await fields(context, plan, 'plans.add_target', problem),
      plan.in_force_at !== null && amendmentFields('plans.add_target', problem),
      ui.button({ text: p('plans.save') }),
    ],
  })
  return shell(context, plan, 'plans.add_target', problem, form)
}

async function targetOf(context: SignedInContext) {
  const target = await findTarget(context.db, context.params.id!)
  if (!target) throw notFound()
  const plan = await getPlan(context.db, context.actor, target.plan_id)
  if (!managesPlan(context, plan)) throw forbidden()
  return { target, plan }
}

export async function showChangeTarget(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { target, plan } = await targetOf(context)
  const form = ui.form({
    action: `/chi-tieu/${target.id}/noi-dung`,
    csrf: context.csrf,
    idempotencyKey: context.key(),
    hidden: { version: String(target.version) },
    children: [
      await fields(context, plan, 'plans.change_target', problem, target),
      plan.in_force_at !== null && amendmentFields('plans.change_target', problem),
      ui.button({ text: p('plans.save') }),
    ],
  })
  const drop = html`<p><a href="/chi-tieu/${target.id}/bo">${p('plans.drop_target')}</a></p>`
  return shell(context, plan, 'plans.change_target', problem, html`${form}${drop}`)
}

export async function showDropTarget(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { target, plan } = await targetOf(context)
  const question = ui.confirmation({
    action: `/chi-tieu/${target.id}/bo`,
    csrf: context.csrf,
    hidden: { version: String(target.version) },
    consequence: target.text,
    confirmText: p('plans.drop_target'),
    cancelHref: `/ke-hoach/${plan.id}/chi-tieu`,
    danger: true,
    fields: plan.in_force_at !== null && amendmentFields('plans.drop_target', problem),
  })
  return shell(context, plan, 'plans.drop_target', problem, question)
}
