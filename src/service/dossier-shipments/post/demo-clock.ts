// The post of the demo goes on by itself: what it has is on its way after a while, and delivered after another; what it is
// to fetch, it collects first. Read from the items themselves, so that it goes on after a restart.
import { enqueue } from '../../../kernel/announce.ts'
import { reader } from '../../../kernel/database/transaction.ts'
import type { Db } from '../../../kernel/database/types.ts'
import type { JobDefinition, JobRun } from '../../../kernel/jobs/define.ts'
import { fetchJob } from '../news/fetch-news.ts'
import type { NewsState } from '../shipment.ts'
import { currentPost, sharedPostSimulator } from './current-post.ts'

/** Minutes after it was ordered (papers that it fetches) or given to the postman. */
const stages: readonly { state: NewsState; minutes: number }[] = [
  { state: 'taken_over', minutes: 2 },
  { state: 'on_way', minutes: 4 },
  { state: 'delivered', minutes: 10 },
]
const most = 200

type Underway = {
  tracking_number: string
  direction: string
  party_name: string
  asked_at: Temporal.Instant | null
  taken_over_at: Temporal.Instant | null
  on_way_at: Temporal.Instant | null
  delivered_at: Temporal.Instant | null
}

/** What the post would have said by now and is not known yet. Pure: the same again is the same news. */
export function newsDue(it: Underway, now: Temporal.Instant): object[] {
  const from = it.direction === 'papers' ? it.asked_at : it.taken_over_at
  if (!from) return []
  return stages.flatMap(({ state, minutes }) => {
    const at = from.add({ minutes })
    const isKnown = it[`${state as 'on_way'}_at`] !== null
    if (isKnown || Temporal.Instant.compare(at, now) > 0) return []
    const arrived = state === 'delivered' && { receivedBy: it.party_name, proof: 'Ký nhận (bưu chính mô phỏng)' }
    return [{ trackingNumber: it.tracking_number, state, at: at.toString(), ...arrived }]
  })
}

const findUnderway = (db: Db): Promise<Underway[]> =>
  db.query
    .selectFrom('dossier_shipments.shipment')
    .select(['tracking_number', 'direction', 'party_name', 'asked_at', 'taken_over_at', 'on_way_at', 'delivered_at'])
    .where('closed_at', 'is', null)
    .where('delivered_at', 'is', null)
    .where('came_back_at', 'is', null)
    .where('lost_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('tracking_number', '!=', '')
    .where('asked_at', 'is not', null)
    .where(({ or, eb }) => or([eb('taken_over_at', 'is not', null), eb('direction', '=', 'papers')]))
    .orderBy('prepared_at')
    .limit(most)
    .execute()

async function goOn({ services, now, transaction }: JobRun): Promise<void> {
  if (currentPost() !== sharedPostSimulator.post) return
  const due = (await findUnderway(reader(services.database, now))).flatMap((it) => newsDue(it, now))
  if (due.length === 0) return
  sharedPostSimulator.tell(...due)
  await transaction((tx) => enqueue(tx, fetchJob, {}, { key: fetchJob }))
}

export const postGoesOn: JobDefinition = { name: 'dossier_shipments.demo_post', cron: '* * * * *', run: goOn }
