// The door of dossier lateness.
import type { Module } from '../../kernel/module.ts'
import './follow-dossier.ts'
import { latenessDoors, latenessRoutes } from './routes.ts'
import { watchDates } from './watch-dates.ts'

export const dossierLatenessModule: Module = {
  name: 'dossier-lateness',
  routes: latenessRoutes,
  doors: latenessDoors,
  jobs: [watchDates],
}

export { findCase, lateCases, type LateCase } from './case-queries.ts'
export { decideApology } from './decide-apology.ts'
export { watchAll } from './watch-dates.ts'
