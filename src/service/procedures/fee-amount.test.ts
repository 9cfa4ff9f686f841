import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { feeAmount } from './fee-amount.ts'
import { feeItem, type Fee } from './procedure-content.ts'

const fee = (rest: Partial<Fee>): Fee => feeItem.parse({ key: 'phi', name: 'Phí', ...rest })

test('what is owed, kind by kind', () => {
  assert.equal(feeAmount(fee({ amount: 75_000 })), 75_000)
  assert.equal(feeAmount(fee({ basis: 'per_page', amount: 2000, most: 200_000 }), { quantity: 7 }), 14_000)
  assert.equal(feeAmount(fee({ basis: 'per_page', amount: 2000, most: 200_000 }), { quantity: 500 }), 200_000)
  assert.equal(feeAmount(fee({ basis: 'percentage', percent: '0.5', least: 1000 }), { value: 1_234_567 }), 6173)
  assert.equal(feeAmount(fee({ basis: 'percentage', percent: '0.5', least: 10_000 }), { value: 1_234_567 }), 10_000)
  const table = fee({
    basis: 'table',
    tiers: [
      { upTo: 50, amount: 1 },
      { upTo: 100, amount: 2 },
      { upTo: null, amount: 3 },
    ],
  })
  assert.deepEqual(
    [0, 50, 51, 100, 101, 1e12].map((value) => feeAmount(table, { value })),
    [1, 1, 2, 2, 3, 3],
  )
  const exempt = fee({
    amount: 100_000,
    onlinePercentOff: 50,
    exemptions: [
      { who: 'Hộ nghèo', percentOff: 100 },
      { who: 'Người cao tuổi', percentOff: 50 },
    ],
  })
  assert.equal(feeAmount(exempt, { exempt: ['Người cao tuổi'], online: true }), 25_000)
  assert.equal(feeAmount(exempt, { exempt: ['Người cao tuổi', 'Hộ nghèo'] }), 0)
  assert.equal(feeAmount(exempt, { exempt: ['Ai đó'] }), 100_000)
})

test('a table agrees with looking down it line by line; nothing taken off makes it dearer', () => {
  const tiers = fc.uniqueArray(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 8 }).chain((ends) =>
    fc
      .array(fc.integer({ min: 0, max: 1e7 }), { minLength: ends.length + 1, maxLength: ends.length + 1 })
      .map((amounts) => {
        const sorted = ends.toSorted((a, b) => a - b)
        return amounts.map((amount, at) => ({ upTo: sorted[at] ?? null, amount }))
      }),
  )
  fc.assert(
    fc.property(
      tiers,
      fc.integer({ min: 0, max: 2e9 }),
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
      (rows, value, off, onlineOff) => {
        let expected = rows.at(-1)!.amount
        for (const row of rows.toReversed()) if (row.upTo !== null && value <= row.upTo) expected = row.amount
        const one = fee({
          basis: 'table',
          tiers: rows,
          exemptions: [{ who: 'A', percentOff: off }],
          onlinePercentOff: onlineOff,
        })
        assert.equal(feeAmount(one, { value }), expected)
        const less = feeAmount(one, { value, exempt: ['A'], online: true })
        assert.ok(Number.isInteger(less) && less >= 0 && less <= expected)
      },
    ),
  )
})
