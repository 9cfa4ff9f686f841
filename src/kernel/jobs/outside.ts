// What the adapters of outside systems share: their lists come in pages, their answers are unknown until they are read,
// and one that does not answer is asked less and less often.
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

/** After one failure a minute, then two, four, at most an hour. */
export const pauseAfter = (failures: number, now: Temporal.Instant): Temporal.Instant =>
  now.add({ minutes: Math.min(2 ** Math.min(failures, 10), longestPauseMinutes) })

/** Fit to be kept: no NUL, not endless. */
export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll('\0', '').slice(0, 500)
