// Days off are sometimes decided after a date was promised. The date that was printed stays on record; the one that
// holds follows the calendar, in the name of the rule, and whoever subscribed hears of it.
import { enqueue, subscribe } from '../../kernel/announce.ts'
import type { JobDefinition } from '../../kernel/jobs/define.ts'
import type { Db } from '../../kernel/database/types.ts'
import { refreshClock } from './keep-clock.ts'
import { lockRunning } from './lock-dossier.ts'
import { tell } from './update-course.ts'

const job = 'dossiers.follow_calendar'
const chunk = 50

for (const change of [
  'calendar.day_added',
  'calendar.day_activated',
  'calendar.day_deactivated',
  'calendar.hours_set',
  'calendar.hours_ended',
  'calendar.term_rules_set',
])
  // One run serves whatever was decided before it begins.
  subscribe(change, job, (tx) => enqueue(tx, job, {}, { key: job }))

const findRunningWithDate = (db: Db, after: string | undefined) =>
  db.query
    .selectFrom('dossiers.course')
    .select('dossier_id')
    .where('ended_at', 'is', null)
    .where('due_at', 'is not', null)
    .$if(after !== undefined, (query) => query.where('dossier_id', '>', after!))
    .orderBy('dossier_id')
    .limit(chunk)
    .execute()

export const followCalendar: JobDefinition = {
  name: job,
  run: async ({ transaction }) => {
    let after: string | undefined
    for (;;) {
      const last = after
      const ids = await transaction(async (tx) => {
        const rows = await findRunningWithDate(tx, last)
        for (const { dossier_id: id } of rows) {
          const dossier = await lockRunning(tx, id)
          if (!dossier || !(await refreshClock(tx, dossier))) continue
          await tell(tx, { rule: 'dates-follow-the-calendar' }, dossier, 'dossiers.due_moved', {
            from: dossier.due_at?.toString() ?? null,
          })
        }
        return rows.map((row) => row.dossier_id)
      })
      if (ids.length < chunk) return
      after = ids.at(-1)
    }
  },
}
