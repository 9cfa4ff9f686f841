import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { findWorkId, onDay } from '../../../test/support/tracked-plan.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { compareVietnamese } from '../../kernel/text/vietnamese.ts'
import { changeTask, copyPlan, createPlan, dropTask, putIntoForce } from '../plans/index.ts'
import { aPlan, aTask, aTypedTask, led } from '../plans/plan-fixtures.ts'
import { assignWork } from './assign-work.ts'
import { decideDelivery } from './decide-delivery.ts'
import { deliverOutput } from './deliver-output.ts'
import { answerDifficulty, raiseDifficulty } from './difficulty.ts'
import { askExtension, decideExtension } from './extend-deadline.ts'
import { getWork } from './get-work.ts'
import { instructWork } from './instruct-work.ts'
import { reportProgress } from './report-progress.ts'
import { findUnfinishedTasks } from './unfinished-tasks.ts'
import { findOpenDifficulty } from './work-of-plan.ts'
import { findWork } from './work-queries.ts'

const db = testDatabase({ own: true })

type Scene = { world: AnBinh; planId: string; officer: Actor; worker: Actor; dated: string; undated: string }

async function makeScene(tx: Tx): Promise<Scene> {
  const world = await makeCast(tx)
  const lead = led(world.units.tanLapCulture)
  const tasks = [
    aTask({ text: 'Có hạn 31/3', lead }),
    aTask({ text: 'Theo chỉ đạo', lead, deadline: { text: '', kind: 'per-instruction', dueDates: [] } }),
    aTask({ text: 'Chưa rõ đơn vị' }),
  ]
  const officer = world.cast.communeReformOfficer
  const planId = await createPlan(onDay(tx, '2026-01-10'), officer, aPlan(world.units.tanLap, { tasks }))
  await putIntoForce(onDay(tx, '2026-01-10'), officer, { id: planId, version: 1 })
  const [dated, undated] = [await findWorkId(tx, planId, 'Có hạn'), await findWorkId(tx, planId, 'Theo')]
  return { world, planId, officer, worker: world.cast.communeSpecialist, dated, undated }
}

const scene = (work: (tx: Tx, scene: Scene) => Promise<void>) => () =>
  db.rolledBack(async (tx) => work(tx, await makeScene(tx)))

const day = (text: string) => Temporal.PlainDate.from(text)
const deliver = (tx: Tx, { worker, dated }: Scene) => deliverOutput(tx, worker, { id: dated, text: 'Số 12/BC' }, [])
const accept = (tx: Tx, { officer, dated }: Scene) => decideDelivery(tx, officer, { id: dated, decision: 'accepted' })

test(
  'more time: the first date stays, and the work is on time against the granted one, late against the first',
  scene(async (tx, it) => {
    const { worker, officer, dated: id } = it
    const before = onDay(tx, '2026-03-25')
    const ask = (wantedOn: string) => askExtension(before, worker, { id, wantedOn: day(wantedOn), reason: 'Chờ sở' })
    await assert.rejects(ask('2026-03-31'), { code: 'plan_tracking.extension_not_later', field: 'wantedOn' })
    await ask('2026-04-20')
    await assert.rejects(decideExtension(before, officer, { id, decision: 'refused' }), {
      code: 'plan_tracking.refusal_needs_reason',
    })
    await decideExtension(before, officer, { id, decision: 'granted', grantedOn: day('2026-04-15') })
    await assert.rejects(decideExtension(before, officer, { id, decision: 'granted' }), {
      code: 'plan_tracking.no_extension_asked',
    })
    const running = await getWork(onDay(tx, '2026-04-10'), officer, id)
    assert.deepEqual([running.item.state, running.item.late_against_first], ['not_started', true])
    await deliver(onDay(tx, '2026-04-15'), it)
    await accept(onDay(tx, '2026-05-01'), it)
    const { item } = await getWork(onDay(tx, '2026-06-01'), officer, id)
    assert.equal(String(item.first_due_on), '2026-03-31')
    assert.equal(String(item.granted_due_on), '2026-04-15')
    assert.deepEqual([item.state, item.late_against_first], ['done_on_time', true])
  }),
)

