// The whole site for browsers: the demo's world in a database of its own, over real HTTP.
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Page } from 'playwright-core'
import { demoPassword, loadDemo } from '../../src/demo/load-demo.ts'
import { listen, type Listening } from '../../src/kernel/http/listen.ts'
import { modules } from '../../src/modules.ts'
import { neighbourPlan, type NeighbourName } from '../../src/demo/invented-people.ts'
import { castPlan, type CastName } from './cast.ts'
import { testApp } from './client.ts'
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

/** Call it at the top of a file of journeys. */
export function testSite(): Site {
  const database = testDatabase({ own: true })
  const app = testApp(database)
  let listening: Listening | undefined
  before(async () => {
    for (const { load } of modules) if (load) await database.committed(load)
    await database.committed(loadDemo)
    listening = await listen(app, '127.0.0.1', 0)
  })
  after(() => listening?.close())
  return {
    get address() {
      assert.ok(listening, 'the site opens when the tests of the file begin')
      return listening.address
    },
    committed: database.committed,
  }
}

/** Signs somebody in, in this page's browser. */
export async function signInOnPage(page: Page, who: Someone): Promise<void> {
  await page.goto('/dang-nhap')
  await page.getByLabel('Tên đăng nhập').fill(everybody[who].login)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.waitForURL('**/viec-cua-toi')
}
