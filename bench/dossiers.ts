// How quick dossiers are over an empty archive and a full one, for a clerk and for whoever sees everything, next to the
// bare SQL of the same:
//   npm run bench -- dossiers            (20,000 dossiers; DOSSIERS=1000000 for the promised number)
// With EXPLAIN=1 come the statements of an intake and the plans of the reading ones.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { reachOf } from '../src/kernel/access/actor-reach.ts'
import type { Actor } from '../src/kernel/access/actor.ts'
import { withReach } from '../src/kernel/database/reach.ts'
import { inTransaction, reader } from '../src/kernel/database/transaction.ts'
import { uuidv7 } from '../src/kernel/uuid.ts'
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
  searchDossiers,
  throughTo,
} from '../src/service/dossiers/index.ts'
import { openArchive, type Archive } from './support/archive.ts'
import { fillArchive, stockUntil } from './support/dossier-stock.ts'
import { replay, statementsOf, timedInTurns, type Sent, type Times } from './support/measure.ts'

const dossiers = Number(process.env.DOSSIERS ?? 20_000)
const rounds = Number(process.env.ROUNDS ?? 100)
const now = stockUntil
const soon = now.add({ hours: 48 })
const quarter = { from: Temporal.PlainDate.from('2026-08-15'), to: Temporal.PlainDate.from('2026-11-14') }

const directory = mkdtempSync(join(tmpdir(), 'cchc-mo-bench-'))
const empty = await openArchive(directory, 'empty')
const full = await openArchive(directory, 'full')
await fillArchive({ ...full, db: dbOf(full), clerkId: full.cast.clerk.personId, dossiers })

function dbOf(archive: Archive) {
  return reader(archive.database, now)
}

const applicant = (round: number) => ({
  applicantName: `Hà Văn Mẫu ${round}`,
  applicantNumber: `0971900${String(20_000 + round)}`,
})

const intake = (archive: Archive) => (round: number) =>
  as(archive.cast.clerk, () =>
    inTransaction(
      archive.database,
      async (tx) => {
        const { shop, units, cast } = archive
        const { id } = await fileDossier(tx, cast.clerk, aFiling(shop, { units }, applicant(round)))
        await act(tx, cast.clerk, id, 'check_in', 'receive')
      },
      { now },
    ),
  )

// Who leads the commune reaches all of it, as its people do together.
const lifecycle = (archive: Archive) => (round: number) =>
  as(archive.cast.communeChairman, async () => {
    const { shop, units } = archive
    const { id } = await inTransaction(
      archive.database,
      (tx) => throughTo(tx, archive, aFiling(shop, { units }, applicant(round)), 'done'),
      { now },
    )
    return getDossier(dbOf(archive), archive.cast.clerk, id)
  })

/** The program reaches as far as that person does. */
const as = <Result>(actor: Actor, work: () => Promise<Result>): Promise<Result> => withReach(reachOf(actor), work)