test(
  'work without a date cannot be extended; an instruction gives it its first date, once',
  scene(async (tx, { worker, officer, undated: id }) => {
    await assert.rejects(askExtension(tx, worker, { id, wantedOn: day('2027-01-01'), reason: 'x' }), {
      code: 'plan_tracking.no_date_to_extend',
    })
    await instructWork(tx, officer, { id, dueOn: day('2026-08-15'), basis: 'Công văn 9/CV', version: 1 })
    const { item, history } = await getWork(onDay(tx, '2026-08-16'), officer, id)
    assert.deepEqual([String(item.first_due_on), item.state], ['2026-08-15', 'overdue'])
    assert.ok(history.some((entry) => entry.action === 'plan_tracking.instructed' && entry.actor_name === officer.name))
    await assert.rejects(instructWork(tx, officer, { id, dueOn: day('2026-09-01'), basis: 'x', version: 2 }), {
      code: 'plan_tracking.has_date_already',
    })
  }),
)

test(
  'what was delivered waits: not delivered twice, returned only with a reason, then delivered and accepted once',
  scene(async (tx, it) => {
    const { officer, dated: id } = it
    await assert.rejects(accept(tx, it), { code: 'plan_tracking.nothing_delivered' })
    await deliver(onDay(tx, '2026-03-20'), it)
    await assert.rejects(deliver(tx, it), { code: 'plan_tracking.already_delivered' })
    await assert.rejects(decideDelivery(tx, officer, { id, decision: 'returned' }), {
      code: 'plan_tracking.return_needs_reason',
      field: 'reason',
    })
    await decideDelivery(tx, officer, { id, decision: 'returned', reason: 'Thiếu phụ lục' })
    const returned = await getWork(onDay(tx, '2026-04-02'), officer, id)
    assert.equal(returned.item.state, 'overdue', 'returned work runs on against its date')
    assert.equal(returned.deliveries[0]!.reason, 'Thiếu phụ lục')
    await deliver(onDay(tx, '2026-04-03'), it)
    await accept(tx, it)
    const done = await getWork(tx, officer, id)
    assert.deepEqual([done.item.state, done.item.percent, done.deliveries.length], ['done_late', 100, 2])
    await assert.rejects(deliver(tx, it), { code: 'plan_tracking.already_accepted' })
    await assert.rejects(reportProgress(tx, officer, { id, percent: 1, text: 'x' }), {
      code: 'plan_tracking.already_accepted',
    })
  }),
)

test(
  'work goes to people of its unit only, and to nobody while it has no unit',
  scene(async (tx, { officer, worker, world, planId, dated }) => {
    const give = (id: string, person: Actor) => assignWork(tx, officer, { id, personId: person.personId, version: 1 })
    await assert.rejects(give(dated, world.cast.clerk), { code: 'plan_tracking.person_elsewhere', field: 'personId' })
    await assert.rejects(give(await findWorkId(tx, planId, 'Chưa rõ'), worker), { code: 'plan_tracking.unit_first' })
    await give(dated, worker)
    assert.equal((await getWork(tx, officer, dated)).item.person_name, worker.name)
    await assert.rejects(give(dated, worker), { code: 'kernel.changed_meanwhile' })
  }),
)

test(
  'a difficulty is answered once; a link that is none is refused',
  scene(async (tx, { officer, worker, dated: id }) => {
    await raiseDifficulty(tx, worker, { id, text: 'Thiếu máy quét' })
    const difficultyId = (await findOpenDifficulty(tx, id))!
    await answerDifficulty(tx, officer, { id, difficultyId, answer: 'Mượn của Văn phòng' })
    await assert.rejects(answerDifficulty(tx, officer, { id, difficultyId, answer: 'x' }), {
      code: 'plan_tracking.already_answered',
    })
    await assert.rejects(deliverOutput(tx, worker, { id, text: 'x', link: 'javascript:alert(1)' }, []), {
      code: 'plan_tracking.link_invalid',
    })
  }),
)

