// The whole application in this process, and people of the cast who are signed in to it.
import assert from 'node:assert/strict'
import { createApp } from '../../src/kernel/http/app.ts'
import type { Services } from '../../src/kernel/http/context.ts'
import { runDueJobs } from '../../src/kernel/jobs/worker.ts'
import { modules } from '../../src/modules.ts'
import { signInAs } from './accounts.ts'
import { castPassword, castPlan, type CastName } from './cast.ts'
import type { TestDatabase } from './database.ts'
import { testServices } from './services.ts'
import { openBrowser, type Browser } from './visitor.ts'

export type App = ReturnType<typeof createApp>

/**
 * All modules over a test database of one's own; call it at the top of the file, beside `testDatabase`. A test that
 * also runs jobs passes the services they share, for the folder of files.
 */
export const testApp = (test: TestDatabase, services: Services = testServices(test)): App =>
  createApp({
    services,
    modules,
    log: (line) => void ('error' in line && console.error(line)),
  })

/** Does the work that waits in the queue, of all modules. */
export const runJobs = (services: Services): Promise<void> => runDueJobs({ services, modules })

/** A browser in which somebody of the cast has signed in; the province must have been made with accounts. */
export async function signedIn(app: App, who: CastName): Promise<Browser> {
  const browser = openBrowser(app)
  const { login } = castPlan[who]
  const response = await signInAs(browser, login, castPassword)
  assert.equal(response.status, 303, `${login} could not sign in`)
  return browser
}
