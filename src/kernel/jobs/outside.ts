// What the adapters of outside systems share: their lists come in pages, their answers are unknown until they are read,
// and one that does not answer is asked less and less often.
import { sql } from 'kysely'
import { z } from 'zod'

/** A page of a list that goes on. `cursor` is opaque: it is kept, and given back to get what came after. */
export type OutsidePage = { items: readonly unknown[]; cursor: string; more: boolean }

const page = z.object({ items: z.array(z.unknown()).max(1000), cursor: z.string().max(2000), more: z.boolean() })

/** An answer that is no page is as good as none. */
export function readPage(answer: unknown): OutsidePage {
  const parsed = page.safeParse(answer)
  if (!parsed.success) throw new Error('the other side answered with something that is no page')
  return parsed.data
}

const longestPauseMinutes = 60

/** Fit to be kept: no NUL, not endless. */
export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll('\0', '').slice(0, 500)

/** What the row of an outside system becomes when it answered: whatever was wrong is over. */
export const answering = { failing_since: null, failures: 0, last_error: '', pause_until: null }

/** And when it did not: it is left alone for a minute, then two, four, at most an hour. */
export const failing = (now: Temporal.Instant, error: unknown) => ({
  failing_since: sql<Temporal.Instant>`coalesce(failing_since, ${now})`,
  failures: sql<number>`failures + 1`,
  last_error: messageOf(error),
  pause_until: sql<Temporal.Instant>`${now}::timestamptz
    + least(power(2, least(failures, 10)), ${longestPauseMinutes}::int) * interval '1 minute'`,
})

/** While it pauses nothing is asked of it. */
export const isPausing = ({ pause_until: pause }: { pause_until: Temporal.Instant | null }, now: Temporal.Instant) =>
  pause !== null && Temporal.Instant.compare(now, pause) < 0
