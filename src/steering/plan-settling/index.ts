// The door of plan settling.
import { canAnywhere } from '../../kernel/access/actor.ts'
import type { Module } from '../../kernel/module.ts'
import { planActions, registerPlanTab } from '../plans/index.ts'
import { readImportJob } from './importing/read-import-job.ts'
import { p } from './pages/texts.ts'
import { settlingRoutes } from './routes.ts'
import './texts.ts'

registerPlanTab({ path: 'van-ban', text: p('settling.tab_source'), order: 35 })

export const planSettlingModule: Module = {
  name: 'plan-settling',
  routes: settlingRoutes,
  jobs: [readImportJob],
  doors: [
    {
      href: '/ke-hoach/nhap',
      text: p('settling.import_title'),
      group: 'steering',
      order: 30,
      show: (actor) => canAnywhere(actor, planActions['plans.manage']),
    },
  ],
}
