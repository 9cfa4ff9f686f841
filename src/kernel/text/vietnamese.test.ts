import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { compareVietnamese, fold, normalise } from './vietnamese.ts'

test('one place has one folded name, wherever its tone mark stands and however its file was written', () => {
  for (const [a, b] of [
    ['Hòa An', 'Hoà An'],
    ['Thủy', 'Thuỷ'],
    ['Ủy ban', 'Uỷ ban'],
    ['ĐẮK LẮK', 'Đắk Lắk'],
    ['Quý', 'Quí'.replace('í', 'ý')],
  ] as const) {
    assert.equal(fold(a), fold(b.normalize('NFD')))
  }
  assert.equal(fold('  Đơn vị: “Sở Nội-vụ”, 98%  '), 'don vi so noi vu 98%')
})

test('folding twice changes nothing more', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(fold(fold(text)), fold(text))))
})

test('text is stored in one Unicode form with single spaces', () => {
  assert.equal(normalise(' Hòa\u00a0\u200bAn \n xã'.normalize('NFD')), 'Hòa An xã'.normalize('NFC'))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(normalise(normalise(text)), normalise(text))),
  )
})

test('lists stand in the order of the Vietnamese alphabet', () => {
  const sorted = ['An', 'Ăn', 'Ấn', 'Bà', 'Dân', 'Đà', 'Em', 'Êm', 'Ô', 'Ơ', 'Un', 'Ưu', 'Ý']
  assert.deepEqual([...sorted].reverse().sort(compareVietnamese), sorted)
})
