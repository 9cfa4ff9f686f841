import { page, type Route } from '../../../kernel/http/route.ts'
import { planFile, showPlanText } from '../pages/plan-text-page.ts'
import { showSource } from '../pages/source-page.ts'

export const sourceRoutes: readonly Route[] = [
  page('/ke-hoach/nhap/:id/van-ban', showSource),
  page('/ke-hoach/:id{[0-9a-f-]{36}}/van-ban', showPlanText),
  page('/ke-hoach/:id{[0-9a-f-]{36}}/tep', planFile),
]
