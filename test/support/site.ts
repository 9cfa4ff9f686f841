// The whole site for browsers: the demo's world in a database of its own, over real HTTP.
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import { demoPassword, loadDemo } from '../../src/demo/load-demo.ts'
import { listen, type Listening } from '../../src/kernel/http/listen.ts'
import { modules } from '../../src/modules.ts'
import { neighbourPlan, type NeighbourName } from '../../src/demo/invented-people.ts'
import { castPlan, type CastName } from './cast.ts'
import { testApp, type App } from './client.ts'
import { testDatabase, type TestDatabase } from './database.ts'

export type Site = {
  /** Where it listens; there once the tests run. */
  readonly address: string
  /** For what nobody does in a browser, such as the work of the clock. */
  readonly committed: TestDatabase['committed']
}

/** The cast, and in the demo its neighbours. */
export type Someone = CastName | NeighbourName
const everybody = { ...castPlan, ...neighbourPlan }

/** The application over real HTTP, as long as the tests of the file run. Call it at the top of the file. */
export function listening(app: App): { readonly address: string } {
  let server: Listening | undefined
  before(async () => {
    server = await listen(app, '127.0.0.1', 0)
  })
  after(() => server?.close())
  return {
    get address() {
      assert.ok(server, 'the site opens when the tests of the file begin')
      return server.address
    },
  }
}

/** Call it at the top of a file of journeys. */
export function testSite(): Site {
  const database = testDatabase({ own: true })
  const app = testApp(database)
  before(async () => {
    for (const { load } of modules) if (load) await database.committed(load)
    await database.committed(loadDemo)
  })
  const site = listening(app)
  return {
    get address() {
      return site.address
    },
    committed: database.committed,
  }
}

/** Signs somebody in, in this page's browser, and opens a page; the form itself is walked where plans are settled. */
export async function signInOnPage(page: Page, who: Someone, to = '/viec-cua-toi'): Promise<void> {
  const { request } = page.context()
  const form = await (await request.get('/dang-nhap')).text()
  const [, token = ''] = /name="_csrf" value="([^"]*)"/.exec(form) ?? []
  const { login } = everybody[who]
  const answer = await request.post('/dang-nhap', {
    form: { _csrf: token, login, password: demoPassword },
    maxRedirects: 0,
  })
  assert.equal(answer.status(), 303, `${login} could not sign in`)
  await page.goto(to)
}
