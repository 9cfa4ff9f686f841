import { reader } from '../../../kernel/database/transaction.ts'
import type { JobDefinition, JobRun } from '../../../kernel/jobs/define.ts'
import { readPage } from '../../../kernel/jobs/outside.ts'
import { currentPost } from '../post/current-post.ts'
import { getPostState, isPausing, keepFailure, keepSuccess } from '../post/post-state.ts'
import { takeNews } from './take-news.ts'

/** More than this in one run is left to the next. */
const mostPages = 200

/** Takes what happened since the last time; each news commits by itself, the cursor after its page. */
async function fetchNews({ services, now, transaction, progress }: JobRun): Promise<void> {
  const post = currentPost()
  const db = reader(services.database, now)
  if (!post || (await isPausing(db))) return
  let { read_to: cursor } = await getPostState(db)
  for (let number = 1; number <= mostPages; number += 1) {
    const page = await post
      .fetchNews(cursor)
      .then(readPage)
      .catch((error: unknown) => ({ error }))
    if ('error' in page) return transaction((tx) => keepFailure(tx, page.error))
    for (const item of page.items) await transaction(async (tx) => void (await takeNews(tx, item)))
    await transaction((tx) => keepSuccess(tx, { read_to: page.cursor, fetched_at: tx.now }))
    // A post that says there is more, but gives the same place again, would keep us for ever.
    if (!page.more || page.cursor === cursor) return
    cursor = page.cursor
    await progress(number)
  }
}

export const fetchJob = 'dossier_shipments.fetch'

export const fetchFromPost: JobDefinition = { name: fetchJob, cron: '*/10 * * * *', run: fetchNews }

const silentFor = Temporal.Duration.from({ hours: 72 })
const mostAsked = 200

/** Of what has been silent for three days the last state is asked, each night. */
async function askSilent({ services, now, transaction }: JobRun): Promise<void> {
  const post = currentPost()
  const db = reader(services.database, now)
  if (!post || (await isPausing(db))) return
  const silent = await db.query
    .selectFrom('dossier_shipments.shipment')
    .select('tracking_number')
    .distinct()
    .where('closed_at', 'is', null)
    .where('delivered_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('came_back_at', 'is', null)
    .where('tracking_number', '!=', '')
    .where(({ or, eb }) => or([eb('taken_over_at', 'is not', null), eb('direction', '=', 'papers')]))
    .where('heard_at', '<', now.subtract(silentFor))
    .limit(mostAsked)
    .execute()
  for (const { tracking_number: number } of silent) {
    const said = await post.askState(number).then(
      (answer) => ({ answer }),
      (error: unknown) => ({ error }),
    )
    if ('error' in said) return transaction((tx) => keepFailure(tx, said.error))
    await transaction(async (tx) => {
      if (said.answer !== null) await takeNews(tx, said.answer)
      await tx.query
        .updateTable('dossier_shipments.shipment')
        .set({ heard_at: tx.now })
        .where('tracking_number', '=', number)
        .where('closed_at', 'is', null)
        .execute()
    })
  }
}

export const askPost: JobDefinition = { name: 'dossier_shipments.ask', cron: '20 18 * * *', run: askSilent }
