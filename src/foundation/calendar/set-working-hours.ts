import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { date, id, line, optionalDate, optionalId } from '../../kernel/http/fields.ts'
import { announceChange } from './announce-change.ts'
import { ensureCanDecide } from './calendar-access.ts'
import { hours } from './calendar-fields.ts'
import { endRow, makeRoom } from './dated-rows.ts'
import type { HoursByWeekday, Weekday, WorkingInterval } from './working-calendar.ts'

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[]
const week = <Prefix extends string>(prefix: Prefix) =>
  Object.fromEntries(WEEKDAYS.map((weekday) => [`${prefix}${weekday}`, hours()])) as Record<
    `${Prefix}${Weekday}`,
    ReturnType<typeof hours>
  >

export const setWorkingHoursInput = z
  .object({ unitId: optionalId(), validFrom: date(), validTo: optionalDate(), document: line(300) })
  .extend(week('hours'))
  .extend(week('reception'))
export type WorkingHoursInput = z.output<typeof setWorkingHoursInput>

const byWeekday = (of: (weekday: Weekday) => WorkingInterval[]): HoursByWeekday =>
  Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, of(weekday)]).filter(([, list]) => (list as []).length > 0))

/** Sets a unit's weekly hours from a date on; units below follow unless they have their own. */
export async function setWorkingHours(tx: Tx, actor: Actor, input: WorkingHoursInput): Promise<string> {
  const { unitId, validFrom, validTo, document } = input
  await ensureCanDecide(tx, actor, 'calendar.set_hours', unitId)
  const hours = byWeekday((weekday) => input[`hours${weekday}`])
  const reception = byWeekday((weekday) => input[`reception${weekday}`])
  if (Object.keys(hours).length === 0) throw new AppError('calendar.week_without_hours', 422, {}, 'hours1')
  await makeRoom(tx, 'calendar.working_week', unitId ?? null, validFrom)
  const row = {
    id: tx.id(),
    unit_id: unitId ?? null,
    valid_from: validFrom,
    valid_to: validTo ?? null,
    hours: JSON.stringify(hours),
    reception: JSON.stringify(reception),
    document,
  }
  await tx.query.insertInto('calendar.working_week').values(row).execute()
  const detail = { validFrom: validFrom.toString(), hours, reception, document }
  await announceChange(tx, actor, {
    name: 'calendar.hours_set',
    subjectKind: 'calendar.hours',
    subjectId: row.id,
    unitId: row.unit_id,
    detail,
  })
  return row.id
}

export const endWorkingHoursInput = z.object({ id: id(), lastDay: date() })

/** Ends a unit's own hours: from the next day on it follows those of its superior. */
export async function endWorkingHours(
  tx: Tx,
  actor: Actor,
  { id, lastDay }: z.output<typeof endWorkingHoursInput>,
): Promise<string | null> {
  const row = await endRow(tx, 'calendar.working_week', id, lastDay)
  if (!row) throw notFound()
  await ensureCanDecide(tx, actor, 'calendar.set_hours', row.unit_id)
  const detail = { lastDay: lastDay.toString() }
  await announceChange(tx, actor, {
    name: 'calendar.hours_ended',
    subjectKind: 'calendar.hours',
    subjectId: id,
    unitId: row.unit_id,
    detail,
  })
  return row.unit_id
}
