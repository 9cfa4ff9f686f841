import { action, page, type Route } from '../../../kernel/http/route.ts'
import { showOverview } from '../pages/overview-page.ts'
import { showSteps } from '../pages/steps-page.ts'
import { importHref } from '../addresses.ts'
import { settlePlan, settlePlanInput } from './settle-plan.ts'
import { undoStep, undoStepInput } from './undo-step.ts'

export const planRoutes: readonly Route[] = [
  action({
    path: '/ke-hoach/nhap/:id/hieu-luc',
    name: 'plan_settling.settle_plan',
    input: settlePlanInput,
    run: settlePlan,
    next: (planId) => ({ to: `/ke-hoach/${planId}`, said: 'plans.said_in_force' }),
    again: showOverview,
  }),
  page('/ke-hoach/nhap/:id/cac-buoc', (context) => showSteps(context)),
  action({
    path: '/ke-hoach/nhap/:id/cac-buoc/hoan-tac',
    name: 'plan_settling.undo_step',
    input: undoStepInput,
    run: undoStep,
    next: (_, { id }) => ({ to: importHref(id, 'cac-buoc'), said: 'plan_settling.said_undone' }),
    again: showSteps,
  }),
]
