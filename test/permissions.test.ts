// Every command stands in a table of who may and who may not; whoever adds one without it is stopped here. And no page
// opens to somebody who has not signed in.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import type { Route } from '../src/kernel/http/route.ts'
import { startJob } from '../src/kernel/jobs/start-job.ts'
import { modules } from '../src/modules.ts'
import { notify } from '../src/foundation/notifications/index.ts'
import '../src/steering/plan-tracking/telling/texts.ts'
import { castPassword, makeCastWithAccounts, type AnBinh } from './support/cast.ts'
import { signedIn, testApp } from './support/client.ts'
import { testDatabase } from './support/database.ts'
import { openBrowser, type Browser } from './support/visitor.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
const routes = modules.flatMap((module) => module.routes ?? [])
let world: AnBinh

before(async () => {
  for (const { load } of modules) if (load) await database.committed(load)
  world = await database.committed(makeCastWithAccounts)
})

/** Commands on what is one's own: `make` gives somebody one, `send` has a browser try it, `isDone` looks. */
type OwnCommand = {
  make: () => Promise<string>
  send: (browser: Browser, id: string) => Promise<Response>
  isDone: (id: string) => Promise<boolean>
  /** What history says of it; reading one's own notices is nobody's business. */
  says?: string
}

const query = () => database.database.query

async function sessionOf(accountId: string): Promise<string> {
  const rows = query().selectFrom('kernel.session').select('id').where('account_id', '=', accountId)
  return (await rows.orderBy('created_at', 'desc').executeTakeFirstOrThrow()).id
}

const hasEnded = async (id: string): Promise<boolean> =>
  (await query().selectFrom('kernel.session').select('ended_at').where('id', '=', id).executeTakeFirstOrThrow())
    .ended_at !== null

async function newSession(): Promise<string> {
  await signedIn(app, 'communeSpecialist')
  return sessionOf(world.cast.communeSpecialist.accountId)
}

async function newNotice(): Promise<string> {
  const { personId } = world.cast.communeSpecialist
  await database.committed((tx) =>
    notify(tx, {
      personIds: [personId],
      kind: 'plan_tracking.due_soon',
      params: { task: 'Báo cáo', plan: 'Kế hoạch', due: { day: '2026-05-20' } },
      href: '/viec-cua-toi',
    }),
  )
  const rows = query().selectFrom('notifications.notification').select('id').where('person_id', '=', personId)
  return (await rows.orderBy('id', 'desc').executeTakeFirstOrThrow()).id
}

const isRead = async (id: string): Promise<boolean> =>
  (
    await query()
      .selectFrom('notifications.notification')
      .select('read_at')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).read_at !== null

const newJob = (): Promise<string> =>
  database.committed((tx) =>
    startJob(tx, world.cast.communeSpecialist, { name: 'test.none', title: 'Việc dài', payload: {} }),
  )

