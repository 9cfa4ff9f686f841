import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countMarks, findMoney, moneyUnit, readMoney, readQuantity } from './amounts.ts'

test('sums of money as tables print them', () => {
  assert.equal(readMoney('60.000.000'), 60_000_000)
  assert.equal(readMoney('60.00O.OOO'), 60_000_000)
  assert.equal(readMoney('1,250,000 đồng'), 1_250_000)
  assert.equal(readMoney('12,5 triệu đồng'), 12_500_000)
  assert.equal(readMoney('35', moneyUnit('Kinh phí (ĐVT: triệu đồng)')), 35_000_000)
  assert.equal(readMoney('1.200', moneyUnit('Dự toán (triệu đồng)')), 1_200_000_000)
  assert.equal(readMoney('20000000'), 20_000_000)
})

test('other numbers are no money', () => {
  for (const text of [
    '',
    '15/02/2031',
    'Quyết định số 12/2031/QĐ-UBND',
    '02 lớp',
    '35',
    'Tháng 4/2031',
    '1.2. Đào tạo',
  ]) {
    assert.equal(readMoney(text), null, text)
  }
  assert.deepEqual(findMoney('Căn cứ Thông tư số 26/2019/TT-BTC ngày 10/5/2019'), [])
})

test('a sum inside a sentence is found', () => {
  assert.deepEqual(
    findMoney('Tại cơ quan: 70.000.000 đồng; cấp xã: 5 triệu đồng').map(({ value }) => value),
    [70_000_000, 5_000_000],
  )
})

test('property: any sum printed with dots is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 10 ** 12 }), (value) => {
      const printed = String(value).replace(/\B(?=(\d{3})+$)/g, '.')
      assert.equal(readMoney(printed), value)
      assert.equal(readMoney(`${printed} đồng`), value)
    }),
  )
})

test('quantities', () => {
  assert.deepEqual(readQuantity('02 lớp'), { value: 2, unit: 'lớp', raw: '02 lớp' })
  assert.deepEqual(readQuantity('1.250 hồ sơ'), { value: 1250, unit: 'hồ sơ', raw: '1.250 hồ sơ' })
  assert.deepEqual(readQuantity('3'), { value: 3, unit: null, raw: '3' })
  assert.deepEqual(readQuantity('2/3 số thôn'), { value: 66.7, unit: '% số thôn', raw: '2/3 số thôn' })
  assert.equal(readQuantity('Quý II'), null)
  assert.equal(readQuantity('15/02/2031'), null)
})

test('marks', () => {
  assert.deepEqual(['x', 'X X x', '', 'xã', '✓'].map(countMarks), [1, 3, 0, 0, 1])
})
