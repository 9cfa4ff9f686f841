// The door of the exchange with the national portal.
import type { Module } from '../../kernel/module.ts'
import { compareWithPortal } from './compare.ts'
import { fetchFromPortal } from './fetch-dossiers.ts'
import { fetchPortalFiles } from './files/fetch-files.ts'
import './follow-changes.ts'
import { offerSamples } from './portal/offer-samples.ts'
import './retry-follow-ups.ts'
import { exchangeDoors, exchangeRoutes } from './routes.ts'
import { sendToPortal } from './send-changes.ts'

export const dossierExchangeModule: Module = {
  name: 'dossier-exchange',
  routes: exchangeRoutes,
  doors: exchangeDoors,
  start: offerSamples,
  jobs: [fetchFromPortal, fetchPortalFiles, sendToPortal, compareWithPortal],
}

export { sharedSimulator } from './portal/current-portal.ts'
