// The door of dossier following.
import type { Module } from '../../kernel/module.ts'
import { followingRoutes } from './routes.ts'

export const dossierFollowingModule: Module = { name: 'dossier-following', routes: followingRoutes }
