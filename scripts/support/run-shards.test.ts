import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { deal } from './run-shards.ts'

test('every test file is dealt once, and no hand holds more than the lightest by more than one file', () => {
  const items = fc.array(fc.integer({ min: 1, max: 1000 }).map((weight) => ({ weight })))
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 4 }), (files, shards) => {
      const hands = deal(files, shards, ({ weight }) => weight)
      assert.deepEqual(new Set(hands.flat()), new Set(files))
      assert.equal(hands.flat().length, files.length)
      const sums = hands.map((hand) => hand.reduce((sum, { weight }) => sum + weight, 0))
      const lightest = hands.length < shards ? 0 : Math.min(...sums)
      for (const [at, hand] of hands.entries()) assert.ok(sums[at]! - hand.at(-1)!.weight <= lightest)
    }),
  )
})
