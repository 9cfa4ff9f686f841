import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCaseWorld, monday, only, vietnam, type CaseWorld } from '../../../../test/support/case-world.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { findHistory } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { caseFixtures } from '../case-fixtures.ts'
import {
  assignStep,
  claimStep,
  completeStep,
  findRun,
  findSteps,
  holdRun,
  openSteps,
  processFixtures,
  releaseStep,
  resumeRun,
  setCaseDue,
  stopRun,
} from '../index.ts'

const db = testDatabase()
before(caseFixtures.register)

const { parallelProcess, work, end } = processFixtures

const inWorld = (run: (tx: Tx, world: CaseWorld) => Promise<void>) =>
  db.rolledBack(async (tx) => run(tx, await makeCaseWorld(tx)), { now: monday })

test('an ordinary case goes from the counter to the counter, each step at its unit, its history told', () =>
  inWorld(async (tx, { units, cast, start }) => {
    const started = await start()
    let step = only(started.opened)
    assert.deepEqual([step.key, step.unitId, step.role], ['check_in', units.tanLapCentre, 'clerk'])
    const path = [
      [cast.clerk, 'receive', 'assign', units.tanLapCulture],
      [cast.communeUnitHead, 'forward', 'handle', units.tanLapCulture],
      [cast.communeSpecialist, 'ask_supplement', 'supplement', units.tanLapCentre],
      [cast.clerk, 'taken', 'handle', units.tanLapCulture],
      [cast.communeSpecialist, 'propose', 'approve', units.tanLapCulture],
      [cast.communeUnitHead, 'approve', 'sign', units.tanLapCulture],
      [cast.communeChairman, 'sign', 'issue', units.tanLapCentre],
      [cast.clerk, 'issue', 'hand_over', units.tanLapCentre],
    ] as const
    for (const [actor, action, next, unit] of path) {
      const done = await completeStep(tx, actor, { stepId: step.id, version: 1, action, note: 'Thiếu giấy', facts: {} })
      step = only(done.opened)
      assert.deepEqual([step.key, step.unitId], [next, unit])
    }
    const last = await completeStep(tx, cast.clerk, { stepId: step.id, action: 'hand_over', facts: {} })
    assert.deepEqual(
      [last.opened, last.ended, last.closed.action.effect],
      [[], { outcome: 'done' }, 'hand_over_result'],
    )
    const all = await findSteps(tx, last.closed.subjectId)
    assert.equal(all.length, 9)
    assert.ok(all.every((row) => row.closed_by_name && row.unit_name))
    assert.equal((await findRun(tx, last.closed.subjectId))?.outcome, 'done')
    const history = await findHistory(tx, [last.closed.subjectId])
    assert.equal(history.filter((row) => row.action === 'workflow.step_completed').length, 9)
  }))

test('a quarter of a day is two working hours, three days are twenty-four, over the noon break and the night', () =>
  inWorld(async (tx, { cast, start }) => {
    const step = only((await start()).opened)
    assert.equal(String(step.dueAt), String(vietnam('2026-03-02T10:00')))
    const done = await completeStep(tx, cast.clerk, { stepId: step.id, action: 'receive', facts: {} })
    const next = await completeStep(tx, cast.communeUnitHead, {
      stepId: only(done.opened).id,
      action: 'forward',
      facts: {},
      personId: cast.communeSpecialist.personId,
    })
    const handle = only(next.opened)
    assert.equal(handle.personId, cast.communeSpecialist.personId)
    assert.equal(String(handle.dueAt), String(vietnam('2026-03-05T08:00')))
  }))

test('a step whose time is not counted is never due', () =>
  inWorld(async (_tx, { start }) => {
    const definition = { steps: [work('wait', 'done', { time: 'not_counted' }), end('done')] }
    assert.equal(only((await start(definition)).opened).dueAt, null)
  }))

test('whoever acts second on a step is told who was first', () =>
  inWorld(async (tx, { cast, start }) => {
    const step = only((await start()).opened)
    await completeStep(tx, cast.clerk, { stepId: step.id, action: 'receive', facts: {} })
    await assert.rejects(completeStep(tx, cast.clerk, { stepId: step.id, action: 'receive', facts: {} }), {
      code: 'workflow.step_already_done',
      status: 409,
      details: { step: 'Kiểm tra, tiếp nhận hồ sơ', who: cast.clerk.name, at: '08:00 2/3/2026' },
    })
  }))

