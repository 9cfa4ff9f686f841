// Sends what nobody should send to every page and every command, as people with different rights: never a fault of
// ours (500), never a word of theirs as markup.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Route } from '../src/kernel/http/route.ts'
import { modules } from '../src/modules.ts'
import { aFiling, makeOneStop, throughTo } from '../src/service/dossiers/index.ts'
import { makeCastWithAccounts, type CastName } from './support/cast.ts'
import { signedIn, testApp } from './support/client.ts'
import { testDatabase } from './support/database.ts'
import { makeTrackedPlan } from './support/tracked-plan.ts'
import type { Browser } from './support/visitor.ts'

/** More for a night: FUZZ_RUNS=100. */
const runs = Number(process.env.FUZZ_RUNS ?? 3)
const database = testDatabase({ own: true })
const app = testApp(database)
const routes = modules.flatMap((module) => module.routes ?? [])

/** Ids that lead somewhere; without sessions, or the fuzz would sign itself out. */
let known: string[] = []

before(async () => {
  for (const { load } of modules) if (load) await database.committed(load)
  await database.committed(async (tx) => {
    const world = await makeCastWithAccounts(tx)
    await makeTrackedPlan(tx, world)
    const shop = await makeOneStop(tx, world)
    for (const step of ['check_in', 'handle', 'hand_over'] as const)
      await throughTo(tx, world, aFiling(shop, world), step)
    const { rows } = await sql<{ id: string }>`
      (select id from dossiers.dossier) union all (select id from workflow.step where closed_at is null) union all
      (select id from dossiers.result) union all (select id from procedures.procedure limit 2) union all
      (select id from plans.plan) union all (select id from plans.task limit 3) union all
      (select id from plans.area limit 1) union all (select id from plan_tracking.work_item) union all
      (select id from organisation.person limit 5) union all (select id from organisation.unit where path ~ 'u.*{1,3}' limit 5)
    `.execute(tx.query)
    known = rows.map((row) => row.id)
  })
})

const hostile = [
  '',
  ' ',
  '<x-hostile>"\'&',
  '\0',
  'a\0b',
  '%',
  '_',
  '\\',
  "'; drop table plans.plan; --",
  '-'.repeat(36),
  '00000000-0000-0000-0000-000000000000',
  '0198f000-0000-7000-8000-00000000zzzz',
  '0000-01-01',
  '9999-12-31',
  '-271821-04-19',
  '2026-02-30',
  '30/02/2026',
  '31/12/9999',
  '2026-05-20',
  '99999999999999999999',
  '2147483648',
  '9007199254740991',
  '-1',
  '0',
  '1',
  '1e400',
  'NaN',
  '1,5',
  '😀'.repeat(50),
  'Tie\u0302\u0301ng Vie\u0323\u0302t',
  '\u202Eabc',
  '\uD800',
  'on',
  '9999.------------------------------------',
  // Places in a list as pages write them, of days that no calendar of the database knows.
  ...['0000-01-01', '9999-12-31', '0000-01-01T00:00:00Z', '-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z'].map(
    (day) => `${day}_0198f000-0000-7000-8000-000000000001`,
  ),
  '9999.0198f000-0000-7000-8000-000000000001',
  '2026-05-20T08:00:00Z.not-an-id',
  '2026-05-20T08:00:00+07:00',
  '+275760-09-13T00:00:01Z',
  '__proto__',
  'constructor',
  'javascript:alert(1)',
  '//example.com',
  'a\r\nSet-Cookie: x=y',
  'x'.repeat(6000),
]

const value = () => fc.oneof(fc.constantFrom(...hostile), fc.constantFrom(...known), fc.string({ unit: 'binary' }))
const values = () =>
  fc.oneof({ weight: 4, arbitrary: value() }, { weight: 1, arbitrary: fc.array(value(), { maxLength: 3 }) })

