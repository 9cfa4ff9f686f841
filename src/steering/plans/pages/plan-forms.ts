// The small forms around a plan: writing a new one, copying one, putting one into force, an order from above.
import { findUnitOptions } from '../../../foundation/organisation/index.ts'
import { scopesOf } from '../../../kernel/access/actor.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { directiveFileLimit } from '../enter-directive.ts'
import { getPlan } from '../get-plan.ts'
import { planActions } from '../plan-access.ts'
import { managesPlan } from './plan-frame.ts'
import { p } from './texts.ts'

const valued = (problem: FormProblem | undefined, action: string, name: string, current = '') => ({
  name,
  value: typed(problem, action, name, current),
  error: errorOf(problem, action, name),
})

/** The authorities for which this person keeps plans. */
async function authoritySelect(
  context: SignedInContext,
  problem: FormProblem | undefined,
  action: string,
): Promise<ui.Html> {
  const within = scopesOf(context.actor, planActions['plans.manage'])
  const options = await findUnitOptions(context.db, { within, authorities: true })
  if (!options.length) throw forbidden()
  return ui.select({
    ...valued(problem, action, 'authorityId', options[0]!.value),
    label: p('plans.authority'),
    placeholder: false,
    options,
  })
}

type FormPage = {
  title: Parameters<typeof p>[0]
  lead?: ui.Content
  action: string
  multipart?: boolean
  problem?: FormProblem | undefined
  children: ui.Content
}

const formPage = (context: SignedInContext, { title, lead, action, multipart, problem, children }: FormPage): ui.Html =>
  ui.staffPage({
    ...context.frame,
    title: p(title),
    lead,
    width: 'narrow',
    crumbs: [{ text: p('plans.plans'), href: '/ke-hoach' }],
    errors: problem?.errors,
    children: ui.form({ action, csrf: context.csrf, idempotencyKey: context.key(), multipart, children }),
  })

export async function showTypePlan(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const name = 'plans.type_plan'
  const nextYear = String(context.db.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').year + 1)
  return formPage(context, {
    title: 'plans.new',
    action: '/ke-hoach',
    problem,
    children: [
      await authoritySelect(context, problem, name),
      ui.numberInput({ ...valued(problem, name, 'year', nextYear), label: p('plans.year') }),
      ui.textInput({
        ...valued(problem, name, 'title', `Kế hoạch cải cách hành chính năm ${nextYear}`),
        label: p('plans.title'),
      }),
      ui.textInput({ ...valued(problem, name, 'number'), label: p('plans.number'), optional: true, width: 'medium' }),
      ui.dateInput({ ...valued(problem, name, 'issuedOn'), label: p('plans.issued_on'), optional: true }),
      ui.textInput({ ...valued(problem, name, 'issuer'), label: p('plans.issuer'), optional: true }),
      ui.button({ text: p('plans.create') }),
    ],
  })
}

export async function showCopyPlan(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const name = 'plans.copy_plan'
  const plan = await getPlan(context.db, context.actor, context.params.id!)
  if (!managesPlan(context, plan)) throw forbidden()
  const year = String(plan.year + 1)
  return formPage(context, {
    title: 'plans.copy',
    lead: plan.title,
    action: `/ke-hoach/${plan.id}/sao-chep`,
    problem,
    children: [
      ui.numberInput({ ...valued(problem, name, 'year', year), label: p('plans.year') }),
      ui.textInput({
        ...valued(problem, name, 'title', plan.title.replaceAll(String(plan.year), year)),
        label: p('plans.title'),
      }),
      ui.radios({
        ...valued(problem, name, 'what', 'all'),
        label: p('plans.copy_what'),
        choices: [
          { value: 'all', text: p('plans.copy_all') },
          { value: 'unfinished', text: p('plans.copy_unfinished') },
        ],
      }),
      ui.button({ text: p('plans.copy_button') }),
    ],
  })
}

export async function showPutIntoForce(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const plan = await getPlan(context.db, context.actor, context.params.id!)
  if (!managesPlan(context, plan)) throw forbidden()
  return ui.staffPage({
    ...context.frame,
    title: p('plans.put_into_force'),
    lead: plan.title,
    width: 'narrow',
    errors: problem?.errors,
    children: ui.confirmation({
      action: `/ke-hoach/${plan.id}/hieu-luc`,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      hidden: { version: String(plan.version) },
      consequence: p('plans.force_sure'),
      confirmText: p('plans.put_into_force'),
      cancelHref: `/ke-hoach/${plan.id}`,
    }),
  })
}

export async function showEnterDirective(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const name = 'plans.enter_directive'
  return formPage(context, {
    title: 'plans.directive',
    action: '/van-ban-chi-dao',
    multipart: true,
    problem,
    children: [
      await authoritySelect(context, problem, name),
      ui.textInput({ ...valued(problem, name, 'number'), label: p('plans.number'), width: 'medium' }),
      ui.dateInput({ ...valued(problem, name, 'issuedOn'), label: p('plans.issued_on') }),
      ui.textInput({ ...valued(problem, name, 'issuer'), label: p('plans.issuer') }),
      ui.textarea({ ...valued(problem, name, 'abstract'), label: p('plans.abstract'), rows: 3 }),
      ui.fileInput({
        name: 'file',
        label: p('plans.file'),
        optional: true,
        error: errorOf(problem, name, 'file'),
        accept: ['.pdf', '.docx', '.jpg', '.png'],
        maxBytes: directiveFileLimit,
      }),
      ui.button({ text: p('plans.directive_button') }),
    ],
  })
}
