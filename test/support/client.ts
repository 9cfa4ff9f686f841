// A person at a browser, without one: requests go to the application in this process, cookies are kept.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { readConfig } from '../../src/kernel/config.ts'
import type { Database } from '../../src/kernel/database/connect.ts'
import { createApp } from '../../src/kernel/http/app.ts'
import { csrfToken } from '../../src/kernel/http/csrf.ts'
import { sessionCookie } from '../../src/kernel/http/visit.ts'
import type { Module } from '../../src/kernel/module.ts'
import { modules as allModules } from '../../src/modules.ts'
import { castPassword } from './cast.ts'

export type App = ReturnType<typeof createApp>

/** The application over a test's own database; files go to a folder that is removed with the test. */
export function testApp(database: Database, modules: readonly Module[] = allModules): App {
  const directory = mkdtempSync(join(tmpdir(), 'cchc-mo-files-'))
  after(() => rmSync(directory, { recursive: true, force: true }))
  const config = readConfig({ DATA_DIR: directory })
  return createApp({
    services: { database, config },
    modules,
    log: (line) => void (line.level === 'error' && console.error(line)),
  })
}

type Fields = Record<string, string | readonly string[] | File>

export type Client = {
  get(path: string): Promise<Response>
  /** Sends a form as its page would: with the page's proof of origin. */
  post(path: string, fields?: Fields): Promise<Response>
  /** The page's text. */
  read(path: string): Promise<string>
}

const origin = 'http://localhost'

const bodyOf = (fields: Fields): FormData | URLSearchParams => {
  const body = Object.values(fields).some((value) => value instanceof File) ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one as string)
  return body
}

export function visitor(app: App): Client {
  const cookies = new Map<string, string>()
  const csrf = () => csrfToken(cookies.get(sessionCookie) ?? cookies.get('cchc_visit') ?? '')
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
    headers.set('referer', `${origin}${path}`)
    const response = await app.request(`${origin}${path}`, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string]
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    return response
  }
  return {
    get: (path) => request(path),
    post: (path, fields = {}) => request(path, { method: 'POST', body: bodyOf({ _csrf: csrf(), ...fields }) }),
    read: async (path) => (await request(path)).text(),
  }
}

/** A client that has signed in as somebody of the cast. */
export async function signedIn(app: App, login: string, password = castPassword): Promise<Client> {
  const client = visitor(app)
  await client.get('/dang-nhap')
  const response = await client.post('/dang-nhap', { login, password })
  if (response.status !== 303) throw new Error(`${login} could not sign in: ${response.status}`)
  return client
}
