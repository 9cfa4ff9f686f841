import { action, page, type Route } from '../../../kernel/http/route.ts'
import { importHref } from '../addresses.ts'
import { showReasons } from '../pages/reasons-page.ts'
import { afterStep } from './after-step.ts'
import { settleReason, settleReasonInput } from './settle-reason.ts'

const at = '/ke-hoach/nhap/:id/nghi-van'

export const reasonRoutes: readonly Route[] = [
  page(at, (context) => showReasons(context)),
  action({
    path: at,
    name: 'plan_settling.settle_reason',
    input: settleReasonInput,
    run: settleReason,
    // Reason after reason, until no task is doubted any more.
    next: (outcome, { id }) =>
      outcome.points.some(({ kind }) => kind === 'task')
        ? { to: importHref(id, 'nghi-van'), said: 'plan_settling.said_saved' }
        : afterStep(outcome, { id }, 'plan_settling.said_saved', ''),
    again: showReasons,
  }),
]