/** The statements of one intake with ids, code and number of its own each time. */
async function replayIntake(bare: pg.Client, sent: readonly Sent[], since: number, round: number): Promise<void> {
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

type Measured = { empty: Times; full: Times; bare?: Times; statements: number }
const measured: Record<string, Measured> = {}
const counted = (sent: readonly Sent[]): number => sent.filter(({ text }) => !/^(begin|commit)/i.test(text)).length

async function measureWriting(): Promise<void> {
  const whole = await timedInTurns(rounds, { empty: lifecycle(empty), full: lifecycle(full) })
  const life = 'full lifecycle and read back'
  measured[life] = { ...whole, statements: counted(await statementsOf(() => lifecycle(full)(rounds))) }
  await intake(full)(rounds)
  const since = Date.now()
  const sent = await statementsOf(() => intake(full)(rounds + 1))
  if (process.env.EXPLAIN) console.log(sent.map(({ text }) => `-- ${text}`).join('\n'))
  const bare = await full.bareOf(full.cast.clerk)
  measured['intake: file and receive'] = {
    ...(await timedInTurns(rounds, {
      empty: intake(empty),
      full: intake(full),
      bare: (round) => replayIntake(bare, sent, since, round + 10),
    })),
    statements: counted(sent),
  }
}

/** What people read, each as somebody sees it. */
const readings: Record<string, (archive: Archive, actor: Actor) => Promise<unknown>> = {
  'statistics by unit': (archive, actor) => findStatistics(dbOf(archive), actor, 'unit', quarter),
  'statistics by procedure': (archive, actor) => findStatistics(dbOf(archive), actor, 'procedure', quarter),
  'statistics by officer': (archive, actor) => findStatistics(dbOf(archive), actor, 'officer', quarter),
  'work list': (archive, actor) => findWork(dbOf(archive), actor, 'don-vi', {}, soon),
  'late list': (archive, actor) => findWork(dbOf(archive), actor, 'tre-han', {}, soon),
  'figures of the lists': (archive, actor) => countWork(dbOf(archive), actor, soon),
  'what ended lately': (archive, actor) => findEnded(dbOf(archive), actor, {}),
  'dossiers behind a figure': (archive, actor) =>
    findBehind(dbOf(archive), actor, { ...quarter, figure: 'late', grouping: 'unit' }),
  'register of a month': (archive, actor) =>
    findRegister(dbOf(archive), actor, {
      unitId: archive.units.tanLapCentre,
      from: Temporal.PlainDate.from('2026-10-01'),
      to: Temporal.PlainDate.from('2026-10-31'),
    }),
  'the applicant of last time': (archive, actor) => findEarlierApplicant(dbOf(archive), actor, '097190020010'),
  'search by name': (archive, actor) => searchDossiers(dbOf(archive), actor, 'nguyen thi hoa'),
  'search by a word of all': (archive, actor) => searchDossiers(dbOf(archive), actor, 'dang ky'),
  'search by serial': (archive, actor) => searchDossiers(dbOf(archive), actor, '0000100'),
  'search by number': (archive, actor) => searchDossiers(dbOf(archive), actor, '097190020010'),
}

async function measureReading(): Promise<void> {
  const people = (archive: Archive) => [archive.cast.clerk, archive.cast.administrator] as const
  const bareOfClerk = await full.bareOf(full.cast.clerk)
  const bareOfAll = await full.bareOf(full.cast.administrator)
  for (const [name, read] of Object.entries(readings)) {
    const reading = (archive: Archive, actor: Actor) => as(actor, () => read(archive, actor))
    const [clerk, administrator] = people(full)
    const [clerkBefore, administratorBefore] = people(empty)
    const ofClerk = await statementsOf(() => reading(full, clerk))
    const ofAll = await statementsOf(() => reading(full, administrator))
    const times = await timedInTurns(rounds, {
      clerk: () => reading(full, clerk),
      administrator: () => reading(full, administrator),
      clerkEmpty: () => reading(empty, clerkBefore),
      administratorEmpty: () => reading(empty, administratorBefore),
      clerkBare: () => replay(bareOfClerk, ofClerk),
      administratorBare: () => replay(bareOfAll, ofAll),
    })
    measured[`${name}, clerk`] = {
      empty: times.clerkEmpty,
      full: times.clerk,
      bare: times.clerkBare,
      statements: counted(ofClerk),
    }
    measured[`${name}, administrator`] = {
      empty: times.administratorEmpty,
      full: times.administrator,
      bare: times.administratorBare,
      statements: counted(ofAll),
    }
    if (!process.env.EXPLAIN) continue
    await explain(bareOfClerk, `${name}, clerk`, ofClerk)
    await explain(bareOfAll, `${name}, administrator`, ofAll)
  }
}

async function explain(bare: pg.Client, name: string, sent: readonly Sent[]): Promise<void> {
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

await measureWriting()
await measureReading()

const both = ({ p50, p95 }: Times): string => p50.toFixed(1).padStart(9) + p95.toFixed(1).padStart(8)
console.log(
  `\n${''.padEnd(42)}${['empty p50/p95', 'full p50/p95', 'bare SQL'].map((one) => one.padStart(17)).join('')}  statements`,
)
for (const [name, { empty: before, full: after, bare, statements }] of Object.entries(measured))
  console.log(
    `${name.padEnd(42)}${both(before)}${both(after)}${bare ? both(bare) : ''.padEnd(17)}${String(statements).padStart(9)}`,
  )

const life = measured['full lifecycle and read back']!
const received = measured['intake: file and receive']!
const ofClerk = measured['work list, clerk']!
const ofAll = measured['work list, administrator']!
const budgets: [string, number, number][] = [
  ['full lifecycle at full : at empty (p50)', life.full.p50 / life.empty.p50, 1.1],
  ['intake : its bare SQL (p50; 60 % of the rate)', received.full.p50 / received.bare!.p50, 1.67],
  ['work list, clerk : administrator (p95)', ofClerk.full.p95 / ofAll.full.p95, 1.2],
  ['work list, clerk : its bare SQL (p95)', ofClerk.full.p95 / ofClerk.bare!.p95, 3],
]
console.log('')
for (const [name, value, most] of budgets)
  console.log(`${name.padEnd(50)} ${value.toFixed(2)} (at most ${most}) ${value <= most ? 'kept' : 'MISSED'}`)

await empty.close()
await full.close()
rmSync(directory, { recursive: true, force: true })
