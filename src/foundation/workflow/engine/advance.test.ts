import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { caseFixtures } from '../case-fixtures.ts'
import { checkProcess } from '../definition/check-process.ts'
import { stepOf, waysOf, type Definition, type WorkStep } from '../definition/definition.ts'
import { processFixtures } from '../workflow-fixtures.ts'
import { advance, begin, type Decide, type RunState } from './advance.ts'
import { anyProcess, wellFormed } from './arbitrary-process.ts'
import { slowAdvance, slowBegin } from './slow-engine.ts'

before(caseFixtures.register)
const accepts = (definition: Definition) => !checkProcess(definition, { kind: caseFixtures.kind }).length
const options = { numRuns: 400 }

/** How many steps it takes at least from each step to an end, or to the join of its fork. */
function distances({ steps }: Definition): Map<string, number> {
  const far = new Map(steps.map((step) => [step.key, step.kind === 'end' ? 0 : Infinity]))
  for (let round = 0; round < steps.length; round++)
    for (const step of steps)
      for (const { to } of waysOf(step)) far.set(step.key, Math.min(far.get(step.key)!, far.get(to)! + 1))
  return far
}

const decideAt =
  (random: readonly boolean[]): Decide =>
  (when) =>
    random[[...when].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % random.length]!

const workAt = (definition: Definition, key: string): WorkStep => {
  const step = stepOf(definition, key)
  assert.ok(step?.kind === 'work')
  return step
}

test('what a person would draw is accepted', () => {
  fc.assert(fc.property(wellFormed, accepts), options)
})

test('a case in an accepted process always gets to its end, whatever was chosen before', () => {
  let bent = 0
  fc.assert(
    fc.property(
      anyProcess,
      fc.array(fc.nat(100), { maxLength: 30 }),
      fc.array(fc.boolean(), { minLength: 1 }),
      (definition, choices, answers) => {
        fc.pre(accepts(definition))
        bent++
        const random = decideAt(answers)
        let { state, outcome } = begin(definition, random)
        for (const choice of choices) {
          if (!state.tokens.length) break
          const token = state.tokens[choice % state.tokens.length]!
          const { actions } = workAt(definition, token.at)
          const moved = advance(
            definition,
            state,
            { token: token.id, action: actions[choice % actions.length]!.key },
            random,
          )
          ;({ state, outcome } = moved)
        }
        // From here everybody takes the shortest way.
        const far = distances(definition)
        const nearest = new Set(
          definition.steps.flatMap((step) => {
            if (step.kind !== 'decision') return []
            const best = Math.min(...waysOf(step).map(({ to }) => far.get(to)!))
            return far.get(step.otherwise) === best
              ? []
              : step.branches.filter(({ to }) => far.get(to) === best).map(({ when }) => when)
          }),
        )
        let left = 100 * definition.steps.length
        while (state.tokens.length && left-- > 0) {
          const token = state.tokens[0]!
          const action = workAt(definition, token.at).actions.toSorted((a, b) => far.get(a.to)! - far.get(b.to)!)[0]!
          ;({ state, outcome } = advance(definition, state, { token: token.id, action: action.key }, (when) =>
            nearest.has(when),
          ))
        }
        assert.deepEqual([state.tokens, state.groups, outcome], [[], [], 'done'])
      },
    ),
    options,
  )
  assert.ok(bent > 100)
})

test('the engine does what the obvious one does, and each join opens when and as often as there', () => {
  fc.assert(
    fc.property(
      anyProcess,
      fc.array(fc.nat(100), { maxLength: 30 }),
      fc.array(fc.boolean(), { minLength: 1 }),
      (definition, choices, answers) => {
        fc.pre(accepts(definition))
        const decide = decideAt(answers)
        let fast: { state: RunState; outcome?: string } = begin(definition, decide)
        let slow = slowBegin(definition, decide)
        const where = (list: readonly { at: string }[]) => list.map(({ at }) => at).toSorted()
        assert.deepEqual(where(fast.state.tokens), where(slow.walkers))
        for (const choice of choices) {
          const { tokens } = fast.state
          if (!tokens.length) break
          const token = tokens[choice % tokens.length]!
          // Tokens at one step are told apart by the order in which they came.
          const rank = tokens.filter(({ at }) => at === token.at).indexOf(token)
          const walker = slow.walkers.filter(({ at }) => at === token.at)[rank]!
          const { actions } = workAt(definition, token.at)
          const action = actions[choice % actions.length]!.key
          fast = advance(definition, fast.state, { token: token.id, action }, decide)
          slow = slowAdvance(definition, slow, walker.number, action, decide)
          assert.deepEqual(where(fast.state.tokens), where(slow.walkers))
          assert.equal(new Set(slow.fired).size, slow.fired.length)
        }
        assert.equal(fast.outcome === undefined, slow.walkers.length > 0)
      },
    ),
    options,
  )
})

test('what checkProcess refuses may stop the engine, but never holds it', () => {
  fc.assert(
    fc.property(anyProcess, (definition) => {
      try {
        begin(definition, () => false)
      } catch (error) {
        assert.equal((error as { code?: string }).code, 'workflow.cannot_go_on')
      }
    }),
    options,
  )
})

test('three branches, one of them through a loop, meet once', () => {
  const { work, fork, join, end } = processFixtures
  const again = { key: 'again', name: 'Làm lại', to: 'a' }
  const definition: Definition = {
    steps: [
      fork('split', 'a', 'b', 'c'),
      work('a', [{ key: 'next', name: 'Xong', to: 'meet' }, again]),
      work('b', 'meet'),
      work('c', 'meet'),
      join('meet', 'last'),
      work('last', 'done'),
      end('done'),
    ],
  }
  let { state } = begin(definition, () => false)
  const act = (key: string, action = 'next') => {
    const token = state.tokens.find(({ at }) => at === key)!
    const moved = advance(definition, state, { token: token.id, action }, () => false)
    ;({ state } = moved)
    return moved.opened.map(({ step }) => step.key)
  }
  assert.deepEqual([act('b'), act('a', 'again'), act('c'), act('a')], [[], ['a'], [], ['last']])
})
