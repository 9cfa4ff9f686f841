import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aProcedure, procedureContent, type Fee } from '../procedures/index.ts'
import { owedNow, readFees } from './fee-choices.ts'

const feeOf = (changes: Partial<Fee>): Fee => {
  const fee = { key: 'ban-sao', name: 'Lệ phí', basis: 'per_copy', amount: 8000, unit: 'bản', ...changes } as const
  return procedureContent.parse(aProcedure({ fees: [fee] })).fees[0]!
}
const sum = (fee: Fee, sent: Record<string, string>) => owedNow([fee], sent)[0]!.amount

test('how many is said once: in the form where it asks, else in the box of the fee', () => {
  const asked = feeOf({ countField: 'so_ban' })
  assert.equal(sum(asked, { 'form.so_ban': '2' }), 16_000)
  assert.equal(sum(asked, { 'form.so_ban': '2', 'fee-count-ban-sao': '5' }), 16_000)
  assert.equal(sum(asked, { 'fee-count-ban-sao': '5' }), 40_000)
  assert.equal(sum(feeOf({}), { 'form.so_ban': '2', 'fee-count-ban-sao': '5' }), 40_000)
  assert.deepEqual(
    readFees([asked], { 'form.so_ban': '3' }).map(({ quantity }) => quantity),
    [3],
  )
})
