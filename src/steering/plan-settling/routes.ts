import type { Route } from '../../kernel/http/route.ts'
import { correctionRoutes } from './correcting/routes.ts'
import { importRoutes } from './importing/routes.ts'
import { headRoutes } from './settling/head-routes.ts'
import { planRoutes } from './settling/plan-routes.ts'
import { reasonRoutes } from './settling/reason-routes.ts'
import { targetRoutes } from './settling/target-routes.ts'
import { taskRoutes } from './settling/task-routes.ts'
import { unitRoutes } from './settling/unit-routes.ts'

import { sourceRoutes } from './source/routes.ts'

/** Every address below /ke-hoach/nhap, and the whole text of a plan below its own. */
export const settlingRoutes: readonly Route[] = [
  ...importRoutes,
  ...sourceRoutes,
  ...planRoutes,
  ...headRoutes,
  ...taskRoutes,
  ...reasonRoutes,
  ...unitRoutes,
  ...targetRoutes,
  ...correctionRoutes,
]
