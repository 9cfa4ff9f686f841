import { findUnitOptions } from '../../../foundation/organisation/index.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { planFileLimit } from '../importing/start-import.ts'
import { findCorrectablePlans } from '../../plans/index.ts'
import { settleScopes } from '../settling-access.ts'
import { p } from './texts.ts'

const action = 'plan_settling.start_import'
const endings = ['.docx', '.pdf', '.xlsx', '.txt', '.md', '.doc']

/** Which file, of which authority, and whether it corrects a plan in force. */
export async function showImportForm(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, url } = context
  const within = settleScopes(actor)
  const authorities = within.length ? await findUnitOptions(db, { within, authorities: true }) : []
  const plans = within.length ? await findCorrectablePlans(db, actor) : []
  const corrects = typed(problem, action, 'correctsPlanId', url.searchParams.get('sua') ?? '')
  const own = authorities.find((option) => option.value === actor.unitId) ?? authorities[0]
  return ui.staffPage({
    ...context.frame,
    title: p('settling.import_title'),
    lead: p('settling.import_lead'),
    width: 'narrow',
    actions: ui.linkButton({ text: p('settling.list_title'), kind: 'secondary', href: '/ke-hoach/nhap/danh-sach' }),
    errors: problem?.errors,
    children: authorities.length
      ? ui.form({
          action: '/ke-hoach/nhap',
          csrf: context.csrf,
          idempotencyKey: context.key(),
          multipart: true,
          children: html`${ui.fileInput({
            name: 'file',
            label: p('settling.file'),
            accept: endings,
            maxBytes: planFileLimit,
            error: errorOf(problem, action, 'file'),
          })}
          ${ui.select({
            name: 'authorityId',
            label: p('settling.authority'),
            options: authorities,
            value: typed(problem, action, 'authorityId', own?.value),
            placeholder: false,
            error: errorOf(problem, action, 'authorityId'),
          })}
          ${
            plans.length > 0 &&
            ui.select({
              name: 'correctsPlanId',
              label: p('settling.corrects'),
              placeholder: p('settling.corrects_nothing'),
              options: [
                {
                  label: p('settling.corrects_plan'),
                  options: plans.map((plan) => ({ value: plan.id, text: `${plan.year} · ${plan.title}` })),
                },
              ],
              value: corrects,
              error: errorOf(problem, action, 'correctsPlanId'),
            })
          }
          ${ui.button({ text: p('settling.read_button') })}`,
        })
      : ui.notice({ tone: 'warning', title: p('settling.no_authority') }),
  })
}
