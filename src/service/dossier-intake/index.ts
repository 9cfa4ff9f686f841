// The door of the counter: dossiers come in here.
import type { Module } from '../../kernel/module.ts'
import { intakeDoors, intakeRoutes } from './routes.ts'

export const dossierIntakeModule: Module = {
  name: 'dossier-intake',
  routes: intakeRoutes,
  doors: intakeDoors,
}

export { findArrival } from './receiving/keep-arrival.ts'
