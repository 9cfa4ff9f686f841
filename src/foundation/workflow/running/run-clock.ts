// The clocks of the steps stand while the legal clock of the case stands, and its due instant is copied beside each open
// step for the order of lists. The case's own commands call these and write the history.
import { sql } from 'kysely'
import { addWorkingTime, workingTimeBetween } from '../../calendar/index.ts'
import { unitPathOf } from '../../organisation/index.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { isHeld } from './lock-step.ts'
import { clocksOf } from './place-steps.ts'
import { sentAhead } from '../../../kernel/database/statement.ts'

/** A run that goes on, held until the transaction ends. */
export async function lockRun(tx: Tx, id: string) {
  const run = await tx.query
    .selectFrom('workflow.run')
    .select(['id', 'subject_kind', 'subject_id', 'competent_id', 'held_at', 'ended_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!run) throw notFound('workflow.run_not_found')
  if (run.ended_at) throw new AppError('workflow.run_ended')
  return run
}

/** Held already: it stands since then. */
export async function holdRun(tx: Tx, runId: string, on: Temporal.Instant): Promise<void> {
  await lockRun(tx, runId)
  await sql`
    with run as (update workflow.run set held_at = coalesce(held_at, ${on}) where id = ${runId})
    update workflow.step set held_at = coalesce(held_at, ${on}) where run_id = ${runId} and closed_at is null ${sentAhead}`.execute(
    tx.query,
  )
}

/** Each step has as much working time left as it had when it was held; what was late by then stays late. */
export async function resumeRun(tx: Tx, runId: string, on: Temporal.Instant): Promise<void> {
  const run = await lockRun(tx, runId)
  if (!run.held_at) return
  const steps = await tx.query
    .selectFrom('workflow.step')
    .select(['id', 'held_at', 'due_at', 'remind_at', 'overdue_at', unitPathOf('unit_id').as('path')])
    .where('run_id', '=', runId)
    .where('closed_at', 'is', null)
    .where('held_at', 'is not', null)
    .execute()
  const timed = steps.filter((step) => step.due_at)
  const clocks = timed.length
    ? await clocksOf(
        tx,
        timed.map((step) => step.path),
        timed.map((step) => step.held_at!),
      )
    : undefined
  const rows = steps.map((step) => {
    const later = (at: Temporal.Instant | null): string | null => {
      const calendar = clocks?.get(step.path)?.calendar
      if (!at || !calendar) return at?.toString() ?? null
      const left = workingTimeBetween(calendar, step.held_at!, at)
      return (left > 0 ? addWorkingTime(calendar, on, left) : at).toString()
    }
    return { id: step.id, due: later(step.due_at), remind: later(step.remind_at), overdue: later(step.overdue_at) }
  })
  await sql`
    with run as (update workflow.run set held_at = null where id = ${runId})
    update workflow.step set held_at = null, due_at = later.due, remind_at = later.remind, overdue_at = later.overdue
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as later (id uuid, due timestamptz, remind timestamptz, overdue timestamptz)
    where step.id = later.id ${sentAhead}`.execute(tx.query)
}

/** The legal due instant of the case; null while it has none. */
export async function setCaseDue(tx: Tx, runId: string, at: Temporal.Instant | null): Promise<void> {
  if (!isHeld(tx, runId)) await lockRun(tx, runId)
  await sql`
    with run as (update workflow.run set case_due_at = ${at} where id = ${runId})
    update workflow.step set case_due_at = ${at} where run_id = ${runId} and closed_at is null ${sentAhead}`.execute(
    tx.query,
  )
}
