// The door of dossier settings.
import { canAnywhere } from '../../kernel/access/actor.ts'
import { action, page } from '../../kernel/http/route.ts'
import type { Module } from '../../kernel/module.ts'
import {
  dossierActions,
  endClockRule,
  endClockRuleInput,
  setAgencyCode,
  setAgencyCodeInput,
  setClockRule,
  setClockRuleInput,
  setHandlingUnit,
  setHandlingUnitInput,
} from '../dossiers/index.ts'
import { showSettings } from './settings-page.ts'
import { t } from './texts.ts'

const back = (unitId: string | null | undefined, said: string) => ({
  to: `/quy-dinh-ho-so${unitId ? `?don-vi=${unitId}` : ''}`,
  said,
})

export const dossierSettingsModule: Module = {
  name: 'dossier-settings',
  routes: [
    page('/quy-dinh-ho-so', (context) => showSettings(context)),
    action({
      path: '/quy-dinh-ho-so/thoi-han',
      name: 'dossiers.set_clock_rule',
      input: setClockRuleInput,
      run: setClockRule,
      next: (_, { unitId }) => back(unitId, 'dossier_settings.said_rule'),
      again: showSettings,
    }),
    action({
      path: '/quy-dinh-ho-so/bo',
      name: 'dossiers.end_clock_rule',
      input: endClockRuleInput,
      run: endClockRule,
      next: (_, { unit }) => back(unit, 'dossier_settings.said_ended'),
      again: showSettings,
    }),
    action({
      path: '/quy-dinh-ho-so/don-vi-giai-quyet',
      name: 'dossiers.set_handling_unit',
      input: setHandlingUnitInput,
      run: setHandlingUnit,
      next: (_, { authorityId }) => back(authorityId, 'dossier_settings.said_handling'),
      again: showSettings,
    }),
    action({
      path: '/quy-dinh-ho-so/ma-dinh-danh',
      name: 'dossiers.set_agency_code',
      input: setAgencyCodeInput,
      run: setAgencyCode,
      next: (_, { unitId }) => back(unitId, 'dossier_settings.said_code'),
      again: showSettings,
    }),
  ],
  doors: [
    {
      href: '/quy-dinh-ho-so',
      text: t('dossier_settings.title'),
      group: 'administration',
      order: 30,
      // Who keeps the rules, and who acts on dossiers by them.
      show: (actor) =>
        canAnywhere(actor, dossierActions['dossiers.set_rules']) || canAnywhere(actor, dossierActions['dossiers.read']),
    },
  ],
}
