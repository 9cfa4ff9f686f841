import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Task } from '../plan-reading/index.ts'
import type { Draft } from './draft.ts'
import { applyChange, applyChanges, type DraftChange } from './draft-edit.ts'

const emptyDraft = (tasks: string[]): Draft =>
  ({
    document: { title: 'Kế hoạch', year: 2026, doubts: [], legalBases: [], places: {} },
    sections: [],
    targets: [],
    tasks: tasks.map((text) => ({ text }) as Task),
    reporting: [],
    duties: [],
    budgetTotalVND: null,
    controlTotals: [],
    anomalies: [],
    notUnderstood: [],
  }) as unknown as Draft

// Numbers, not places: what a change means is decided when the list has a length.
const anyChange = fc.oneof(
  fc.record({ at: fc.nat(1000), remove: fc.nat(4), insert: fc.array(fc.string(), { maxLength: 3 }) }),
  fc.record({ title: fc.string() }),
)

const changeFor = (
  draft: Draft,
  wish: { at: number; remove: number; insert: string[] } | { title: string },
): DraftChange => {
  if ('title' in wish) return { document: { title: wish.title } }
  const at = wish.at % (draft.tasks.length + 1)
  const insert = wish.insert.map((text) => ({ text }))
  return { list: 'tasks', at, remove: Math.min(wish.remove, draft.tasks.length - at), insert }
}

test('whatever was changed, undoing every step backwards gives the draft as it was read', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(anyChange, { maxLength: 30 }), (texts, wishes) => {
      const start = emptyDraft(texts)
      let draft = start
      const inverses: DraftChange[] = []
      for (const wish of wishes) {
        const applied = applyChange(draft, changeFor(draft, wish))
        draft = applied.draft
        inverses.push(applied.inverse)
      }
      for (const inverse of inverses.toReversed()) draft = applyChange(draft, inverse).draft
      assert.deepEqual(draft, start)
    }),
  )
})

test('several changes made as one step are undone as one step', () => {
  const start = emptyDraft(['một', 'hai', 'ba'])
  const { draft, inverse } = applyChanges(start, [
    { list: 'tasks', at: 0, remove: 2, insert: [{ text: 'một và hai' }] },
    { list: 'tasks', at: 1, remove: 1, insert: [] },
  ])
  assert.deepEqual(
    draft.tasks.map((task) => task.text),
    ['một và hai'],
  )
  assert.deepEqual(applyChanges(draft, inverse).draft, start)
})

test('a change outside the list is refused, the draft untouched', () => {
  const start = emptyDraft(['một'])
  assert.throws(() => applyChange(start, { list: 'tasks', at: 1, remove: 1, insert: [] }), RangeError)
  assert.deepEqual(start, emptyDraft(['một']))
})
