import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCaseWorld, monday, only, vietnam, type CaseWorld } from '../../../../test/support/case-world.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { findHistory } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { caseFixtures } from '../case-fixtures.ts'
import { askOpinion, completeStep, findSteps, giveOpinion, processFixtures } from '../index.ts'
import { remindOfSteps, reportLateSteps } from '../upkeep/watch-steps.ts'

const db = testDatabase()
before(caseFixtures.register)
const { work, end, decision, days } = processFixtures

const inWorld = (run: (tx: Tx, world: CaseWorld) => Promise<void>) =>
  db.rolledBack(async (tx) => run(tx, await makeCaseWorld(tx)), { now: monday })

const simple = { steps: [work('do', 'done', { time: days(1), remindHours: 2, escalate: true }), end('done')] }

test('another unit is asked, its people answer, the answer stays with the case', () =>
  inWorld(async (tx, { units, cast, start }) => {
    const { opened, subjectId } = await start(simple)
    const ask = { stepId: only(opened).id, unitId: units.tanLap, question: 'Có trong quy hoạch không?', dueAt: null }
    await assert.rejects(askOpinion(tx, cast.clerk, ask), { code: 'kernel.forbidden' })
    await assert.rejects(askOpinion(tx, cast.communeSpecialist, { ...ask, question: ' ' }), { field: 'question' })
    const asked = await askOpinion(tx, cast.communeSpecialist, ask)
    assert.deepEqual([asked.key, asked.unitId], ['opinion', units.tanLap])
    const answer = { stepId: asked.id, version: 1, text: 'Có' }
    await assert.rejects(giveOpinion(tx, cast.otherCommuneOfficer, answer), { code: 'kernel.forbidden' })
    await assert.rejects(completeStep(tx, cast.communeChairman, { stepId: asked.id, action: 'next', facts: {} }), {
      code: 'workflow.is_opinion',
    })
    await giveOpinion(tx, cast.communeChairman, answer)
    const row = (await findSteps(tx, subjectId)).find((step) => step.asked_on)
    assert.deepEqual(
      [row?.question, row?.note, row?.closed_by_name],
      ['Có trong quy hoạch không?', 'Có', cast.communeChairman.name],
    )
  }))

test('whoever completes the step says that the opinion is no longer waited for', () =>
  inWorld(async (tx, { units, cast, start }) => {
    const { opened, subjectId } = await start(simple)
    const stepId = only(opened).id
    await askOpinion(tx, cast.communeSpecialist, { stepId, unitId: units.justice, question: 'Sao?', dueAt: null })
    const complete = { stepId, action: 'next', facts: {} }
    // Who has not answered is named before anybody goes on without.
    await assert.rejects(completeStep(tx, cast.communeSpecialist, complete), {
      code: 'workflow.opinions_open',
      details: { units: 'Sở Tư pháp' },
      field: 'withoutOpinions',
    })
    const done = await completeStep(tx, cast.communeSpecialist, { ...complete, withoutOpinions: true })
    assert.deepEqual(done.ended, { outcome: 'done' })
    const steps = await findSteps(tx, subjectId)
    assert.deepEqual(
      steps.map((step) => step.action),
      ['next', 'not_awaited'],
    )
  }))

test('decisions follow the facts of that moment, and what is not known is not so', () =>
  inWorld(async (_tx, { start }) => {
    const definition = {
      steps: [
        decision('d', [{ when: 'form.area > 100 and online', to: 'big' }], 'small'),
        work('big', 'done'),
        work('small', 'done'),
        end('done'),
      ],
    }
    const first = async (facts: Record<string, unknown>) =>
      only((await start(definition, { facts: facts as Record<string, string> })).opened).key
    assert.equal(await first({ 'form.area': 120, online: true }), 'big')
    assert.equal(await first({ 'form.area': 100, online: true }), 'small')
    assert.equal(await first({ online: true }), 'small')
    await assert.rejects(first({ 'form.area': 'to', online: true }), { code: 'workflow.decision_failed' })
  }))

test('a step is reminded of before it is due and reported once when it is late, as one of which the head shall hear', () =>
  inWorld(async (tx, { cast, start }) => {
    const { subjectId } = await start(simple)
    const at = (text: string): Tx => ({ ...tx, now: vietnam(text) })
    assert.equal(await remindOfSteps(at('2026-03-02T15:29')), 0)
    assert.equal(await remindOfSteps(at('2026-03-02T16:00')), 1)
    assert.equal(await remindOfSteps(at('2026-03-02T16:30')), 0)
    assert.equal(await reportLateSteps(at('2026-03-03T07:59')), 0)
    assert.equal(await reportLateSteps(at('2026-03-03T08:00')), 1)
    assert.equal(await reportLateSteps(at('2026-03-03T09:00')), 0)
    const history = (await findHistory(tx, [subjectId])).toReversed()
    assert.deepEqual(
      history.map((row) => [row.action, row.actor_name]),
      [
        ['workflow.run_started', cast.clerk.name],
        ['workflow.step_due_soon', 'rule:step-reminder'],
        ['workflow.step_overdue', 'rule:step-overdue'],
      ],
    )
    assert.equal((history[2]!.detail as { escalated: boolean }).escalated, true)
  }))