const amendment = {
  amendmentNumber: '45/QĐ-UBND',
  amendmentDate: Temporal.PlainDate.from('2026-04-02'),
  amendmentReason: 'Chuyển đơn vị',
}

test(
  'a changed task moves its work and its counts; what was accepted stays as it was; a dropped one owes nothing more',
  scene(async (tx, it) => {
    const { officer, planId, dated, world } = it
    await deliver(onDay(tx, '2026-03-20'), it)
    await accept(onDay(tx, '2026-03-21'), it)
    const { item } = await getWork(tx, officer, dated)
    const areas = await tx.query
      .selectFrom('plans.area')
      .select('id')
      .where('plan_id', '=', planId)
      .orderBy('position')
      .execute()
    const moved = aTypedTask({
      text: 'Có hạn 30/6',
      areaId: areas[2]!.id,
      leadUnitIds: [world.units.tanLapOffice, world.units.tanLapCulture],
    })
    await assert.rejects(changeTask(tx, officer, { ...moved, id: item.task_id, version: 1 }), {
      code: 'plans.amendment_required',
    })
    await changeTask(tx, officer, { ...moved, ...amendment, id: item.task_id, version: 1 })
    const inJuly = onDay(tx, '2026-07-10')
    const work = (await findWork(inJuly, officer, { planId })).filter((row) => row.task_id === item.task_id)
    assert.deepEqual(
      work.map((row) => `${row.unit_name} ${String(row.first_due_on)} ${row.state}`).toSorted(compareVietnamese),
      [
        'Phòng Văn hóa - Xã hội 2026-03-31 done_on_time',
        'Phòng Văn hóa - Xã hội 2026-06-30 overdue',
        'Văn phòng HĐND và UBND 2026-06-30 overdue',
      ],
    )
    assert.equal((await findWork(tx, officer, { planId, areaId: areas[2]!.id })).length, 3)

    await dropTask(tx, officer, { ...amendment, id: item.task_id, version: 2 })
    const left = (await findWork(tx, officer, { planId })).filter((row) => row.task_id === item.task_id)
    assert.deepEqual(
      left.map(({ state }) => state),
      ['done_on_time'],
    )
    assert.equal((await findWork(tx, officer, { planId, state: 'cancelled' })).length, 2)
  }),
)

