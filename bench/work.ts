// How quick the counts over all plans are at 200,000 pieces of work of one authority, nine tenths of them accepted.
//   npm run bench -- work
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { loadDemo } from '../src/demo/load-demo.ts'
import { findActor } from '../src/kernel/access/actor-source.ts'
import { readConfig } from '../src/kernel/config.ts'
import { connect } from '../src/kernel/database/connect.ts'
import { migrate } from '../src/kernel/database/migrate.ts'
import { openDatabase } from '../src/kernel/database/open.ts'
import { everything } from '../src/kernel/database/reach.ts'
import { inTransaction, reader } from '../src/kernel/database/transaction.ts'
import { modules } from '../src/modules.ts'
import { countMyWork, findMyWork } from '../src/steering/plan-tracking/my-work.ts'
import { findFilterChoices, findOverview } from '../src/steering/plan-tracking/work-counts.ts'
import { findWork } from '../src/steering/plan-tracking/work-queries.ts'

const rounds = 15
const plans = 40

const directory = mkdtempSync(join(tmpdir(), 'cchc-mo-bench-'))
const config = readConfig({ DATA_DIR: directory })
const opened = await openDatabase(config)
await migrate(opened.ownerUrl)
const database = connect(opened.appUrl, { reach: everything('benchmark') })
for (const { load } of modules) if (load) await inTransaction(database, load)
await inTransaction(database, loadDemo)

const officer = await database.query
  .selectFrom('kernel.account')
  .select(['id', 'person_id'])
  .where('login', '=', 'mai.dt')
  .executeTakeFirstOrThrow()
const db = () => reader(database)
const actor = (await findActor(db(), { id: officer.id, personId: officer.person_id }))!

// Copies of a plan of the demo with its areas and 100 tasks each; each task is the work of 50 units for one date.
const owner = connect(opened.ownerUrl)
const copy = (table: string, changes: string) =>
  `select (jsonb_populate_record(null::plans.${table}, to_jsonb(old) || ${changes})).*`
for (const statement of [
  `create temp table model as select * from plans.plan where in_force_at is not null and authority_id in
    (select authority_id from plan_tracking.work_item) order by id limit 1`,
  `create temp table new_plan as select gen_random_uuid() as id, n from generate_series(1, ${plans}) n`,
  `create temp table new_area as select gen_random_uuid() as id, a.id as old_id, p.id as plan_id
    from plans.area a join model on a.plan_id = model.id cross join new_plan p`,
  `create temp table new_task as select gen_random_uuid() as id, p.id as plan_id, p.n as plan_number, t as number
    from new_plan p, generate_series(1, 100) t`,
  `insert into plans.plan ${copy('plan', `jsonb_build_object('id', n.id, 'number', n.n || '/KH')`)} from model old, new_plan n`,
  `insert into plans.area ${copy('area', `jsonb_build_object('id', n.id, 'plan_id', n.plan_id)`)}
    from plans.area old join new_area n on n.old_id = old.id`,
  `insert into plans.task ${copy(
    'task',
    `jsonb_build_object('id', n.id, 'plan_id', n.plan_id, 'position', n.number, 'goal_id', null,
     'area_id', (select a.id from new_area a where a.plan_id = n.plan_id order by a.old_id offset n.number % 5 limit 1))`,
  )}
    from (select t.* from plans.task t join model on t.plan_id = model.id limit 1) old, new_task n`,
  `create temp table units as select id, row_number() over () as number from (select id from organisation.unit order by id limit 50) u`,
  `create temp table people as select id, row_number() over () as number from organisation.person`,
  `insert into plan_tracking.work_item
    (id, plan_id, task_id, area_id, authority_id, unit_id, person_id, kind, first_due_on, delivered_at, accepted_at)
    select gen_random_uuid(), n.plan_id, n.id, t.area_id, model.authority_id,
      (select id from units where number = 1 + copy % (select count(*) from units)),
      (select id from people where number = 1 + copy % (select count(*) from people)), 'by-date',
      date '2026-01-01' + n.number + copy, d.at, d.at
    from new_task n join plans.task t on t.id = n.id cross join model cross join generate_series(1, 50) copy
    cross join lateral (select case when n.plan_number > ${plans / 10} then
      timestamptz '2026-01-01' + (n.number + copy + n.plan_number % 3 - 1) * interval '1 day' end as at) d`,
  'analyze',
])
  await sql.raw(statement).execute(owner.query)

async function measure(name: string, work: () => Promise<readonly unknown[] | object>) {
  const times: number[] = []
  for (let round = 0; round < rounds + 2; round++) {
    const began = performance.now()
    await work()
    if (round >= 2) times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  console.log(
    `${name.padEnd(28)} ${times[Math.floor(rounds / 2)]!.toFixed(1).padStart(8)} ${times.at(-1)!.toFixed(1).padStart(8)}`,
  )
}

const { items } = await database.query
  .selectFrom('plan_tracking.work_item')
  .select(({ fn }) => fn.countAll<string>().as('items'))
  .executeTakeFirstOrThrow()
console.log(`${items} pieces of work            p50 ms   max ms`)
await measure('overview by unit', () => findOverview(db(), actor, {}, 'unit'))
await measure('overview by area', () => findOverview(db(), actor, {}, 'area'))
await measure('choices of the filter', () => findFilterChoices(db(), actor, {}))
await measure('first page of the list', () => findWork(db(), actor, { limit: 51 }))
await measure('own work, first page', () => findMyWork(db(), actor, { limit: 200 }))
await measure('own work, counts', () => countMyWork(db(), actor))
await database.close()
await owner.close()
await opened.close()
rmSync(directory, { recursive: true, force: true })
