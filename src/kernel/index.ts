import { healthRoutes } from './http/health.ts'
import { jobRoutes } from './jobs/routes.ts'
import type { Module } from './module.ts'
import { accountRoutes } from './sessions/account-routes.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { galleryRoutes } from './ui/gallery-routes.ts'
import { prepareMonths, upkeepJobs } from './upkeep/jobs.ts'

/** The kernel's own pages (signing in and out, the account, long work, health) and its upkeep. */
export const kernelModule: Module = {
  name: 'kernel',
  routes: [...sessionRoutes, ...accountRoutes, ...jobRoutes, ...healthRoutes, ...galleryRoutes],
  jobs: upkeepJobs,
  start: ({ database }) => prepareMonths(database),
}
