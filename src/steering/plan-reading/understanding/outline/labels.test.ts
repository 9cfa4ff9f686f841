import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { letterOrder, parseLabel } from './labels.ts'

const cases: [string, string, number, string][] = [
  ['I. MỤC ĐÍCH', 'roman', 1, 'MỤC ĐÍCH'],
  ['IV- TỔ CHỨC THỰC HIỆN', 'roman', 4, 'TỔ CHỨC THỰC HIỆN'],
  ['lI. NHIỆM VỤ', 'roman', 2, 'NHIỆM VỤ'],
  ['1V. KINH PHÍ', 'roman', 4, 'KINH PHÍ'],
  ['III KẾ HOẠCH TRIỂN KHAI', 'roman', 3, 'KẾ HOẠCH TRIỂN KHAI'],
  ['A. MỤC TIÊU', 'capital', 1, 'MỤC TIÊU'],
  ['Phần thứ hai. Nhiệm vụ', 'part', 2, 'Nhiệm vụ'],
  ['3/ Cải cách thể chế', 'arabic', 3, 'Cải cách thể chế'],
  ['2.1. Mục tiêu', 'decimal', 1, 'Mục tiêu'],
  ['2.1.3 Nhiệm vụ', 'decimal', 3, 'Nhiệm vụ'],
  ['đ) Tuyên truyền', 'letter', 5, 'Tuyên truyền'],
  ['- 100% hồ sơ đúng hạn', 'dash', 0, '100% hồ sơ đúng hạn'],
  ['+ Phòng Nội vụ', 'plus', 0, 'Phòng Nội vụ'],
]

for (const [text, kind, value, rest] of cases) {
  test(`“${text}” is labelled ${kind} ${value}`, () => {
    const label = parseLabel(text)
    assert.deepEqual([label?.kind, label?.value, label?.rest], [kind, value, rest])
  })
}

test('a sentence, a number, a date and a decimal number are no labels', () => {
  for (const text of [
    'Tiếp tục thực hiện',
    '100% hồ sơ',
    '15.000.000 đồng',
    '30/6/2026 là hạn cuối',
    '-5% so với năm trước?'.slice(1),
  ]) {
    assert.equal(parseLabel(text), null, text)
  }
})

test('every letter of the order is read at its place', () => {
  fc.assert(
    fc.property(fc.nat(letterOrder.length - 1), (i) => {
      assert.equal(parseLabel(`${letterOrder[i]}) Nội dung`)?.value, i + 1)
    }),
  )
})
