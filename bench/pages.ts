// How quick, how large and how chatty the main pages are, for a clerk and for the standing officer, on the demo.
//   npm run bench -- pages
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { demoPassword, loadDemo } from '../src/demo/load-demo.ts'
import { readConfig } from '../src/kernel/config.ts'
import { connect } from '../src/kernel/database/connect.ts'
import { migrate } from '../src/kernel/database/migrate.ts'
import { openDatabase } from '../src/kernel/database/open.ts'
import { everything } from '../src/kernel/database/reach.ts'
import { inTransaction } from '../src/kernel/database/transaction.ts'
import { createApp } from '../src/kernel/http/app.ts'
import { modules } from '../src/modules.ts'
import { openBrowser, type Browser } from '../test/support/visitor.ts'

const rounds = 60

const directory = mkdtempSync(join(tmpdir(), 'cchc-mo-bench-'))
const config = readConfig({ DATA_DIR: directory })
const opened = await openDatabase(config)
await migrate(opened.ownerUrl)
const database = connect(opened.appUrl, { reach: everything('benchmark') })
for (const { load } of modules) if (load) await inTransaction(database, load)
await inTransaction(database, loadDemo)
const app = createApp({ services: { database, config }, modules })

async function signIn(login: string): Promise<Browser> {
  const browser = openBrowser(app)
  await browser.get('/dang-nhap')
  await browser.submit('/dang-nhap', { login, password: demoPassword })
  return browser
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor((sorted.length - 1) * share)]!

async function measure(browser: Browser, path: string) {
  const times: number[] = []
  let text = ''
  let statements = ''
  for (let round = 0; round < rounds + 5; round++) {
    const began = performance.now()
    const response = await browser.get(path)
    text = await response.text()
    // The first five warm the statements up.
    if (round >= 5) times.push(performance.now() - began)
    statements = /desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1] ?? '?'
  }
  times.sort((a, b) => a - b)
  const bytes = Buffer.byteLength(text)
  return { p50: at(times, 0.5), p95: at(times, 0.95), bytes, packed: gzipSync(text, { level: 1 }).length, statements }
}

const clerk = await signIn('hoa.nt')
const officer = await signIn('mai.dt')
await officer.get('/ke-hoach')
const plan = /\/ke-hoach\/[0-9a-f-]{36}/.exec(officer.page)![0]
await officer.get('/dau-viec')
const work = /\/dau-viec\/[0-9a-f-]{36}/.exec(officer.page)![0]

console.log('page                        who      p50 ms  p95 ms   bytes  gzip  statements')
for (const path of [
  '/viec-cua-toi',
  '/tong-quan',
  '/dau-viec',
  work,
  '/ke-hoach',
  plan,
  `${plan}/chi-tieu`,
  `${plan}/thuc-hien`,
  `${plan}/tong-quan`,
])
  for (const [who, browser] of [
    ['clerk', clerk],
    ['officer', officer],
  ] as const) {
    const { p50, p95, bytes, packed, statements } = await measure(browser, path)
    const name = path.replace(/[0-9a-f-]{36}/, ':id').padEnd(27)
    console.log(
      `${name} ${who.padEnd(8)} ${p50.toFixed(1).padStart(6)} ${p95.toFixed(1).padStart(7)} ${String(bytes).padStart(7)} ${String(packed).padStart(5)}  ${statements}`,
    )
  }
console.log(`memory of this process: ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB`)
await database.close()
await opened.close()
rmSync(directory, { recursive: true, force: true })
