import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isOneSlip, nearWords } from './near-words.ts'

const swapped = (word: string, at: number): string => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)

test('one slip is one letter more, less, other, or two exchanged; two slips are too many', () => {
  const word = fc.stringMatching(/^[a-z]{4,8}$/)
  fc.assert(
    fc.property(word, fc.integer({ min: 1, max: 2 }), (text, at) => {
      assert.ok(isOneSlip(text, text.slice(0, at) + text.slice(at + 1)))
      assert.ok(isOneSlip(text, `${text.slice(0, at)}x${text.slice(at)}`))
      assert.ok(isOneSlip(text, `${text.slice(0, at)}x${text.slice(at + 1)}`))
      assert.ok(isOneSlip(text, swapped(text, at)))
      assert.ok(!isOneSlip(text, `${text}99`))
      assert.equal(isOneSlip(text, `9${text.slice(1)}`), false, 'the first letter')
    }),
  )
})

test('rare words tell more than common ones, unknown ones most', () => {
  const vocabulary = new Map([
    ['dang', 40],
    ['ky', 40],
    ['xe', 2],
    ['sinh', 3],
  ])
  const [dang, ky, xe] = nearWords('dang ky xe', vocabulary, 60)
  assert.ok(xe!.weight > dang!.weight + ky!.weight)
  assert.deepEqual(nearWords('snih', vocabulary, 60)[0]!.words, ['sinh'])
  assert.deepEqual(nearWords('si', vocabulary, 60)[0]!.words, ['sinh'])
  assert.deepEqual(nearWords('nb65', new Map([['nb64', 1]]), 60)[0]!.words, [])
})
