import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Line } from './lines.ts'
import { joinWrapped } from './wrapping.ts'

const size = 10
const line = (text: string, y: number): Line => {
  const right = text.length * 6
  return { fragments: [{ text, left: 0, right, y, size, bold: false, italic: false }], left: 0, right, y, size }
}
const joined = (texts: string[], width: number): string[] =>
  joinWrapped(
    texts.map((text, index) => line(text, index * 12)),
    0,
    width,
  ).map((runs) => runs.map((run) => run.text).join(''))

test('a word wider than its cell goes on without a space', () => {
  assert.deepEqual(joined(['HĐND&UB', 'ND xã'], 46), ['HĐND&UBND xã'])
  assert.deepEqual(joined(['II.1', '.a'], 26), ['II.1.a'])
})

test('words that fit keep their space', () => {
  assert.deepEqual(joined(['Phòng Nội', 'vụ huyện'], 60), ['Phòng Nội vụ huyện'])
  assert.deepEqual(joined(['Phòng', 'Nội vụ'], 50), ['Phòng Nội vụ'])
})
