// Two officers at the same moment, on real commits: one of them acts, the other is told by whom.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { claimStep } from '../../foundation/workflow/index.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/database/types.ts'
import {
  actInput,
  actOnDossier,
  aFiling,
  getDossier,
  makeOneStop,
  stepOf,
  throughTo,
  type OneStop,
} from '../dossiers/index.ts'
import { actOnMany } from './lists/act-on-many.ts'

const database = testDatabase({ own: true })
let world: AnBinh
let shop: OneStop

before(async () => {
  world = await database.committed(makeCast)
  shop = await database.committed((tx) => makeOneStop(tx, world))
})

async function atHandle() {
  const { id } = await database.committed((tx) => throughTo(tx, world, aFiling(shop, world), 'handle'))
  const step = await database.committed((tx) => stepOf(tx, id, 'handle'))
  return { id, stepId: step.id, version: step.version }
}

/** What came of each: 'done' or the code of its refusal, in alphabetical order. */
const atOnce = async (...attempts: ((tx: Tx) => Promise<unknown>)[]): Promise<string[]> =>
  (
    await Promise.all(
      attempts.map((attempt) =>
        database.committed(attempt).then(
          () => 'done',
          (error: unknown) => {
            if (error instanceof AppError) return error.code
            throw error
          },
        ),
      ),
    )
  ).toSorted()

const act = (at: Awaited<ReturnType<typeof atHandle>>, action: string) => (tx: Tx) =>
  actOnDossier(tx, world.cast.communeSpecialist, {
    ...actInput.parse({ id: at.id, stepId: at.stepId, action, note: 'Thiếu', componentKeys: 'chung-sinh' }),
    version: at.version,
  })

test('proposed by one and papers asked for by another: one of the two', async () => {
  const at = await atHandle()
  assert.deepEqual(await atOnce(act(at, 'propose'), act(at, 'ask_supplement')), ['done', 'workflow.step_already_done'])
  const { requests, state } = await database.committed((tx) => getDossier(tx, world.cast.clerk, at.id))
  assert.equal(requests.length === 1, state === 'supplement')
})

test('taken by one while done by another: what was seen is no more', async () => {
  const at = await atHandle()
  const outcomes = await atOnce(act(at, 'propose'), (tx) => claimStep(tx, world.cast.communeSpecialist, at))
  assert.match(outcomes.join(), /^done,(kernel\.changed_meanwhile|workflow\.step_already_done)$/)
})

test('two who take the same many at once: each is taken once, and nobody waits for ever', async () => {
  const many = [await atHandle(), await atHandle(), await atHandle()]
  const take = (steps: typeof many) => (tx: Tx) =>
    actOnMany(tx, world.cast.communeSpecialist, { steps, deed: 'hand_on', list: 'don-vi' })
  assert.deepEqual(await atOnce(take(many), take(many.toReversed())), ['done', 'done'])
})
