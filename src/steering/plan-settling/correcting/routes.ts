import { action, page, type Route } from '../../../kernel/http/route.ts'
import { showCorrection } from '../pages/correction-page.ts'
import { applyCorrection, applyCorrectionInput } from './apply-correction.ts'

const at = '/ke-hoach/nhap/:id/sua-doi'

export const correctionRoutes: readonly Route[] = [
  page(at, (context) => showCorrection(context)),
  action({
    path: at,
    name: 'plan_settling.apply_correction',
    input: applyCorrectionInput,
    run: applyCorrection,
    next: (planId) => ({ to: `/ke-hoach/${planId}`, said: 'plan_settling.said_amended' }),
    again: showCorrection,
  }),
]