test('only the role in that unit acts; a note is asked for where the process says so', () =>
  inWorld(async (tx, { cast, start }) => {
    const step = only((await start()).opened)
    const act = (actor: CaseWorld['cast']['clerk'], action: string, note?: string) =>
      completeStep(tx, actor, { stepId: step.id, action, facts: {}, ...(note && { note }) })
    await assert.rejects(act(cast.communeSpecialist, 'receive'), { code: 'kernel.forbidden' })
    await assert.rejects(act(cast.clerk, 'approve'), { code: 'workflow.action_unknown' })
    await assert.rejects(act(cast.clerk, 'refuse', ' '), { code: 'workflow.note_required', field: 'note' })
    const refused = await act(cast.clerk, 'refuse', 'Không thuộc thẩm quyền')
    assert.deepEqual(refused.ended, { outcome: 'refused' })
  }))

test('a step is taken, not taken again, given by the head, put back', () =>
  inWorld(async (tx, { cast, start }) => {
    const stepId = only((await start({ steps: [work('do', 'done'), end('done')] })).opened).id
    const holder = async () =>
      (await tx.query.selectFrom(openSteps(tx).as('step')).select('person_id').execute())[0]?.person_id
    await claimStep(tx, cast.communeSpecialist, { stepId, version: 1 })
    assert.equal(await holder(), cast.communeSpecialist.personId)
    await assert.rejects(claimStep(tx, cast.communeUnitHead, { stepId }), { code: 'kernel.forbidden' })
    await assert.rejects(assignStep(tx, cast.communeUnitHead, { stepId, version: 1, personId: cast.clerk.personId }), {
      code: 'kernel.changed_meanwhile',
    })
    await assert.rejects(assignStep(tx, cast.communeUnitHead, { stepId, personId: cast.clerk.personId }), {
      code: 'workflow.person_cannot_act',
      field: 'personId',
    })
    await releaseStep(tx, cast.communeSpecialist, { stepId })
    assert.equal(await holder(), null)
    await assignStep(tx, cast.communeUnitHead, { stepId, personId: cast.communeSpecialist.personId })
    assert.equal(await holder(), cast.communeSpecialist.personId)
    await assert.rejects(releaseStep(tx, cast.clerk, { stepId }), { code: 'kernel.forbidden' })
  }))

test('while the case is held its steps stand; afterwards they have the working time that was left', () =>
  inWorld(async (tx, { start }) => {
    const { runId, subjectId, opened } = await start()
    const dueAt = async () => (await findSteps(tx, subjectId))[0]!.due_at
    assert.equal(String(only(opened).dueAt), String(vietnam('2026-03-02T10:00')))
    await holdRun(tx, runId, vietnam('2026-03-02T09:00'))
    await holdRun(tx, runId, vietnam('2026-03-02T09:30'))
    await resumeRun(tx, runId, vietnam('2026-03-06T16:30'))
    // One hour was left: half of it on Friday afternoon, half on Monday morning.
    assert.equal(String(await dueAt()), String(vietnam('2026-03-09T08:00')))
    await resumeRun(tx, runId, vietnam('2026-03-10T16:30'))
    assert.equal(String(await dueAt()), String(vietnam('2026-03-09T08:00')))
  }))

test('the legal due instant stands beside each open step and those to come', () =>
  inWorld(async (tx, { cast, start }) => {
    const { runId, opened } = await start()
    const due = vietnam('2026-03-09T08:00')
    await setCaseDue(tx, runId, due)
    const next = await completeStep(tx, cast.clerk, { stepId: only(opened).id, action: 'receive', facts: {} })
    assert.equal(String(only(next.opened).caseDueAt), String(due))
  }))

test('a stopped case leaves nothing open and goes no further', () =>
  inWorld(async (tx, { cast, start }) => {
    const { runId, opened } = await start(parallelProcess())
    assert.equal(opened.length, 2)
    await stopRun(tx, cast.clerk, { runId, outcome: 'withdrawn' })
    assert.deepEqual(await tx.query.selectFrom(openSteps(tx).as('step')).select('step_id').execute(), [])
    await assert.rejects(stopRun(tx, cast.clerk, { runId, outcome: 'withdrawn' }), { code: 'workflow.run_ended' })
  }))

test('parallel branches go to their units and meet once', () =>
  inWorld(async (tx, { units, cast, start }) => {
    const { opened } = await start(parallelProcess())
    assert.deepEqual(
      opened.map((step) => [step.key, step.unitId]),
      [
        ['inspect', units.tanLapCulture],
        ['consult', units.tanLap],
      ],
    )
    const [inspect, consult] = opened
    const first = await completeStep(tx, cast.communeChairman, { stepId: consult!.id, action: 'next', facts: {} })
    assert.deepEqual(first.opened, [])
    const second = await completeStep(tx, cast.communeSpecialist, { stepId: inspect!.id, action: 'next', facts: {} })
    assert.equal(only(second.opened).key, 'conclude')
  }))
