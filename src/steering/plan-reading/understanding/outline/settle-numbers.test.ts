import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { missingNumbers, settleNumbers } from './settle-numbers.ts'

const values = (printed: number[]) => settleNumbers(printed).map(({ value }) => value)

test('a number printed twice is put right where its neighbour is missing', () => {
  assert.deepEqual(values([2, 2]), [1, 2])
  assert.deepEqual(values([1, 2, 3, 3, 5]), [1, 2, 3, 4, 5])
  assert.deepEqual(values([1, 3, 3]), [1, 2, 3])
})

test('a gap stays a gap and is named', () => {
  assert.deepEqual(values([1, 2, 4]), [1, 2, 4])
  assert.deepEqual(missingNumbers([1, 2, 4]), [3])
  assert.deepEqual(missingNumbers([3, 4]), [])
})

test('a row without repetition is left alone, and one repetition in a full row is found', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 20 }), fc.nat(), (length, seed) => {
      const row = Array.from({ length }, (_, i) => i + 1)
      assert.deepEqual(values(row), row)
      const at = 1 + (seed % (length - 1))
      const slipped = row.with(at, row[at - 1]!)
      assert.deepEqual(values(slipped), row)
    }),
  )
})
