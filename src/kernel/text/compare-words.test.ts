import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { WordChange } from './compare-words.ts'
import { compareWords } from './compare-words.ts'

const without = (changes: readonly WordChange[], change: WordChange['change']): string =>
  changes
    .filter((each) => each.change !== change)
    .map(({ text }) => text)
    .join('')

const phrase = fc
  .array(fc.constantFrom('rà soát', 'thủ tục', ' ', '  ', '\n', ',', '30', '/6', 'báo cáo', '🙂'), { maxLength: 30 })
  .map((words) => words.join(''))

test('kept and removed make the old text again, kept and added the new one', () => {
  fc.assert(
    fc.property(phrase, phrase, (before, after) => {
      const changes = compareWords(before, after)
      assert.equal(without(changes, 'added'), before)
      assert.equal(without(changes, 'removed'), after)
      for (const [at, { change, text }] of changes.entries()) {
        assert.notEqual(text, '')
        assert.notEqual(change, changes[at + 1]?.change)
      }
    }),
    { numRuns: 500 },
  )
})

test('equal texts are one run', () => {
  assert.deepEqual(compareWords('Sở Nội vụ', 'Sở Nội vụ'), [{ change: 'same', text: 'Sở Nội vụ' }])
  assert.deepEqual(compareWords('', ''), [])
})

test('a changed phrase is one change, not one per word', () => {
  assert.deepEqual(compareWords('Hoàn thành việc rà soát trước 30/6', 'Hoàn thành toàn bộ đợt rà soát trước 15/6'), [
    { change: 'same', text: 'Hoàn thành ' },
    { change: 'removed', text: 'việc' },
    { change: 'added', text: 'toàn bộ đợt' },
    { change: 'same', text: ' rà soát trước ' },
    { change: 'removed', text: '30' },
    { change: 'added', text: '15' },
    { change: 'same', text: '/6' },
  ])
  assert.deepEqual(compareWords('rà soát trước', 'rà soát, đơn giản hóa trước'), [
    { change: 'same', text: 'rà soát' },
    { change: 'added', text: ', đơn giản hóa' },
    { change: 'same', text: ' trước' },
  ])
})

test('texts too long to compare word by word are shown as replaced, ends kept', () => {
  const long = (word: string) => `đầu ${`${word} `.repeat(3000)}cuối`
  assert.deepEqual(
    compareWords(long('a'), long('b')).map(({ change }) => change),
    ['same', 'removed', 'added', 'same'],
  )
})
