import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { createApp } from './app.ts'

export type Listening = { address: string; close: () => Promise<void> }

/** Serves until closed; closing lets running requests finish. */
export async function listen(app: ReturnType<typeof createApp>, host: string, port: number): Promise<Listening> {
  const server = serve({ fetch: app.fetch, hostname: host, port })
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  const { port: taken } = server.address() as AddressInfo
  const name = host.includes(':') ? `[${host}]` : host
  return {
    address: `http://${name}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      }),
  }
}
