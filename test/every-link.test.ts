// Follows every link of every page for people with different rights, on the demo: none leads nowhere, none breaks,
// none costs too much.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { demoPassword, loadDemo } from '../src/demo/load-demo.ts'
import { modules } from '../src/modules.ts'
import { signInAs } from './support/accounts.ts'
import { castPlan, type CastName } from './support/cast.ts'
import { testApp } from './support/client.ts'
import { testDatabase } from './support/database.ts'
import { openBrowser, type Browser } from './support/visitor.ts'

const most = 250
const statementBudget = 12
const byteBudget = 150 * 1024

const database = testDatabase({ own: true })
const app = testApp(database)

before(async () => {
  for (const { load } of modules) if (load) await database.committed(load)
  await database.committed(loadDemo)
})

const linksOf = (page: string): string[] =>
  [...page.matchAll(/\shref="(\/[^"#]*)/g)].map((match) => match[1]!.replaceAll('&amp;', '&'))

/** Pages of one kind look alike: a few of each are enough. */
const kindOf = (path: string): string =>
  path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/=[^&]*/g, '=')
    .replace(/\d+/g, 'n')

async function walk(browser: Browser, start: string): Promise<string[]> {
  const problems: string[] = []
  const seen = new Map<string, number>()
  const queue: { path: string; from: string }[] = [{ path: start, from: '' }]
  const asked = new Set<string>()
  while (queue.length > 0 && asked.size < most) {
    const { path, from } = queue.shift()!
    const kind = kindOf(path)
    if (asked.has(path) || path.startsWith('/assets/') || path.includes('lang=') || (seen.get(kind) ?? 0) >= 3) continue
    asked.add(path)
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    const response = await browser.get(path)
    const text = await response.text()
    const statements = Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1] ?? 0)
    if (response.status >= 400) problems.push(`${path}, linked from ${from}: ${response.status}`)
    if (statements > statementBudget) problems.push(`${path}: ${statements} statements`)
    const isPage = response.headers.get('content-type')?.startsWith('text/html')
    if (isPage && text.length > byteBudget) problems.push(`${path}: ${text.length} bytes`)
    const next = response.status === 303 ? [response.headers.get('location')!] : linksOf(text)
    queue.push(...next.map((link) => ({ path: link, from: path })))
  }
  assert.ok(asked.size > 10, `only ${asked.size} pages were found`)
  return problems
}

for (const who of [
  'communeReformOfficer',
  'communeSpecialist',
  'chairman',
  'administrator',
  'nobody',
] satisfies CastName[])
  test(`${who}: every link leads to a page, within its budget`, async () => {
    const browser = openBrowser(app)
    await signInAs(browser, castPlan[who].login, demoPassword)
    const problems = await walk(browser, '/')
    assert.equal(problems.length, 0, problems.join('\n'))
  })
