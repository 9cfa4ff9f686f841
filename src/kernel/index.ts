import { healthRoutes } from './http/health.ts'
import { jobRoutes } from './jobs/routes.ts'
import type { Module } from './module.ts'
import { sessionRoutes } from './sessions/routes.ts'

/** The kernel's own pages: signing in and out, the account, long work, health. */
export const kernelModule: Module = { name: 'kernel', routes: [...sessionRoutes, ...jobRoutes, ...healthRoutes] }
