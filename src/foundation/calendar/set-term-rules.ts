import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { choice, date, integer, line, optionalDate, optionalId } from '../../kernel/http/fields.ts'
import { announceChange } from './announce-change.ts'
import { ensureCanDecide } from './calendar-access.ts'
import { optionalTime } from './calendar-fields.ts'
import { makeRoom } from './dated-rows.ts'

export const OUTSIDE_HOURS = ['next_working_instant', 'at_once'] as const
export const DAY_ENDS = ['same_time', 'end_of_working_hours', 'end_of_day'] as const
export const WORKING_DAYS = ['counted', 'as_working_time'] as const

export const setTermRulesInput = z.object({
  unitId: optionalId(),
  validFrom: date(),
  validTo: optionalDate(),
  receivedAfter: optionalTime(),
  outsideHours: choice(OUTSIDE_HOURS),
  dayEnds: choice(DAY_ENDS),
  workingDays: choice(WORKING_DAYS),
  minutesPerDay: integer(60, 1440),
  document: line(300),
})

/** Sets how a unit counts its terms from a date on; what was received before keeps the rules of its day. */
export async function setTermRules(tx: Tx, actor: Actor, input: z.output<typeof setTermRulesInput>): Promise<string> {
  const { unitId, validFrom, validTo, ...rules } = input
  await ensureCanDecide(tx, actor, 'calendar.set_hours', unitId)
  await makeRoom(tx, 'calendar.term_rules', unitId ?? null, validFrom)
  const row = {
    id: tx.id(),
    unit_id: unitId ?? null,
    valid_from: validFrom,
    valid_to: validTo ?? null,
    received_after: rules.receivedAfter,
    outside_hours: rules.outsideHours,
    day_ends: rules.dayEnds,
    working_days: rules.workingDays,
    minutes_per_day: rules.minutesPerDay,
    document: rules.document,
  }
  await tx.query.insertInto('calendar.term_rules').values(row).execute()
  const detail = { validFrom: validFrom.toString(), ...rules }
  await announceChange(tx, actor, {
    name: 'calendar.term_rules_set',
    subjectKind: 'calendar.rules',
    subjectId: row.id,
    detail,
  })
  return row.id
}
