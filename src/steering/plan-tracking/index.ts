// The door of plan tracking.
import type { Module } from '../../kernel/module.ts'
import { followTasks } from '../plans/index.ts'
import { trackingRoutes } from './routes.ts'
import { syncWorkItems } from './sync-work-items.ts'

followTasks(syncWorkItems)

export const planTrackingModule: Module = { name: 'plan-tracking', routes: trackingRoutes }