const isCancelled = async (id: string): Promise<boolean> =>
  (await query().selectFrom('kernel.job').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state ===
  'cancelled'

const preferenceOf = async (personId: string): Promise<string | undefined> =>
  (
    await query()
      .selectFrom('notifications.preference')
      .select('lang')
      .where('person_id', '=', personId)
      .executeTakeFirst()
  )?.lang

const newPassword = 'một mật khẩu khác'

const ofOneself: Record<string, OwnCommand> = {
  'kernel.end_session': {
    says: 'kernel.sessions_ended',
    make: newSession,
    send: (browser, id) => browser.submit(`/tai-khoan/phien/${id}/ket-thuc`),
    isDone: hasEnded,
  },
  'kernel.end_other_sessions': {
    says: 'kernel.sessions_ended',
    make: newSession,
    send: (browser) => browser.submit('/tai-khoan/phien-khac/ket-thuc'),
    isDone: hasEnded,
  },
  'kernel.cancel_job': {
    says: 'kernel.job_cancelled',
    make: newJob,
    send: (browser, id) => browser.submit(`/cong-viec-nen/${id}/huy`),
    isDone: isCancelled,
  },
  'notifications.mark_read': {
    make: newNotice,
    send: (browser, id) => browser.submit(`/thong-bao/${id}/da-doc`),
    isDone: isRead,
  },
  'notifications.mark_all_read': {
    make: newNotice,
    send: (browser) => browser.submit('/thong-bao/da-doc', { until: '2200-01-01T00:00:00Z' }),
    isDone: isRead,
  },
  'notifications.set_preference': {
    says: 'notifications.preference_set',
    make: async () => world.cast.communeSpecialist.personId,
    send: (browser, personId) => browser.submit('/thong-bao/cai-dat', { lang: 'en', personId }),
    isDone: async (personId) => (await preferenceOf(personId)) === 'en',
  },
  // Last: it ends what the others need.
  'kernel.change_password': {
    says: 'kernel.password_changed',
    make: newSession,
    send: (browser, accountId) =>
      browser.submit('/tai-khoan/mat-khau', {
        currentPassword: castPassword,
        newPassword,
        newPasswordAgain: newPassword,
        accountId,
      }),
    isDone: hasEnded,
  },
}

const timesSaid = async (action: string): Promise<number> =>
  (await query().selectFrom('kernel.audit').select('number').where('action', '=', action).execute()).length

test('what is one’s own is touched by oneself alone', async () => {
  const own = await signedIn(app, 'communeSpecialist')
  const stranger = await signedIn(app, 'clerk')
  for (const [name, { make, send, isDone, says }] of Object.entries(ofOneself)) {
    const id = await make()
    await stranger.get('/tai-khoan')
    await send(stranger, id)
    assert.equal(await isDone(id), false, `${name} by a stranger`)
    await own.get('/tai-khoan')
    const before = says ? await timesSaid(says) : 0
    assert.equal((await send(own, id)).status, 303, name)
    if (says) assert.equal(await timesSaid(says), before + 1, `${name} is not announced`)
    assert.equal(await isDone(id), true, `${name} by oneself`)
  }
  const { rows } = await sql<{ secrets: number }>`
    select count(*)::int as secrets from (select detail::text as kept from kernel.audit
      union all select answer::text from kernel.idempotency union all select payload::text from kernel.job) as texts
    where kept like '%' || ${castPassword} || '%' or kept like ${`%${newPassword}%`}`.execute(query())
  assert.equal(rows[0]!.secrets, 0)
})

test('people come in from a workbook by administrators alone, each with the own one', async () => {
  const file = new File(['a'], 'a.xlsx')
  const tryImport = async (who: 'administrator' | 'communeReformOfficer') => {
    const browser = await signedIn(app, who)
    await browser.get('/to-chuc')
    return (await browser.submit('/to-chuc/nhap', { file })).status
  }
  const tables = ['organisation.check_import', 'organisation.apply_import']
  assert.deepEqual(
    [await tryImport('administrator'), await tryImport('communeReformOfficer')],
    [422, 403],
    tables.join(),
  )
})

const tables = globSync('{src,test}/**/*permissions.test.ts', { cwd: new URL('..', import.meta.url) }).map((file) => ({
  file,
  text: readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'),
}))

/** A row is a key in a table of its own module, or the whole name of the command in quotes. */
function isInTable(command: string): boolean {
  const [module, name] = command.split('.') as [string, string]
  const whole = new RegExp(`'${module}\\.${name}\\b`)
  const row = new RegExp(`(^\\s*${name}: |'${name}')`, 'm')
  const folder = `/${module.replaceAll('_', '-')}/`
  return tables.some(({ file, text }) => whole.test(text) || (file.includes(folder) && row.test(text)))
}

test('every command has its row in a table of permissions', () => {
  const commands = routes.flatMap((route) => (route.kind === 'action' ? route.name : []))
  assert.ok(commands.length > 60)
  assert.deepEqual(
    commands.filter((command) => !isInTable(command)),
    [],
  )
  assert.equal(isInTable(`plans.${'x'.repeat(3)}`), false)
})

const filled = ({ path }: Route): string =>
  path
    .replace(/:(id|\w+Id)(?![\w{])/g, '0198f000-0000-7000-8000-000000000001')
    .replace(/:id\{[^}]*\}+/g, '0198f000-0000-7000-8000-000000000001')
    .replace(/:\w+\{[^}]*\}+/g, '1')

test('a visitor is led from every page to the door, and sends nothing', async () => {
  const visitor = openBrowser(app)
  for (const route of routes) {
    const path = filled(route)
    if (route.kind === 'page') {
      const response = await visitor.get(`${path}?a=b`)
      assert.equal(response.status, 303, path)
      assert.equal(response.headers.get('location'), `/dang-nhap?tiep=${encodeURIComponent(`${path}?a=b`)}`)
    }
    if (route.kind === 'action') {
      await visitor.get('/dang-nhap')
      assert.equal((await visitor.submit(path, {})).status, 401, path)
    }
  }
})
