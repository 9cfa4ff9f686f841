import { notFound, forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { getPlan } from '../get-plan.ts'
import { managesPlan } from './plan-frame.ts'
import { p } from './texts.ts'

const name = 'plans.enter_actual'

export async function showEnterActual(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const target = await context.db.query
    .selectFrom('plans.target')
    .select(['id', 'plan_id', 'text'])
    .where('id', '=', context.params.id!)
    .executeTakeFirst()
  if (!target) throw notFound()
  const plan = await getPlan(context.db, context.actor, target.plan_id)
  if (!managesPlan(context, plan)) throw forbidden()
  const today = context.db.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().toString()
  const line = (fieldName: string, current = '') => ({
    name: fieldName,
    value: typed(problem, name, fieldName, current),
    error: errorOf(problem, name, fieldName),
  })
  return ui.staffPage({
    ...context.frame,
    title: p('plans.enter_actual'),
    lead: target.text,
    width: 'narrow',
    crumbs: [{ text: plan.title, href: `/ke-hoach/${plan.id}/chi-tieu` }],
    errors: problem?.errors,
    children: ui.form({
      action: `/chi-tieu/${target.id}/ket-qua`,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      multipart: true,
      children: [
        ui.dateInput({ ...line('asOf', today), label: p('plans.as_of') }),
        ui.numberInput({ ...line('numerator'), label: p('plans.numerator'), optional: true }),
        ui.numberInput({ ...line('denominator'), label: p('plans.denominator'), optional: true }),
        ui.numberInput({ ...line('value'), label: p('plans.value'), optional: true }),
        ui.checkbox({
          name: 'noData',
          value: 'on',
          label: p('plans.no_data_tick'),
          checked: problem?.values.noData === 'on',
        }),
        ui.textarea({ ...line('note'), label: p('plans.note'), optional: true, rows: 2 }),
        ui.fileInput({
          name: 'file',
          label: p('plans.evidence'),
          optional: true,
          error: errorOf(problem, name, 'file'),
        }),
        ui.button({ text: p('plans.save') }),
      ],
    }),
  })
}
