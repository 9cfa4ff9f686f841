import type { Services } from './http/context.ts'
import type { Door } from './http/frame.ts'
import type { Route } from './http/route.ts'
import type { JobDefinition } from './jobs/define.ts'

/** What modules.ts lists: everything a module brings. Texts and actions are declared where they are defined. */
export type Module = {
  name: string
  routes?: readonly Route[]
  doors?: readonly Door[]
  jobs?: readonly JobDefinition[]
  /** Runs once after migration, before serving: reference data, registrations. */
  start?: (services: Services) => Promise<void>
}
