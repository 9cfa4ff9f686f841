import { createServer, type AddressInfo } from 'node:net'

/** The wished port if it is free, else any free one. */
export async function freePort(wished = 0): Promise<number> {
  const server = createServer()
  return await new Promise((done, fail) => {
    server.once('error', (error) => (wished ? done(freePort()) : fail(error)))
    server.listen({ port: wished, host: '127.0.0.1' }, () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })
}
