// The time of a story. All of the application in this process reads the clock in one place, so a journey that takes weeks
// sets it on by hand; between two settings it runs as clocks do.
import { after, mock } from 'node:test'

export type StoryClock = {
  /** It is that moment in Việt Nam now: '2026-06-01T08:00'. */
  set: (moment: string) => void
}

/** Call it at the top of a file of journeys, before the site. */
export function storyClock(begin: string): StoryClock {
  let base = Temporal.Instant.fromEpochMilliseconds(0)
  let since = 0
  const set = (moment: string): void => {
    base = Temporal.PlainDateTime.from(moment).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant()
    since = performance.now()
  }
  set(begin)
  const passed = () => ({ milliseconds: Math.floor(performance.now() - since) })
  const watch = mock.method(Temporal.Now, 'instant', () => base.add(passed()))
  after(() => watch.mock.restore())
  return { set }
}
