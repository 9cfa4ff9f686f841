import { sql } from 'kysely'
import { endpoint, type Route } from './route.ts'

/** For a load balancer or a watchman: 200 when a statement gets through, 503 when not. Says nothing else to strangers. */
export const healthRoutes: readonly Route[] = [
  endpoint('get', '/suc-khoe', async (_request, context) => {
    const alive = await sql`select 1`.execute(context.db.query).then(
      () => true,
      () => false,
    )
    return Response.json({ status: alive ? 'ok' : 'database unreachable' }, { status: alive ? 200 : 503 })
  }),
]
