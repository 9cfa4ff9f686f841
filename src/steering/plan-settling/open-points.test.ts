import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDraft, aTarget, aTask } from './plan-settling-fixtures.ts'
import { aroundPoint, nextPoint, openConflicts, openPoints, printedUnits } from './open-points.ts'

const doubt = { field: 'lead', reason: 'Dòng lệch cột.' }
const led = (unit: string) => aTask({ lead: [{ unit }] })

test('one name in several spellings is decided once; names that differ in a mark stay two', () => {
  const names = printedUnits({
    tasks: [
      led('VP HĐND-UBND'),
      led('Văn phòng HĐND và UBND'),
      led('UBND xã Tân Lập'),
      led('UBND xã Tân Lạp'),
      led('UBND phường Bình Hòa'),
      led('UBND phường Bình Hoà'),
    ].map((task, at) => ({ ...task, seq: at + 1 })),
  })
  assert.deepEqual(
    names.map(({ printed, tasks }) => [printed, tasks]),
    [
      ['VP HĐND-UBND', [1, 2]],
      ['UBND xã Tân Lập', [3]],
      ['UBND xã Tân Lạp', [4]],
      ['UBND phường Bình Hòa', [5, 6]],
    ],
  )
})

test('targets that contradict each other through a third are one conflict, settled when one of them binds', () => {
  const targets = [
    aTarget({ id: 'C1', conflictWith: ['C2', 'C3'] }),
    aTarget({ id: 'C2', conflictWith: ['C1'] }),
    aTarget({ id: 'C3', conflictWith: ['C1'] }),
    aTarget({ id: 'C4' }),
  ]
  assert.deepEqual(openConflicts({ targets }), [[0, 1, 2]])
  const [first, ...others] = targets
  assert.deepEqual(openConflicts({ targets: [first!, ...others.map((one) => ({ ...one, binding: false }))] }), [])
})

test('a contradiction is one open point, not three', () => {
  const value = { field: 'value', reason: 'chỗ khác ghi số khác' }
  const draft = aDraft({
    tasks: [aTask({ lead: [] })],
    targets: [
      aTarget({ id: 'C1', conflictWith: ['C2'], doubts: [value] }),
      aTarget({ id: 'C2', conflictWith: ['C1'], doubts: [value] }),
    ],
  })
  assert.deepEqual(
    openPoints({ draft, choices: new Map() }).map(({ kind }) => kind),
    ['conflict'],
  )
})

test('a plan without a year, a title or a task is not settled', () => {
  const empty = aDraft()
  const draft = { ...empty, document: { ...empty.document, year: null, title: '' } }
  assert.deepEqual(
    openPoints({ draft, choices: new Map() }).map((point) => point.kind === 'missing' && point.field),
    ['title', 'year', 'tasks'],
  )
})

test('the round goes on from where one is, and begins again behind the last', () => {
  const tasks = [1, 2, 3].map((seq) => aTask({ seq, lead: [], doubts: [doubt] }))
  const points = openPoints({ draft: aDraft({ tasks }), choices: new Map() })
  const at = (index: number) => nextPoint(points, { kind: 'task', index })
  assert.equal(at(1)?.kind === 'task' && at(1)?.index, 1)
  assert.equal(at(3)?.index, 0)
  const middle = aroundPoint(points, { kind: 'task', index: 1 })
  assert.deepEqual([middle.previous?.index, middle.next?.index, middle.at], [0, 2, 1])
  const clear = aroundPoint([points[0]!, points[2]!], { kind: 'task', index: 1 })
  assert.deepEqual([clear.previous?.index, clear.next?.index, clear.at], [0, 2, null])
  assert.equal(nextPoint([], { kind: 'task', index: 0 }), undefined)
})
