// The door of plan tracking.
import type { Module } from '../../kernel/module.ts'
import { followTasks, registerPlanTab } from '../plans/index.ts'
import { p } from './pages/texts.ts'
import { trackingDoors, trackingRoutes } from './routes.ts'
import { syncWorkItems } from './sync-work-items.ts'
import { remindDaily } from './telling/remind.ts'
import { tellOfEvents } from './telling/tell.ts'
import './telling/texts.ts'

followTasks(syncWorkItems)
tellOfEvents()
registerPlanTab({ path: 'thuc-hien', text: p('tracking.tab_work'), order: 40, inForceOnly: true })
registerPlanTab({ path: 'tong-quan', text: p('tracking.tab_overview'), order: 50, inForceOnly: true })

export const planTrackingModule: Module = {
  name: 'plan-tracking',
  routes: trackingRoutes,
  doors: trackingDoors,
  jobs: [remindDaily],
}

export { decideDelivery } from './decide-delivery.ts'
export { deliverOutput } from './deliver-output.ts'
export { answerDifficulty, raiseDifficulty } from './difficulty.ts'
export { askExtension, decideExtension } from './extend-deadline.ts'
export { reportProgress } from './report-progress.ts'
export { findOpenDifficulty, findWorkOfPlan, type WorkOfPlan } from './work-of-plan.ts'
