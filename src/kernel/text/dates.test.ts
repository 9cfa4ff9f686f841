import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { formatDate, formatDateTime, formatRemaining, isoDate, parseDate, parseInstant } from './dates.ts'

test('the day is the day in Vietnam, whatever the instant says elsewhere', () => {
  const evening = Temporal.Instant.from('2026-12-04T17:30:00Z')
  assert.equal(formatDate(evening), '5/12/2026')
  assert.equal(formatDateTime(evening), '00:30 5/12/2026')
  assert.equal(formatDateTime(evening, 'en'), '00:30 5 Dec 2026')
  assert.equal(formatDate(evening.toZonedDateTimeISO('America/New_York')), '5/12/2026')
  assert.equal(isoDate(evening), '2026-12-05T00:30:00+07:00')
  assert.equal(isoDate(Temporal.PlainDate.from('2026-12-05')), '2026-12-05')
  assert.equal(formatDate(null), '—')
  assert.equal(formatDateTime(undefined), '—')
})

test('time left is said in words', () => {
  assert.equal(formatRemaining(3), 'còn 3 ngày')
  assert.equal(formatRemaining(-2), 'quá hạn 2 ngày')
  assert.equal(formatRemaining(0, 'working_day'), 'đến hạn hôm nay')
  // Half an hour of work before a term on Monday is not today on a Sunday.
  assert.equal(formatRemaining(0, 'working_hour'), 'còn dưới 1 giờ làm việc')
  assert.equal(formatRemaining(4, 'working_hour'), 'còn 4 giờ làm việc')
  assert.equal(formatRemaining(-1, 'working_day', 'en'), 'working days overdue: 1')
})

test('a date typed in any usual way is understood, a day that does not exist is not', () => {
  for (const typed of ['5/12/2026', '05/12/2026', '5-12-2026', '5.12.2026', '2026-12-05', ' 5/12/2026 ']) {
    assert.equal(parseDate(typed)?.toString(), '2026-12-05', typed)
  }
  for (const typed of [
    '',
    '31/2/2026',
    '29/2/2025',
    '5/13/2026',
    '5/12/26',
    '12/2026',
    '2026-13-01',
    '2026-12-05T00:00',
    '0000-01-01',
    '9999-12-31',
    'mai',
  ]) {
    assert.equal(parseDate(typed), undefined, typed)
  }
})

test('what is written can be typed back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
      const date = Temporal.PlainDate.from('2026-01-01').add({ days })
      assert.ok(parseDate(formatDate(date))?.equals(date))
    }),
  )
})

test('an instant of our years is understood, one that the database could not keep is not', () => {
  assert.equal(parseInstant('2026-05-20T08:00:00.5+07:00')?.toString(), '2026-05-20T01:00:00.5Z')
  for (const text of ['', 'x', '2026-05-20', '-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z'])
    assert.equal(parseInstant(text), undefined, text)
})
