import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sumMovements } from './day-money.ts'
import { sumAccounts, toCollect, toGiveBack, type Account } from './fee-account.ts'

const amount = fc.integer({ min: 0, max: 10_000_000 })
const account: fc.Arbitrary<Account> = fc.record({ owed: amount, isOpen: fc.boolean(), taken: amount })

test('whatever was taken of whatever is owed: owed is taken and what is to be collected, less what was too much', () =>
  fc.assert(
    fc.property(fc.array(account), (all) => {
      const sums = sumAccounts(all)
      assert.equal(sums.owed, sums.taken + sums.toCollect - sums.toGiveBack)
      for (const one of all) assert.ok(!(toCollect(one) && toGiveBack(one)), 'never both at once')
    }),
  ))

test('what is not reckoned to its end is never too much', () => {
  assert.equal(toGiveBack({ owed: 0, isOpen: true, taken: 50_000 }), 0)
  assert.equal(toGiveBack({ owed: 0, isOpen: false, taken: 50_000 }), 50_000)
})

const movement = fc.record({
  purpose: fc.constantFrom('fee', 'obligation'),
  channel: fc.constantFrom('cash', 'transfer', 'online'),
  amount: fc.integer({ min: -1_000_000, max: 1_000_000 }).filter((n) => n !== 0),
})

test('the day: cash and not cash, less what was given back, is the total; obligations are in none of them', () =>
  fc.assert(
    fc.property(fc.array(movement), (rows) => {
      const sums = sumMovements(rows)
      assert.equal(sums.cash + sums.notCash - sums.givenBack, sums.total)
      const all = rows.reduce((sum, row) => sum + row.amount, 0)
      assert.equal(sums.total + sums.obligations, all)
    }),
  ))
