// What other modules may know of dossiers.
import type { Module } from '../../kernel/module.ts'
import { loadCountryRules } from './find-clock-rules.ts'

export const dossiersModule: Module = { name: 'dossiers', load: loadCountryRules }
