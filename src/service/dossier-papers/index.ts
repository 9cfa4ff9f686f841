// The door of dossier papers.
import type { Module } from '../../kernel/module.ts'
import { registerDossierLink } from '../dossier-handling/index.ts'
import { paperDoors, paperRoutes } from './routes.ts'
import { t } from './texts.ts'

registerDossierLink({ text: t('papers.link'), order: 10, href: ({ id }) => `/ho-so/${id}/phieu` })

export const dossierPapersModule: Module = { name: 'dossier-papers', routes: paperRoutes, doors: paperDoors }
