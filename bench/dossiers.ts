// How quick dossiers are over an empty archive and a full one, for a clerk and for whoever sees everything, next to the
// bare SQL of the same:
//   npm run bench -- dossiers            (20,000 dossiers; DOSSIERS=1000000 for the promised number)
// With EXPLAIN=1 come the statements of an intake and the plans of the reading ones.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { reachOf } from '../src/kernel/access/actor-reach.ts'
import type { Actor } from '../src/kernel/access/actor.ts'
import { connect } from '../src/kernel/database/connect.ts'
import { everything, settingsOf, withReach } from '../src/kernel/database/reach.ts'
import { startEmbeddedPostgres } from '../src/kernel/database/embedded-postgres.ts'
import { migrate } from '../src/kernel/database/migrate.ts'
import { prepareDatabase } from '../src/kernel/database/prepare.ts'
import { inTransaction, reader } from '../src/kernel/database/transaction.ts'
import type { Tx } from '../src/kernel/database/types.ts'
import { uuidv7 } from '../src/kernel/uuid.ts'
import { modules } from '../src/modules.ts'
import { findEnded } from '../src/service/dossier-handling/lists/ended-list.ts'
import { countWork, findWork } from '../src/service/dossier-handling/lists/work-list.ts'
import { findRegister } from '../src/service/dossier-papers/register.ts'
import { findBehind } from '../src/service/dossier-statistics/find-behind.ts'
import { findStatistics } from '../src/service/dossier-statistics/index.ts'
import { act } from '../src/service/dossiers/dossier-fixtures.ts'
import {
  aFiling,
  fileDossier,
  findEarlierApplicant,
  getDossier,
  makeOneStop,
  searchDossiers,
  throughTo,
} from '../src/service/dossiers/index.ts'
import { makeCast } from '../test/support/cast.ts'
import { fillArchive, makePlaces, stockUntil } from './support/dossier-stock.ts'
import { replay, statementsOf, timed, type Sent, type Times } from './support/measure.ts'

const dossiers = Number(process.env.DOSSIERS ?? 20_000)
const rounds = Number(process.env.ROUNDS ?? 100)
const communes = 100
const now = stockUntil
const soon = now.add({ hours: 48 })
const quarter = { from: Temporal.PlainDate.from('2026-08-15'), to: Temporal.PlainDate.from('2026-11-14') }

const directory = mkdtempSync(join(tmpdir(), 'cchc-mo-bench-'))
const server = await startEmbeddedPostgres({ directory: join(directory, 'postgres') })
const { appUrl, ownerUrl } = await prepareDatabase(server.superuserUrl, 'cchc')
await migrate(ownerUrl)
const database = connect(appUrl, { reach: everything('laying down') })
const transaction = <Result>(work: (tx: Tx) => Promise<Result>) => inTransaction(database, work, { now })
for (const { load } of modules) if (load) await transaction(load)
const world = await transaction(async (tx) => {
  const province = await makeCast(tx)
  const places = await makePlaces(tx, province.cast.administrator, province.units, communes)
  return { ...province, places, shop: await makeOneStop(tx, province) }
})
const { cast, shop, units } = world
const db = reader(database, now)
const bare = new pg.Client({ connectionString: appUrl })
await bare.connect()

const applicant = (round: number) => ({
  applicantName: `Hà Văn Mẫu ${round}`,
  applicantNumber: `0971900${String(20_000 + round)}`,
})
const intake = (round: number) =>
  transaction(async (tx) => {
    const { id } = await fileDossier(tx, cast.clerk, aFiling(shop, { units }, applicant(round)))
    await act(tx, cast.clerk, id, 'check_in', 'receive')
    return id
  })
const lifecycle = async (round: number) => {
  const { id } = await transaction((tx) => throughTo(tx, world, aFiling(shop, { units }, applicant(round)), 'done'))
  return getDossier(db, cast.clerk, id)
}

/** The statements of one intake with ids, code and number of its own each time. */
async function replayIntake(sent: readonly Sent[], since: number, round: number): Promise<void> {
  const fresh = new Map<string, string>()
  const newId = (id: string): string => {
    // Ids hold their time: what was made since the recording began is new in every replay.
    if (Number.parseInt(id.replace('-', '').slice(0, 12), 16) < since) return id
    return fresh.get(id) ?? fresh.set(id, uuidv7()).get(id)!
  }
  await replay(bare, sent, (value, text) => {
    if (typeof value === 'number' && text.includes('"receipt_number" =') && value > 0)
      return 2_000_000_000 - value - round
    if (typeof value !== 'string') return value
    return value
      .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, newId)
      .replaceAll(/(H97\.11-261120)-\d{4,}/g, `$1-${String(90_000_000 + round)}`)
  })
}

/** The bare connection reaches as far as the program does for that person, so that both do the same. */
async function as<Result>(actor: Actor, work: () => Promise<Result>): Promise<Result> {
  const reach = reachOf(actor)
  const text = `select set_config('cchc.reach', $1, false), set_config('cchc.person', $2, false)`
  await bare.query(text, settingsOf(reach))
  return withReach(reach, work)
}

type Measured = Record<string, Times & { statements: number }>

