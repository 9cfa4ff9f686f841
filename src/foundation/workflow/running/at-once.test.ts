// Two people at one moment on real commits, and what a command costs.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCaseWorld, monday, only, startCase, type CaseWorld } from '../../../../test/support/case-world.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { caseFixtures } from '../case-fixtures.ts'
import {
  claimStep,
  completeStep,
  findSteps,
  holdRun,
  processFixtures,
  resumeRun,
  setCaseDue,
  startRun,
} from '../index.ts'

const db = testDatabase({ own: true })
let world: CaseWorld
before(async () => {
  caseFixtures.register()
  world = await db.committed(makeCaseWorld, { now: monday })
})

const newCase = (definition = processFixtures.ordinaryProcess()) =>
  db.committed((tx) => startCase(tx, world, definition), { now: monday })

async function atOnce(...attempts: ((tx: Tx) => Promise<unknown>)[]): Promise<string[]> {
  const outcomes = attempts.map((attempt) =>
    db.committed(attempt, { now: monday }).then(
      () => 'done',
      (error: unknown) => {
        if (error instanceof AppError) return `${error.status} ${error.code}`
        throw error
      },
    ),
  )
  return (await Promise.all(outcomes)).toSorted()
}

test('two officers complete one step: one does, the other is told so', async () => {
  for (let round = 0; round < 5; round++) {
    const { opened, subjectId } = await newCase()
    const receive = (tx: Tx) =>
      completeStep(tx, world.cast.clerk, { stepId: only(opened).id, action: 'receive', facts: {} })
    assert.deepEqual(await atOnce(receive, receive, receive), [
      '409 workflow.step_already_done',
      '409 workflow.step_already_done',
      'done',
    ])
    const steps = await findSteps({ query: db.database.query, now: monday }, subjectId)
    assert.deepEqual(
      steps.map((step) => step.key),
      ['check_in', 'assign'],
    )
  }
})

test('both branches completed at once: the join opens one step', async () => {
  for (let round = 0; round < 5; round++) {
    const { opened, subjectId } = await newCase(processFixtures.parallelProcess())
    const [inspect, consult] = opened
    const act = (who: 'communeSpecialist' | 'communeChairman', stepId: string) => (tx: Tx) =>
      completeStep(tx, world.cast[who], { stepId, action: 'next', facts: {} })
    const outcomes = await atOnce(act('communeSpecialist', inspect!.id), act('communeChairman', consult!.id))
    assert.deepEqual(outcomes, ['done', 'done'])
    const steps = await findSteps({ query: db.database.query, now: monday }, subjectId)
    assert.equal(steps.filter((step) => step.key === 'conclude').length, 1)
  }
})

test('holding a case while its step is completed knots nothing', async () => {
  for (let round = 0; round < 5; round++) {
    const { opened, runId } = await newCase()
    const stepId = only(opened).id
    const outcomes = await atOnce(
      (tx) => completeStep(tx, world.cast.clerk, { stepId, action: 'receive', facts: {} }),
      (tx) => holdRun(tx, runId, monday),
      (tx) => setCaseDue(tx, runId, monday),
    )
    assert.deepEqual(outcomes, ['done', 'done', 'done'])
  }
})

/** The statements that the work sends, without those of the transaction itself. */
async function statementsOf(work: (tx: Tx) => Promise<unknown>): Promise<number> {
  let count = 0
  await db.committed(
    (tx) => {
      const counting = tx.query.withPlugin({
        transformQuery: ({ node }) => {
          count++
          return node
        },
        transformResult: async ({ result }) => result,
      })
      return work({ ...tx, query: counting } as Tx)
    },
    { now: monday },
  )
  return count
}

test('each command takes a handful of statements, however many steps it opens', async () => {
  const { cast, units } = world
  const begun = await newCase()
  const versionOf = (runId: string) =>
    db.database.query.selectFrom('workflow.run').select('version_id').where('id', '=', runId).executeTakeFirstOrThrow()
  const { version_id: versionId } = await versionOf(begun.runId)
  const start = (tx: Tx, version: string) =>
    startRun(tx, cast.clerk, {
      versionId: version,
      subjectKind: caseFixtures.kind,
      subjectId: tx.id(),
      units: { reception: units.tanLapCentre, competent: units.tanLapCulture },
      caseDueAt: null,
      facts: {},
    })
  const parallel = await newCase(processFixtures.parallelProcess())
  const stepId = only(begun.opened).id
  const counts = {
    start: await statementsOf((tx) => start(tx, versionId)),
    startOfTwoBranches: await statementsOf(async (tx) => start(tx, (await versionOf(parallel.runId)).version_id)),
    claim: await statementsOf((tx) => claimStep(tx, cast.clerk, { stepId })),
    complete: await statementsOf((tx) => completeStep(tx, cast.clerk, { stepId, action: 'receive', facts: {} })),
    hold: await statementsOf((tx) => holdRun(tx, begun.runId, monday)),
    resume: await statementsOf((tx) => resumeRun(tx, begun.runId, monday.add({ hours: 30 }))),
    setCaseDue: await statementsOf((tx) => setCaseDue(tx, begun.runId, monday)),
  }
  assert.deepEqual(counts, {
    start: 4,
    startOfTwoBranches: 4,
    claim: 3,
    complete: 5,
    hold: 2,
    resume: 4,
    setCaseDue: 2,
  })
})