test(
  'another date by amendment: progress, evidence and assignee stay, the first date too, the change names its document',
  scene(async (tx, it) => {
    const { officer, worker, planId, dated: id, world } = it
    const early = onDay(tx, '2026-03-10')
    await assignWork(early, officer, { id, personId: worker.personId, version: 1 })
    await reportProgress(early, worker, { id, percent: 60, text: 'Đã dự thảo' })
    await askExtension(early, worker, { id, wantedOn: day('2026-04-20'), reason: 'Chờ sở' })
    await decideExtension(early, officer, { id, decision: 'granted' })
    const { item } = await getWork(early, officer, id)
    const change = (version: number, due: string | null) =>
      changeTask(onDay(tx, '2026-04-02'), officer, {
        ...aTypedTask({
          leadUnitIds: [world.units.tanLapCulture],
          deadlineKind: due ? 'by-date' : 'ongoing',
          dueDates: due ? [day(due)] : [],
        }),
        ...amendment,
        id: item.task_id,
        version,
      })
    await change(1, '2026-06-30')
    const work = await findWork(tx, officer, { planId, text: 'niem yet' })
    assert.deepEqual(
      work.map((row) => row.id),
      [id],
    )
    const moved = await getWork(onDay(tx, '2026-06-30'), officer, id)
    assert.deepEqual(
      [moved.item.percent, moved.item.person_name, moved.progress.length, moved.item.state],
      [60, worker.name, 1, 'running'],
    )
    assert.deepEqual(
      [moved.item.first_due_on, moved.item.last_day, moved.item.granted_due_on].map(String),
      ['2026-03-31', '2026-06-30', 'null'],
      'what was granted against the old date ends with it',
    )
    assert.equal(moved.extensions[0]!.decision, 'granted')
    assert.deepEqual(
      moved.dueChanges.map((row) => [String(row.due_on), row.amendment, row.by]),
      [['2026-06-30', { number: '45/QĐ-UBND', decidedOn: '2026-04-02' }, officer.name]],
    )
    await askExtension(onDay(tx, '2026-06-20'), worker, { id, wantedOn: day('2026-07-10'), reason: 'Chờ sở' })
    await decideExtension(onDay(tx, '2026-06-21'), officer, { id, decision: 'granted' })
    await deliver(onDay(tx, '2026-07-10'), it)
    const late = await getWork(onDay(tx, '2026-07-11'), officer, id)
    assert.deepEqual([String(late.item.last_day), late.item.late_against_first], ['2026-07-10', true])
    await decideDelivery(tx, officer, { id, decision: 'returned', reason: 'Thiếu phụ lục' })

    await change(2, null)
    const undated = await getWork(onDay(tx, '2027-01-01'), officer, id)
    assert.deepEqual([undated.item.last_day, undated.item.state, undated.dueChanges.length], [null, 'running', 2])
    await change(3, '2026-03-31')
    const back = await getWork(onDay(tx, '2027-01-01'), officer, id)
    assert.deepEqual(
      [String(back.item.last_day), back.item.state, back.dueChanges.length],
      ['2026-03-31', 'overdue', 3],
    )
  }),
)

test(
  'what is carried over to the next year is what is not finished',
  scene(async (tx, it) => {
    const { officer, planId } = it
    await deliver(tx, it)
    await accept(tx, it)
    const unfinished = await findUnfinishedTasks(tx, planId)
    const copy = { id: planId, year: 2027, title: 'Kế hoạch năm 2027' } as const
    const carried = await copyPlan(tx, officer, { ...copy, what: 'unfinished' }, unfinished)
    const whole = await copyPlan(tx, officer, { ...copy, what: 'all' }, unfinished)
    const texts = (id: string) =>
      tx.query.selectFrom('plans.task').select('text').where('plan_id', '=', id).orderBy('position').execute()
    assert.deepEqual(
      (await texts(carried)).map(({ text }) => text),
      ['Theo chỉ đạo', 'Chưa rõ đơn vị'],
    )
    assert.equal((await texts(whole)).length, 3)
  }),
)

test('two people act at once on one piece of work: one does, the other is told', async () => {
  const it = await db.committed(makeScene)
  const both = await Promise.allSettled([
    db.committed((tx) => deliver(tx, it)),
    db.committed((tx) => deliverOutput(tx, it.officer, { id: it.dated, text: 'Số 13/BC' }, [])),
  ])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  assert.equal(both.find((one) => one.status === 'rejected')?.reason.code, 'plan_tracking.already_delivered')

  const decided = await Promise.allSettled([
    db.committed((tx) => accept(tx, it)),
    db.committed((tx) => decideDelivery(tx, it.officer, { id: it.dated, decision: 'returned', reason: 'Thiếu' })),
  ])
  assert.equal(decided.filter(({ status }) => status === 'fulfilled').length, 1)

  await db.committed((tx) =>
    instructWork(tx, it.officer, { id: it.undated, dueOn: day('2027-01-01'), basis: 'Công văn 9/CV', version: 1 }),
  )
  const asked = await Promise.allSettled(
    ['2027-02-01', '2027-03-01'].map((wanted) =>
      db.committed((tx) => askExtension(tx, it.worker, { id: it.undated, wantedOn: day(wanted), reason: 'Chờ' })),
    ),
  )
  assert.equal(asked.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.equal(asked.find((one) => one.status === 'rejected')?.reason.code, 'plan_tracking.extension_already_asked')
})
