import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OFFICE_HOURS } from './national-rules.ts'
import { formatHours, parseHours } from './hours-text.ts'

test('hours as people write them', () => {
  const office = OFFICE_HOURS[1]
  for (const text of ['07:30-11:30; 13:00-17:00', '7h30-11h30, 13h-17h', '7:30 – 11:30 và 13:00 – 17:00'])
    assert.deepEqual(parseHours(text), office, text)
  assert.equal(formatHours(office), '07:30-11:30; 13:00-17:00')
  assert.deepEqual(parseHours(formatHours(office)), office)
  assert.deepEqual(parseHours('  '), [])
})

test('what is no hours is refused', () => {
  for (const text of ['sáng', '7:30', '11:30-7:30', '7:30-11:30; 11:00-17:00', '7:30-25:00', '7:75-9:00', ';'])
    assert.equal(parseHours(text), undefined, text)
})
