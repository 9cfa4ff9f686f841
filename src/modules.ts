// The modules, in the order in which they may know each other: each imports only what stands before it. The order is
// also the one of start-up.
import type { Module } from './kernel/module.ts'
import { kernelModule } from './kernel/index.ts'
import { organisationModule } from './foundation/organisation/index.ts'
import { calendarModule } from './foundation/calendar/index.ts'
import { documentsModule } from './foundation/documents/index.ts'
import { notificationsModule } from './foundation/notifications/index.ts'
import { backupsModule } from './foundation/backups/index.ts'
import { formsModule } from './foundation/forms/index.ts'
import { workflowModule } from './foundation/workflow/index.ts'
import { proceduresModule } from './service/procedures/index.ts'
import { dossiersModule } from './service/dossiers/index.ts'
import { dossierFeesModule } from './service/dossier-fees/index.ts'
import { dossierShipmentsModule } from './service/dossier-shipments/index.ts'
import { dossierIntakeModule } from './service/dossier-intake/index.ts'
import { dossierExchangeModule } from './service/dossier-exchange/index.ts'
import { dossierFollowingModule } from './service/dossier-following/index.ts'
import { dossierHandlingModule } from './service/dossier-handling/index.ts'
import { dossierLatenessModule } from './service/dossier-lateness/index.ts'
import { dossierSettingsModule } from './service/dossier-settings/index.ts'
import { dossierPapersModule } from './service/dossier-papers/index.ts'
import { dossierStatisticsModule } from './service/dossier-statistics/index.ts'
import { plansModule } from './steering/plans/index.ts'
import { planTrackingModule } from './steering/plan-tracking/index.ts'
import { planSettlingModule } from './steering/plan-settling/index.ts'

export const modules: readonly Module[] = [
  kernelModule,
  organisationModule,
  calendarModule,
  documentsModule,
  notificationsModule,
  backupsModule,
  formsModule,
  workflowModule,
  proceduresModule,
  dossiersModule,
  dossierFeesModule,
  dossierShipmentsModule,
  dossierIntakeModule,
  dossierExchangeModule,
  dossierFollowingModule,
  dossierHandlingModule,
  dossierLatenessModule,
  dossierSettingsModule,
  dossierPapersModule,
  dossierStatisticsModule,
  plansModule,
  planTrackingModule,
  planSettlingModule,
]
