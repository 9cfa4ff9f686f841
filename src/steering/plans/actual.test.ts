import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isReached, reachedValue } from './actual.ts'

const ratio = (numerator: number, denominator: number) => ({
  numerator: String(numerator),
  denominator: String(denominator),
  value: null,
  noData: false,
})

test('no data is not zero, and a denominator of zero is no data', () => {
  assert.equal(reachedValue(null), null)
  assert.equal(reachedValue({ ...ratio(0, 10), noData: true }), null)
  assert.equal(reachedValue(ratio(0, 0)), null)
  assert.equal(reachedValue(ratio(0, 10))?.toNumber(), 0)
  assert.equal(isReached({ comparator: '>=', value: '90', valueTo: null }, null), null)
})

test('97 of 100 reaches "at least 97 %" exactly, with no rounding in its favour', () => {
  const target = { comparator: '>=', value: '97', valueTo: null } as const
  assert.equal(isReached(target, reachedValue(ratio(97, 100))), true)
  assert.equal(isReached(target, reachedValue(ratio(96_999, 100_000))), false)
})

test('a ratio reaches a percentage just when whole numbers say so', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 0, max: 100 }),
      (n, d, percent) => {
        const reached = reachedValue(ratio(n, d))
        assert.equal(
          isReached({ comparator: '>=', value: String(percent), valueTo: null }, reached),
          n * 100 >= percent * d,
        )
        assert.equal(
          isReached({ comparator: '<', value: String(percent), valueTo: null }, reached),
          n * 100 < percent * d,
        )
      },
    ),
  )
})
