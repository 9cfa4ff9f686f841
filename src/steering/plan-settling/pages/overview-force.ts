import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Review } from '../settling/get-review.ts'
import { c } from './correction-texts.ts'
import { p } from './texts.ts'

/** The way into force, or where it has led. */
export function enterForce({ csrf, key }: SignedInContext, { row, points, maySettle }: Review): ui.Content {
  if (row.settled_at)
    return html`<section class="section">
      <h2>${p('settling.in_force_title')}</h2>
      <p>${p('settling.in_force_since')} ${ui.dateTime(row.settled_at)}.</p>
      ${row.plan_id && ui.linkButton({ text: p('settling.open_plan'), href: `/ke-hoach/${row.plan_id}` })}
    </section>`
  if (row.corrects_plan_id)
    return html`<section class="section">
      <h2>${c('settling.correction_title')}</h2>
      <p class="hint">
        ${points.length ? c('settling.correction_open', { count: points.length }) : c('settling.corrects_lead')}
      </p>
      ${ui.linkButton({
        text: c('settling.see_differences'),
        href: `/ke-hoach/nhap/${row.id}/sua-doi`,
        kind: points.length ? 'secondary' : 'primary',
      })}
    </section>`
  return (
    maySettle &&
    html`<section class="section">
      <h2>${p('settling.force_title')}</h2>
      <p class="hint">
        ${p(points.length ? 'settling.force_not_yet' : 'settling.force_ready', { count: points.length })}
      </p>
      ${ui.buttonForm({
        action: `/ke-hoach/nhap/${row.id}/hieu-luc`,
        csrf,
        idempotencyKey: key(),
        hidden: { version: String(row.version) },
        text: p('settling.force_button'),
        kind: points.length ? 'secondary' : 'primary',
      })}
    </section>`
  )
}
