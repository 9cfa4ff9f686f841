import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { integer, line } from '../../kernel/http/fields.ts'
import { announceChange } from './announce-change.ts'
import { ensureCanDecide } from './calendar-access.ts'

export const settleYearInput = z.object({ year: integer(2000, 2200), document: line(300) })

/** Says that all days off of a year are decided, so that deadlines in it need no warning any more. */
export async function settleYear(tx: Tx, actor: Actor, { year, document }: z.output<typeof settleYearInput>) {
  await ensureCanDecide(tx, actor, 'calendar.decide_days', null)
  const id = tx.id()
  await tx.query.insertInto('calendar.settled_year').values({ id, year, document, settled_at: tx.now }).execute()
  const detail = { year, document }
  await announceChange(tx, actor, {
    name: 'calendar.year_settled',
    subjectKind: 'calendar.year',
    subjectId: id,
    detail,
  })
}
