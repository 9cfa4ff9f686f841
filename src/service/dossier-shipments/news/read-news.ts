import { z } from 'zod'
import { newsStates, trackingNumber, type NewsState } from '../shipment.ts'

/** PostgreSQL keeps no NUL in a text. */
const text = (most: number) => z.string().transform((words) => words.replaceAll('\0', '').trim().slice(0, most))

const news = z.object({
  trackingNumber: text(60).transform(trackingNumber).pipe(z.string().min(1)),
  state: z.enum(newsStates),
  at: z.string().transform((words, context) => {
    try {
      return Temporal.Instant.from(words)
    } catch {
      context.addIssue('no instant')
      return z.NEVER
    }
  }),
  place: text(300).default(''),
  proof: text(500).default(''),
  receivedBy: text(300).default(''),
})

export type News = { trackingNumber: string; state: NewsState; at: Temporal.Instant } & Record<
  'place' | 'proof' | 'receivedBy',
  string
>

/** Clocks differ a little; what happens tomorrow is no news. */
const tolerance = Temporal.Duration.from({ hours: 1 })

/** Undefined where it cannot be read. */
export function readNews(payload: unknown, now: Temporal.Instant): News | undefined {
  const parsed = news.safeParse(payload)
  if (!parsed.success || Temporal.Instant.compare(parsed.data.at, now.add(tolerance)) > 0) return undefined
  return parsed.data
}
