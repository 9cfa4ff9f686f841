import type { MiddlewareHandler } from 'hono'

export type LogLine = Record<string, string | number | undefined>

// Longer than an id: an address that opens something to whoever knows it.
const withoutSecrets = (path: string): string => path.replace(/[\w-]{40,}/g, '…')

/** One line for each request: no query strings, since people search for people. */
export const accessLog =
  (log: (line: LogLine) => void): MiddlewareHandler =>
  async (context, next) => {
    const began = performance.now()
    await next()
    log({
      method: context.req.method,
      path: withoutSecrets(context.req.path),
      status: context.res.status,
      ms: Math.round((performance.now() - began) * 10) / 10,
      sql: context.res.headers.get('server-timing')?.match(/"(\d+)"/)?.[1],
    })
  }
