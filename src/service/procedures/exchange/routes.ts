import type { Route } from '../../../kernel/http/route.ts'

export const exchangeRoutes: readonly Route[] = []
