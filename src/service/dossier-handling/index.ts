// The door of the staff's daily work on dossiers.
import type { Module } from '../../kernel/module.ts'
import { handlingDoors, handlingRoutes } from './routes.ts'

export const dossierHandlingModule: Module = {
  name: 'dossier-handling',
  routes: handlingRoutes,
  doors: handlingDoors,
}

export { dossierTiles } from './pages/dossier-tiles.ts'
export { registerDossierLink, type DossierLink } from './dossier-links.ts'
