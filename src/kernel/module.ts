import type { Db, Tx } from './database/types.ts'
import type { Finding } from './doctor/finding.ts'
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
  /** What the doctor looks at beside the kernel's own; may walk through whole tables. */
  checks?: readonly ((db: Db) => Promise<Finding>)[]
  /** Reference data, brought up to date at every start before serving, in one transaction per module. */
  load?: (tx: Tx) => Promise<void>
  /** Runs once after that, before serving. */
  start?: (services: Services) => Promise<void>
}
