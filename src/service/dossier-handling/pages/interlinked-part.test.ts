import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastOf } from './interlinked-part.ts'

const on = (day: number): Temporal.Instant => Temporal.Instant.from(`2026-12-0${day}T00:30:00Z`)

test('all of it is due when the last is, the whole or a part; what has no date yet changes nothing', () => {
  const last = (due: number | null, ...parts: (number | null)[]) =>
    lastOf(
      { due_at: due === null ? null : on(due), first_due_at: on(1) },
      parts.map((day) => ({ due_at: day === null ? null : on(day) })),
    )?.toString()
  assert.equal(last(2, 3, null), on(3).toString())
  assert.equal(last(5, 3), on(5).toString())
  // While the clock of the whole stands, its first date is the one that is known.
  assert.equal(last(null, null), on(1).toString())
})
