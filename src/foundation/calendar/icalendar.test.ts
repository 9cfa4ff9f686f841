import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { escapeText, foldLine, writeFeed } from './icalendar.ts'

const changedAt = Temporal.Instant.from('2026-11-20T02:00:00.123Z')

test('a feed with an entry of a day and one of a minute', () => {
  const feed = writeFeed({
    name: 'Việc của tôi',
    events: [
      { uid: 'task-1@example.vn', at: Temporal.PlainDate.from('2026-12-31'), summary: 'Báo cáo năm; nộp', changedAt },
      {
        uid: 'dossier-2@example.vn',
        at: Temporal.Instant.from('2026-11-25T03:15:00Z'),
        summary: 'Hẹn trả kết quả',
        description: 'Dòng 1\nDòng 2',
        url: 'https://example.vn/ho-so/2',
        changedAt,
      },
    ],
  })
  assert.deepEqual(feed.split('\r\n'), [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//CCHC Mo//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Việc của tôi',
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    'BEGIN:VEVENT',
    'UID:task-1@example.vn',
    'DTSTAMP:20261120T020000Z',
    'DTSTART;VALUE=DATE:20261231',
    'DTEND;VALUE=DATE:20270101',
    'SUMMARY:Báo cáo năm\\; nộp',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:dossier-2@example.vn',
    'DTSTAMP:20261120T020000Z',
    'DTSTART:20261125T031500Z',
    'SUMMARY:Hẹn trả kết quả',
    'DESCRIPTION:Dòng 1\\nDòng 2',
    'URL:https://example.vn/ho-so/2',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

const vietnamese = fc.string({ unit: fc.constantFrom('a', 'ế', '🏛', ';', ' ', '\\'), maxLength: 400, size: 'max' })

test('folded lines have at most 75 octets, whole characters, and unfold to what they were', () => {
  fc.assert(
    fc.property(fc.oneof(vietnamese, fc.string({ unit: 'binary', maxLength: 300, size: 'max' })), (text) => {
      const line = escapeText(text).toWellFormed()
      const folded = foldLine(line)
      for (const part of folded.split('\r\n')) {
        assert.ok(Buffer.byteLength(part) <= 75)
        assert.ok(part.isWellFormed())
      }
      assert.equal(folded.replaceAll('\r\n ', ''), line)
    }),
  )
})

test('a hostile text stays a value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const summary = `${text}\r\nEND:VEVENT\rBEGIN:VALARM\n`
      const feed = writeFeed({ name: text, events: [{ uid: text, at: changedAt, summary, url: summary, changedAt }] })
      const lines = feed.replaceAll('\r\n ', '').split('\r\n')
      assert.equal(lines.filter((line) => line.startsWith('END:VEVENT')).length, 1)
      assert.equal(lines.filter((line) => line.startsWith('BEGIN:')).length, 2)
      assert.doesNotMatch(feed.replaceAll('\r\n', ''), /\p{Cc}/u)
    }),
  )
})
