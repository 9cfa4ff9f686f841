import assert from 'node:assert/strict'
import { test } from 'node:test'
import { feeItem, type Fee } from './procedure-content.ts'
import { owedFees, sumOwed } from './owed-fees.ts'

const fee = (rest: Partial<Fee>): Fee => feeItem.parse({ key: 'phi', name: 'Phí', ...rest })
const licence = fee({
  key: 'cap-phep',
  amount: 100_000,
  onlinePercentOff: 50,
  document: '05/2025/NQ-HĐND',
  exemptions: [{ who: 'Hộ nghèo', percentOff: 100 }],
})
const share = fee({ key: 'truoc-ba', basis: 'percentage', percent: '0.5' })
const pages = fee({ key: 'trang', basis: 'per_page', amount: 2000 })

test('all fees are owed, each with what was chosen and the document that set it', () => {
  const owed = owedFees([licence, share, pages], [{ key: 'trang', quantity: 3 }])
  assert.deepEqual(
    owed.map(({ key, amount, document }) => [key, amount, document]),
    [
      ['cap-phep', 100_000, '05/2025/NQ-HĐND'],
      ['truoc-ba', null, ''],
      ['trang', 6000, ''],
    ],
  )
  assert.deepEqual(sumOwed(owed), { amount: 106_000, open: true })
  const known = owedFees([licence, share], [{ key: 'truoc-ba', value: 1_000_000 }], { online: true })
  assert.deepEqual(sumOwed(known), { amount: 55_000, open: false })
  assert.equal(owedFees([licence], [{ key: 'cap-phep', exempt: 'Hộ nghèo' }])[0]!.amount, 0)
})

test('only what was announced can be chosen', () => {
  assert.throws(() => owedFees([licence], [{ key: 'cap-phep', exempt: 'Người quen' }]), {
    code: 'procedures.exemption_unknown',
  })
  assert.throws(() => owedFees([licence], [{ key: 'khac' }]), { code: 'procedures.fee_unknown' })
})
