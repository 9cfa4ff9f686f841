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
import { makeRarePages } from './support/rare-pages.ts'
import { openBrowser, type Browser } from './support/visitor.ts'

const most = 250
const statementBudget = 12
const byteBudget = 150 * 1024

const database = testDatabase({ own: true })
const app = testApp(database)

before(async () => {
  for (const { load } of modules) if (load) await database.committed(load)
  await database.committed(loadDemo)
  rare = await database.committed(makeRarePages)
})

const linksOf = (page: string): string[] =>
  [...page.matchAll(/\shref="(\/[^"#]*)/g)].map((match) => match[1]!.replaceAll('&amp;', '&'))

let rare: Record<string, string>
const pages = modules.flatMap(({ routes = [] }) => routes.filter(({ kind }) => kind === 'page'))
const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path.replaceAll('.', '\\.').replace(/:\w+(?:\{((?:[^{}]|\{\d+\})*)\})?/g, (_, inner?: string) => inner ?? '[^/]+')}$`,
  )
const patterns = new Map(pages.map(({ path }) => [path, patternOf(path)]))
const pageAt = (address: string): string | undefined =>
  [...patterns].find(([, pattern]) => pattern.test(address.split('?')[0]!))?.[0]
/** Of each page one address at which somebody has seen it. */
const walked = new Map<string, string>()

const statementsOf = (response: Response): number =>
  Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1] ?? 0)

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
    const statements = statementsOf(response)
    const page = pageAt(path)
    if (page && response.status < 400 && !walked.has(page)) walked.set(page, path)
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
  'clerk',
  'communeReformOfficer',
  'communeSpecialist',
  'procedureOfficer',
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

/** They answer a file, or stand on the way to one; the tests of their modules ask for them. */
const files = [
  '/ban-nhap/:id/to-khai.pdf',
  '/ban-nhap/:id/tep/:fileId',
  '/thu-tuc/:id/tep/:versionId/:key',
  '/thu-tuc/nhap/mau',
  '/niem-yet/minh-chung/:id',
  '/ho-so/:id/tep/:fileId',
  '/ho-so/:id/to-in/:paperId',
  '/ho-so/:id/to-khai.pdf',
]

const ofService = modules.filter(({ name }) => /^(dossier|procedures|forms|workflow)/.test(name))

test('each page of the one-stop shop keeps the budget, for the clerk as for the administrator', async () => {
  const officer = openBrowser(app)
  await signInAs(officer, castPlan.procedureOfficer.login, demoPassword)
  const catalogue = await (await officer.get('/thu-tuc/xuat/json')).text()
  await officer.get('/thu-tuc/nhap')
  const authorityId = /<option value="([0-9a-f-]{36})"/.exec(officer.page)?.[1] ?? officer.hidden('authorityId')
  const judged = await officer.submit('/thu-tuc/nhap', { authorityId, file: new File([catalogue], 'danh-muc.json') })
  const addresses = new Map([
    ...Object.entries(rare),
    ...walked,
    ['/thu-tuc/nhap/:id', judged.headers.get('location') ?? '/thu-tuc/nhap'],
    // Linked only while a procedure that it fits has not taken the version yet.
    [
      '/thu-tuc/quy-trinh/:id',
      walked.get('/quy-trinh/phien-ban/:id')!.replace('/quy-trinh/phien-ban', '/thu-tuc/quy-trinh'),
    ],
  ])
  const paths = ofService.flatMap(({ routes = [] }) =>
    routes.flatMap(({ kind, path }) => (kind === 'page' ? [path] : [])),
  )
  const wanted = paths.filter((path) => !files.includes(path))
  const unseen = new Set(wanted)
  const problems = wanted.filter((path) => !addresses.has(path)).map((path) => `${path}: nobody came by`)
  for (const who of ['clerk', 'administrator', 'procedureOfficer', 'communeReformOfficer'] as const) {
    const browser = openBrowser(app)
    await signInAs(browser, castPlan[who].login, demoPassword)
    for (const path of wanted.filter((one) => addresses.has(one))) {
      const response = await browser.get(addresses.get(path)!)
      const statements = statementsOf(response)
      if (response.status < 400) unseen.delete(path)
      if (response.status >= 500) problems.push(`${path}, ${who}: ${response.status}`)
      if (statements > statementBudget) problems.push(`${path}, ${who}: ${statements} statements`)
    }
  }
  assert.deepEqual([...problems, ...[...unseen].map((path) => `${path}: none of them opened it`)], [])
})
