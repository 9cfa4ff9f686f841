// The door of dossier lateness.
import type { Module } from '../../kernel/module.ts'
import { registerDossierLink } from '../dossier-handling/index.ts'
import { can, scopeIdsOf, type Actor } from '../../kernel/access/actor.ts'
import { isOver, type Dossier } from '../dossiers/index.ts'
import { latenessActions } from './lateness-access.ts'
import { opened } from './open-case.ts'
import './follow-dossier.ts'
import './tell-of-steps.ts'
import { latenessDoors, latenessRoutes } from './routes.ts'
import { t } from './texts.ts'
import { watchDates } from './watch-dates.ts'

const isOpened = new Set<string>(Object.values(opened))

/** Who decides on apologies may prepare one early: the only way to a new date. */
const mayBegin = (actor: Actor, dossier: Dossier): boolean =>
  !isOver(dossier.state) &&
  dossier.due_at !== null &&
  can(actor, latenessActions['dossier_lateness.decide'], dossier.competent_path ?? '')

registerDossierLink({
  text: t('lateness.link'),
  order: 20,
  href: ({ id }) => `/ho-so-tre-han/${id}`,
  // The history tells of the case; who may open it is who may read what is late.
  show: ({ dossier, actor, history }) =>
    (history.some(({ action }) => isOpened.has(action)) &&
      scopeIdsOf(actor, latenessActions['dossier_lateness.read']).some((id) => dossier.scope_ids.includes(id))) ||
    mayBegin(actor, dossier),
})

export const dossierLatenessModule: Module = {
  name: 'dossier-lateness',
  routes: latenessRoutes,
  doors: latenessDoors,
  jobs: [watchDates],
}

export { findCase, lateCases, type LateCase } from './case-queries.ts'
export { decideApology } from './decide-apology.ts'
export { watchAll } from './watch-dates.ts'
