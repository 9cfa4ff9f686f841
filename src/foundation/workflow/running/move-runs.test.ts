import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { makeCaseWorld, monday, only, type CaseWorld } from '../../../../test/support/case-world.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { undone } from '../../../../test/support/undone.ts'
import { findHistory } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { caseFixtures } from '../case-fixtures.ts'
import { checkProcess } from '../definition/check-process.ts'
import type { Definition } from '../definition/definition.ts'
import { newDraft } from '../designing/new-draft.ts'
import { advance, begin } from '../engine/advance.ts'
import { anyProcess } from '../engine/arbitrary-process.ts'
import { completeStep, findRun, moveRuns, previewMove, processFixtures, publishVersion } from '../index.ts'
import { findSteps } from './step-queries.ts'
import { planMove } from './move-plan.ts'

const db = testDatabase()
before(caseFixtures.register)
const { ordinaryProcess, published } = processFixtures

const inWorld = (run: (tx: Tx, world: CaseWorld) => Promise<void>) =>
  db.rolledBack(async (tx) => run(tx, await makeCaseWorld(tx)), { now: monday })

/** A second version of the process of `versionId`, with other steps. */
async function nextVersion(tx: Tx, { cast }: CaseWorld, versionId: string, definition: Definition): Promise<string> {
  const draft = await newDraft(tx, cast.reformOfficer, { id: versionId })
  await tx.query
    .updateTable('workflow.process_version')
    .set({ definition: JSON.stringify(definition) })
    .where('id', '=', draft.versionId)
    .execute()
  await publishVersion(tx, cast.reformOfficer, { id: draft.versionId, version: 1 })
  return draft.versionId
}

/** The ordinary process whose head no longer assigns; the specialist's step is called otherwise. */
const shorter = (): Definition => {
  const { steps } = ordinaryProcess()
  return {
    steps: steps
      .filter(({ key }) => key !== 'assign')
      .map((step) => {
        if (step.kind !== 'work') return step
        const actions = step.actions.map((action) => (action.to === 'assign' ? { ...action, to: 'handle' } : action))
        return { ...step, actions, name: step.key === 'handle' ? 'Thụ lý' : step.name }
      }),
  }
}

test('the preview says what would happen to each case, moving does exactly that, and history keeps it', () =>
  inWorld(async (tx, world) => {
    const { cast, units, start } = world
    const officer = cast.reformOfficer
    const process = { unitId: units.tanLap, definition: ordinaryProcess(), subjectKind: caseFixtures.kind }
    const versionId = await published(tx, officer, process)
    const [stuck, free] = [await start(undefined, { versionId }), await start(undefined, { versionId })]
    const act = async (stepId: string, actor: CaseWorld['cast']['clerk'], action: string) =>
      only((await completeStep(tx, actor, { stepId, action, facts: {} })).opened).id
    await act(only(stuck.opened).id, cast.clerk, 'receive')
    const assigned = await act(only(free.opened).id, cast.clerk, 'receive')
    const handled = await act(assigned, cast.communeUnitHead, 'forward')
    const target = await nextVersion(tx, world, versionId, shorter())

    const preview = await previewMove(tx, officer, target)
    assert.deepEqual(
      preview.map(({ subjectId, standing, plan }) => ({ subjectId, standing, plan })),
      [
        {
          subjectId: stuck.subjectId,
          standing: ['Phân công thụ lý'],
          plan: { can: false, why: 'gone', step: 'Phân công thụ lý' },
        },
        {
          subjectId: free.subjectId,
          standing: ['Thẩm định hồ sơ'],
          plan: { can: true, standing: [{ key: 'handle', name: 'Thụ lý' }] },
        },
      ],
    )
    await assert.rejects(moveRuns(tx, officer, { id: target, runIds: [stuck.runId, free.runId] }), {
      code: 'workflow.cannot_be_moved',
    })
    await assert.rejects(moveRuns(tx, cast.clerk, { id: target, runIds: [free.runId] }), { code: 'kernel.forbidden' })
    assert.deepEqual(await moveRuns(tx, officer, { id: target, runIds: [free.runId] }), { moved: 1 })
    assert.equal((await findRun(tx, free.subjectId))?.version_id, target)
    const open = (await findSteps(tx, free.subjectId)).find((step) => !step.closed_at)
    assert.deepEqual([open?.id, open?.name], [handled, 'Thụ lý'])
    assert.equal((await findHistory(tx, [free.subjectId]))[0]?.action, 'workflow.run_moved')
    const done = await completeStep(tx, cast.communeSpecialist, { stepId: handled, action: 'propose', facts: {} })
    assert.equal(only(done.opened).key, 'approve')
    assert.deepEqual((await previewMove(tx, officer, target)).length, 1)
    await assert.rejects(moveRuns(tx, officer, { id: target, runIds: [free.runId] }), {
      code: 'kernel.changed_meanwhile',
    })
  }))

test('a published version is fixed, by the database itself', () =>
  inWorld(async (tx, { cast, units }) => {
    const process = { unitId: units.tanLap, definition: ordinaryProcess(), subjectKind: caseFixtures.kind }
    const id = await published(tx, cast.reformOfficer, process)
    const change = () =>
      tx.query.updateTable('workflow.process_version').set({ note: 'x' }).where('id', '=', id).execute()
    await assert.rejects(undone(tx, change), { code: 'workflow.published_is_fixed' })
  }))

test('whatever is moved still gets to its end', () => {
  let moved = 0
  fc.assert(
    fc.property(anyProcess, anyProcess, fc.array(fc.nat(20), { maxLength: 12 }), (one, other, choices) => {
      fc.pre(![one, other].some((definition) => checkProcess(definition, { kind: caseFixtures.kind }).length))
      let { state } = begin(one, () => false)
      const step = (definition: Definition, choice: number) => {
        const token = state.tokens[choice % state.tokens.length]!
        const at = definition.steps.find(({ key }) => key === token.at)
        const actions = at?.kind === 'work' ? at.actions : []
        const action = actions[choice % actions.length]!.key
        ;({ state } = advance(definition, state, { token: token.id, action }, () => false))
      }
      for (const choice of choices) if (state.tokens.length) step(one, choice)
      if (!planMove(one, other, state).can) return
      moved++
      for (let turn = 0; turn < 300 && state.tokens.length; turn++)
        step(other, choices.length ? choices[turn % choices.length]! + turn : turn)
      // A random walk may go round for long; what matters is that it never stands where nobody can act.
      assert.ok(state.tokens.length || !state.groups.length)
    }),
    { numRuns: 500 },
  )
  assert.ok(moved > 20)
})
