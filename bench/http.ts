// How many dossiers a counter can receive a second over HTTP, next to the same SQL driven by pgbench, everything on one
// machine, the load included:
//   npm run bench -- http            (SECONDS=10, CLIENTS=4; DOSSIERS=1000000 over the promised archive)
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readConfig } from '../src/kernel/config.ts'
import { connect } from '../src/kernel/database/connect.ts'
import { reader } from '../src/kernel/database/transaction.ts'
import { createApp } from '../src/kernel/http/app.ts'
import { uuidv7 } from '../src/kernel/uuid.ts'
import { modules } from '../src/modules.ts'
import { intakeProcess } from '../src/service/dossier-intake/intake-fixtures.ts'
import { castPassword, castPlan, makeCastWithAccounts } from '../test/support/cast.ts'
import { openBrowser } from '../test/support/visitor.ts'
import { openArchive } from './support/archive.ts'
import { fillArchive, stockUntil } from './support/dossier-stock.ts'
import { statementsOf } from './support/measure.ts'
import { findPgbench, pgbenchScript, runPgbench } from './support/pgbench.ts'

const seconds = Number(process.env.SECONDS ?? 10)
const clients = Number(process.env.CLIENTS ?? 4)
const dossiers = Number(process.env.DOSSIERS ?? 0)

const directory = mkdtempSync(join(tmpdir(), 'cchc-mo-bench-'))
const archive = await openArchive(directory, 'postgres', { cast: makeCastWithAccounts, process: intakeProcess() })
const { appUrl, superuserUrl, shop } = archive
if (dossiers > 0)
  await fillArchive({
    ...archive,
    db: reader(archive.database, stockUntil),
    clerkId: archive.cast.clerk.personId,
    dossiers,
  })
const database = connect(appUrl)
const path = `/tiep-nhan?thu-tuc=${shop.procedures.birth.procedureId}`

type Sender = { request: (path: string, init?: RequestInit) => Response | Promise<Response> }

/** A clerk before the form; each call of the answer sends a dossier of its own. */
async function atCounter(app: Sender) {
  const browser = openBrowser(app as ReturnType<typeof createApp>)
  await browser.get('/dang-nhap')
  await browser.submit('/dang-nhap', { login: castPlan.clerk.login, password: castPassword })
  await browser.get(path)
  const names = ['procedureId', 'versionId', 'receptionUnitId', 'prefilled', 'applicantKind']
  const hidden = Object.fromEntries(names.map((name) => [name, browser.hidden(name)]))
  return async (): Promise<void> => {
    const number = `00${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
    const answer = await browser.submit(path, {
      ...hidden,
      _key: uuidv7(),
      outcome: 'receive',
      applicantName: 'Hà Văn Mẫu',
      applicantNumber: `09${number}`,
      applicantPhone: `09${number.slice(2)}`,
      all: 'true',
    })
    if (answer.status !== 303) throw new Error(`answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`)
  }
}

/** What one such form sends to PostgreSQL. */
async function recorded() {
  const config = readConfig({ DATA_DIR: directory, LOG: 'quiet' })
  const send = await atCounter(createApp({ services: { database, config }, modules }))
  await send()
  const since = Date.now()
  const sent = await statementsOf(send)
  return { sent: sent.filter(({ text }) => !text.startsWith('listen')), since }
}

async function rateOverHttp(): Promise<number> {
  const child = fork(new URL('./support/serve.ts', import.meta.url), [appUrl, directory], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  try {
    const address = await new Promise<string>((resolve) => child.once('message', (said) => resolve(said as string)))
    const far: Sender = {
      request: (to, init) => fetch(new URL(to, address), { ...init, redirect: 'manual' }),
    }
    const counters = await Promise.all(Array.from({ length: clients }, () => atCounter(far)))
    let sent = 0
    const during = async (span: number): Promise<void> => {
      const end = performance.now() + span * 1000
      await Promise.all(
        counters.map(async (send) => {
          while (performance.now() < end) {
            await send()
            sent += 1
          }
        }),
      )
    }
    await during(Math.min(3, seconds))
    sent = 0
    const began = performance.now()
    await during(seconds)
    return (sent * 1000) / (performance.now() - began)
  } finally {
    child.kill()
  }
}

const superuser = new pg.Client({ connectionString: superuserUrl })
await superuser.connect()
await superuser.query(
  'create sequence public.bench_number start 10000000; grant usage on sequence public.bench_number to cchc_app',
)
await superuser.end()

const { sent, since } = await recorded()
console.log(`${sent.length} statements`)
const overHttp = await rateOverHttp()
console.log(`over HTTP      ${overHttp.toFixed(1)} dossiers a second, ${clients} clerks at once`)
const program = findPgbench()
if (program) {
  const script = pgbenchScript(sent, since, [
    /(H97\.11-\d{6}-)\d{4,}/g,
    // Another person each time, as over HTTP: whoever has a hundred open dossiers is looked for longer.
    /\b(0900)\d{8}\b/g,
    /\b(09)\d{8}\b/g,
  ])
  const bare = runPgbench(program, { url: appUrl, script, file: join(directory, 'intake.sql'), clients, seconds })
  console.log(`same by pgbench ${bare.toFixed(1)}; ratio ${(overHttp / bare).toFixed(2)} (at least 0.6)`)
} else console.log('pgbench is not installed (Debian: postgresql-contrib), so there is nothing to compare with')

await database.close()
await archive.close()
rmSync(directory, { recursive: true, force: true })