async function measure(state: 'empty' | 'full'): Promise<Measured> {
  const measured: Measured = {}
  const note = async (name: string, work: (round: number) => Promise<unknown>, count = rounds): Promise<Sent[]> => {
    const times = await timed(count, work)
    const sent = await statementsOf(() => work(count))
    measured[name] = { ...times, statements: sent.filter(({ text }) => !/^(begin|commit)/i.test(text)).length }
    return sent
  }
  // Who leads the commune reaches all of it, as its people do together.
  await as(cast.communeChairman, () => note('full lifecycle and read back', lifecycle, Math.ceil(rounds / 2)))
  const since = Date.now()
  const sent = await as(cast.clerk, () => note('intake: file and receive', intake))
  if (process.env.EXPLAIN && state === 'empty') console.log(sent.map(({ text }) => `-- ${text}`).join('\n'))
  const shift = state === 'full' ? 1_000_000 : 0
  measured['intake, bare SQL'] = {
    ...(await timed(rounds, (round) => replayIntake(sent, since, shift + round + 10))),
    statements: 0,
  }
  for (const [who, actor] of [
    ['clerk', cast.clerk],
    ['administrator', cast.administrator],
  ] as const) {
    const reading = async (name: string, work: () => Promise<unknown>) => {
      const read = await note(`${name}, ${who}`, work)
      measured[`${name}, ${who}, bare SQL`] = { ...(await timed(rounds, () => replay(bare, read))), statements: 0 }
      if (process.env.EXPLAIN && state === 'full') await explain(`${name}, ${who}`, read)
    }
    const read = () => readAll(actor, reading)
    await as(actor, read)
  }
  return measured
}

type Reading = (name: string, work: () => Promise<unknown>) => Promise<void>

/** Every list, as somebody sees it. */
async function readAll(actor: Actor, reading: Reading): Promise<void> {
  const month = {
    unitId: units.tanLapCentre,
    from: Temporal.PlainDate.from('2026-10-01'),
    to: Temporal.PlainDate.from('2026-10-31'),
  }
  for (const grouping of ['unit', 'procedure', 'officer'] as const)
    await reading(`statistics by ${grouping}`, () => findStatistics(db, actor, grouping, quarter))
  await reading('work list', () => findWork(db, actor, 'don-vi', {}, soon))
  await reading('late list', () => findWork(db, actor, 'tre-han', {}, soon))
  await reading('figures of the lists', () => countWork(db, actor, soon))
  await reading('what ended lately', () => findEnded(db, actor, {}))
  await reading('dossiers behind a figure', () =>
    findBehind(db, actor, { ...quarter, figure: 'late', grouping: 'unit' }),
  )
  await reading('register of a month', () => findRegister(db, actor, month))
  await reading('the applicant of last time', () => findEarlierApplicant(db, actor, '097190020010'))
  await reading('search by name', () => searchDossiers(db, actor, 'nguyen thi hoa'))
  await reading('search by a word of all', () => searchDossiers(db, actor, 'dang ky'))
  await reading('search by serial', () => searchDossiers(db, actor, '0000100'))
  await reading('search by number', () => searchDossiers(db, actor, '097190020010'))
}

async function explain(name: string, sent: readonly Sent[]): Promise<void> {
  for (const { text, values } of sent) {
    const { rows } = await bare.query(`explain (analyze, buffers, timing off) ${text}`, values)
    // Most are run by the plan that PostgreSQL keeps for all values.
    const kept = await bare.query(`explain (generic_plan) ${text}`)
    for (const [kind, plan] of [
      ['', rows],
      [', kept plan', kept.rows],
    ] as const)
      console.log(`\n-- ${name}${kind}\n${plan.map((row) => String(Object.values(row as object)[0])).join('\n')}`)
  }
}

const empty = await measure('empty')
const superuserUrl = Object.assign(new URL(server.superuserUrl), { pathname: '/cchc' }).toString()
await fillArchive({ superuserUrl, db, shop, places: world.places, clerkId: cast.clerk.personId, dossiers })
const full = await measure('full')

const milliseconds = (value: number): string => value.toFixed(1).padStart(9)
console.log(`\n${''.padEnd(46)}    empty p50/p95         full p50/p95   full:empty  statements`)
for (const [name, { p50, p95, statements }] of Object.entries(full)) {
  const before = empty[name]!
  console.log(
    `${name.padEnd(46)}${milliseconds(before.p50)}${milliseconds(before.p95)}${milliseconds(p50)}${milliseconds(p95)}${(p50 / before.p50).toFixed(2).padStart(10)}${String(statements || '').padStart(9)}`,
  )
}
const ratio = (one: string, other: string, of: keyof Times): number => full[one]![of] / full[other]![of]
const budgets: [string, number, number][] = [
  [
    'full lifecycle at full : at empty (p50)',
    full['full lifecycle and read back']!.p50 / empty['full lifecycle and read back']!.p50,
    1.1,
  ],
  ['intake : its bare SQL (p50; 60 % of the rate)', ratio('intake: file and receive', 'intake, bare SQL', 'p50'), 1.67],
  ['work list, clerk : administrator (p95)', ratio('work list, clerk', 'work list, administrator', 'p95'), 1.2],
  ['work list, administrator : clerk (p95)', ratio('work list, administrator', 'work list, clerk', 'p95'), 1.2],
  ['work list, clerk : its bare SQL (p95)', ratio('work list, clerk', 'work list, clerk, bare SQL', 'p95'), 3],
]
console.log('')
for (const [name, value, most] of budgets)
  console.log(`${name.padEnd(50)} ${value.toFixed(2)} (at most ${most}) ${value <= most ? 'kept' : 'MISSED'}`)

await bare.end()
await database.close()
await server.stop()
rmSync(directory, { recursive: true, force: true })
