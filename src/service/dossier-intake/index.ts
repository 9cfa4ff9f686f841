// The door of the counter: dossiers come in here.
import type { Module } from '../../kernel/module.ts'
import { intakeDoors, intakeRoutes } from './routes.ts'

export const dossierIntakeModule: Module = {
  name: 'dossier-intake',
  routes: intakeRoutes,
  doors: intakeDoors,
}

export { groupInput, receiveGroup } from './group/receive-group.ts'
export { callNext, setQueue, takeTicket } from './queue/queue.ts'
export { formStateOf, mayBeTyped, type FormState } from './typing/form-state.ts'
export { typingPath } from './typing/type-form-page.ts'
export { findArrival } from './receiving/keep-arrival.ts'