/** What enumerations accept, so that the fuzz gets past the first door. */
function optionsOf(schema: unknown): string[] {
  const { options, def } = schema as { options?: unknown[]; def?: Record<string, unknown> }
  if (options?.every((option) => typeof option === 'string')) return options as string[]
  return [def?.in, def?.out, def?.innerType].flatMap((inner) => (inner ? optionsOf(inner) : []))
}

const fieldsOf = (route: Route): [string, string[]][] => {
  if (route.kind !== 'action') return []
  const shape = (route.input as z.ZodObject).shape ?? {}
  return Object.entries(shape).map(([name, schema]) => [name, optionsOf(schema)])
}

const fieldValue = (options: string[]) =>
  options.length ? fc.oneof(fc.constantFrom(...options), values()) : fc.oneof(values(), fc.constant('2026-11-30'))

const paramNames = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!)

/** Every name that any page asks its address for. */
const queryNames = [
  ...new Set(
    globSync('src/**/*.ts', { cwd: new URL('..', import.meta.url) }).flatMap((file) =>
      [
        ...readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').matchAll(
          /(?:search|searchParams)\.(?:get|getAll|has)\('([^']+)'/g,
        ),
      ].map((match) => match[1]!),
    ),
  ),
]

const request = (route: Route) =>
  fc.record({
    params: fc.record(
      Object.fromEntries(paramNames(route.path).map((name) => [name, fc.oneof(fc.constantFrom(...known), value())])),
    ),
    query: fc.array(fc.tuple(fc.constantFrom(...queryNames), value()), { maxLength: 4 }),
    fields: fc.record(
      Object.fromEntries([...fieldsOf(route).map(([name, options]) => [name, fieldValue(options)]), ['_key', value()]]),
      { requiredKeys: [] },
    ),
  })

/** An address with its parts filled in; an empty or dotted part would be another address. */
const addressOf = (route: Route, params: Record<string, unknown>, query: [string, string][]): string => {
  const path = route.path.replace(/:(\w+)(\{[^}]*\}+)?/g, (_, name: string) =>
    encodeURIComponent(String(params[name]).toWellFormed().replace(/^\.*$/, 'x')),
  )
  const search = query.map(([name, text]) => `${name}=${encodeURIComponent(text.toWellFormed())}`).join('&')
  return search ? `${path}?${search}` : path
}

async function ensureSound(response: Response, what: string): Promise<void> {
  assert.ok(response.status < 500, `${what}: ${response.status}`)
  const isPage = response.headers.get('content-type')?.startsWith('text/html')
  if (isPage) assert.ok(!/<x-hostile/i.test(await response.text()), `${what}: markup came through`)
}

async function tryRoute(browser: Browser, route: Route): Promise<void> {
  await fc.assert(
    fc.asyncProperty(request(route), async ({ params, query, fields }) => {
      const path = addressOf(route, params as Record<string, unknown>, query)
      const response =
        route.kind === 'action'
          ? await browser.submit(path, {
              _csrf: browser.hidden('_csrf') || csrf,
              ...(fields as Record<string, string>),
            })
          : await browser.get(path)
      csrf = browser.hidden('_csrf') || csrf
      await ensureSound(response, `${route.kind} ${path}`)
    }),
    { numRuns: runs },
  )
}
let csrf = ''

// Leaving and the password of one's own would end the fuzz.
const isTried = (route: Route): boolean =>
  route.kind !== 'endpoint' && !(route.kind === 'action' && route.name.startsWith('kernel.end_'))

for (const who of ['communeSpecialist', 'communeReformOfficer', 'administrator'] satisfies CastName[])
  test(`whatever ${who} sends, nothing breaks and nothing is taken for markup`, async () => {
    const browser = await signedIn(app, who)
    await browser.get('/viec-cua-toi')
    const problems: string[] = []
    for (const route of routes.filter(isTried))
      await tryRoute(browser, route).catch((error: Error) =>
        problems.push(`${route.kind} ${route.path}: ${error.message}`),
      )
    assert.equal(problems.length, 0, problems.join('\n\n'))
  })
