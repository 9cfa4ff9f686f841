import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDraft, aTask } from './plan-settling-fixtures.ts'
import { applyStep, type Settling, type StepChange, type StoredChoice } from './step-change.ts'

const settling = (texts: string[]): Settling => ({
  draft: aDraft({ tasks: texts.map((text) => aTask({ text })) }),
  choices: new Map(),
})

const choice = (unitIds: string[]): StoredChoice => ({
  printed: 'Văn phòng',
  decision: 'units',
  collective: false,
  unitIds,
  chosenBy: null,
})

// Numbers, not places: what a change means is decided when the list has a length.
const anyChange = fc.oneof(
  fc.record({ at: fc.nat(1000), remove: fc.nat(4), insert: fc.array(fc.string(), { maxLength: 3 }) }),
  fc.record({ title: fc.string(), money: fc.option(fc.nat()) }),
  fc.record({ name: fc.constantFrom('a', 'b', 'c'), units: fc.option(fc.array(fc.string(), { maxLength: 2 })) }),
)
type Wish = typeof anyChange extends fc.Arbitrary<infer It> ? It : never

const changeFor = ({ draft }: Settling, wish: Wish): StepChange => {
  if ('title' in wish) return { document: { title: wish.title }, budgetTotalVND: wish.money }
  if ('name' in wish) return { unitKey: wish.name, choice: wish.units && choice(wish.units) }
  const at = wish.at % (draft.tasks.length + 1)
  const insert = wish.insert.map((text) => aTask({ text }))
  return { list: 'tasks', at, remove: Math.min(wish.remove, draft.tasks.length - at), insert }
}

const sorted = ({ draft, choices }: Settling) => ({
  draft,
  choices: [...choices].toSorted(([a], [b]) => a.localeCompare(b)),
})

test('whatever was changed, undoing every step backwards gives what was read', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(anyChange, { maxLength: 30 }), (texts, wishes) => {
      const start = settling(texts)
      let current = start
      const inverses: StepChange[][] = []
      for (const wish of wishes) {
        const { after, inverse } = applyStep(current, [changeFor(current, wish)])
        current = after
        inverses.push(inverse)
      }
      for (const inverse of inverses.toReversed()) current = applyStep(current, inverse).after
      assert.deepEqual(sorted(current), sorted(start))
    }),
  )
})

test('several changes made as one step are undone as one step', () => {
  const start = settling(['một', 'hai', 'ba'])
  const { after, inverse } = applyStep(start, [
    { list: 'tasks', at: 0, remove: 2, insert: [aTask({ text: 'một và hai' })] },
    { list: 'tasks', at: 1, remove: 1, insert: [] },
    { unitKey: 'văn phòng', choice: choice(['u']) },
  ])
  assert.deepEqual(
    after.draft.tasks.map((task) => task.text),
    ['một và hai'],
  )
  assert.deepEqual(after.choices.get('văn phòng')?.unitIds, ['u'])
  assert.deepEqual(applyStep(after, inverse).after, start)
})

test('a change outside the list is refused, the draft untouched', () => {
  const start = settling(['một'])
  assert.throws(() => applyStep(start, [{ list: 'tasks', at: 1, remove: 1, insert: [] }]), RangeError)
  assert.deepEqual(start, settling(['một']))
})
