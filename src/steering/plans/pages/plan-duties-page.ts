import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { getPlan } from '../get-plan.ts'
import { findPlanDuties, findReportingDuties } from '../plan-queries.ts'
import { managesPlan, planPage } from './plan-frame.ts'
import { p } from './texts.ts'

/** Duties and reporting of the body text; a duty becomes a task in one step. */
export async function showPlanDuties(context: SignedInContext): Promise<ui.Html> {
  const plan = await getPlan(context.db, context.actor, context.params.id!)
  const duties = await findPlanDuties(context.db, plan.id)
  const reporting = await findReportingDuties(context.db, plan.id)
  const manages = managesPlan(context, plan)
  return planPage(context, plan, {
    tab: 'trach-nhiem',
    children: html`${ui.table({
      caption: p('plans.duties'),
      columns: [
        { header: p('plans.duty_unit'), cell: (duty) => duty.units.join('; ') },
        { header: p('plans.duty_text'), rowHeader: true, cell: (duty) => duty.text },
        ...(manages
          ? [
              {
                header: p('plans.duty_to_task'),
                cell: (duty: (typeof duties)[number]) =>
                  html`<a href="/ke-hoach/${plan.id}/nhiem-vu/moi?trach-nhiem=${duty.id}"
                    >${p('plans.duty_to_task')}</a
                  >`,
              },
            ]
          : []),
      ],
      rows: duties,
      empty: ui.emptyState({ title: p('plans.nothing_read') }),
    })}
    ${ui.table({
      caption: p('plans.reporting'),
      columns: [
        { header: p('plans.report_name'), rowHeader: true, cell: (duty) => duty.name },
        { header: p('plans.window'), cell: (duty) => html`${ui.date(duty.cutoff_from)} – ${ui.date(duty.cutoff_to)}` },
        { header: p('plans.due'), cell: (duty) => (duty.due_on ? ui.date(duty.due_on) : duty.due_rule) },
        { header: p('plans.reporter'), cell: (duty) => duty.reporter },
        { header: p('plans.recipient'), cell: (duty) => duty.recipient },
      ],
      rows: reporting,
      empty: ui.emptyState({ title: p('plans.nothing_read') }),
    })}`,
  })
}
