import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { choice, date, flag, id, line, optionalDate, optionalId } from '../../kernel/http/fields.ts'
import { announceChange } from './announce-change.ts'
import { ensureCanDecide } from './calendar-access.ts'
import { hours } from './calendar-fields.ts'
import { EXCEPTION_KINDS } from './working-calendar.ts'

export const addDayInput = z.object({
  unitId: optionalId(),
  date: date(),
  kind: choice(EXCEPTION_KINDS),
  name: line(200),
  replaces: optionalDate(),
  hours: hours(),
  document: line(300),
  active: flag(),
})

/** Writes down a day off or worked out of the ordinary; a proposal waits, inactive, until it is decided. */
export async function addDay(tx: Tx, actor: Actor, input: z.output<typeof addDayInput>): Promise<string> {
  await ensureCanDecide(tx, actor, 'calendar.decide_days', input.unitId)
  const ownHours = input.kind === 'other_hours'
  if (ownHours && input.hours.length === 0) throw new AppError('calendar.hours_required', 422, {}, 'hours')
  if (input.kind === 'swap_work' && !input.replaces)
    throw new AppError('calendar.replaced_day_required', 422, {}, 'replaces')
  const row = {
    id: tx.id(),
    unit_id: input.unitId ?? null,
    date: input.date,
    kind: input.kind,
    name: input.name,
    replaces: input.replaces ?? null,
    hours: ownHours ? JSON.stringify(input.hours) : null,
    document: input.document,
    active: input.active,
    created_at: tx.now,
  }
  await tx.query.insertInto('calendar.decided_day').values(row).execute()
  const { date, kind, name, document, active } = input
  const detail = { date: date.toString(), kind, name, document, active }
  await announceChange(tx, actor, {
    name: 'calendar.day_added',
    subjectKind: 'calendar.day',
    subjectId: row.id,
    unitId: row.unit_id,
    detail,
  })
  return row.id
}

export const switchDayInput = z.object({
  id: id(),
  active: choice(['true', 'false']),
  viewedUnit: z.string().optional(),
})

/** Puts a proposed day into force, or takes one out of it: it stays, as a proposal, with its history. */
export async function switchDay(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof switchDayInput>,
): Promise<{ unitId: string | null; year: number }> {
  const day = await tx.query
    .selectFrom('calendar.decided_day')
    .selectAll()
    .where('id', '=', input.id)
    .forUpdate()
    .executeTakeFirst()
  if (!day) throw notFound()
  await ensureCanDecide(tx, actor, 'calendar.decide_days', day.unit_id)
  const active = input.active === 'true'
  if (day.active === active) throw new AppError(active ? 'calendar.day_already_active' : 'calendar.day_not_active')
  await tx.query.updateTable('calendar.decided_day').set({ active }).where('id', '=', day.id).execute()
  await announceChange(tx, actor, {
    name: active ? 'calendar.day_activated' : 'calendar.day_deactivated',
    subjectKind: 'calendar.day',
    subjectId: day.id,
    unitId: day.unit_id,
    detail: { date: day.date.toString(), name: day.name },
  })
  return { unitId: day.unit_id, year: day.date.year }
}
