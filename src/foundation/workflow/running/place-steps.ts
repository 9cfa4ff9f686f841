// From steps that the engine opened to rows: which unit does each today, and until when.
import { addWorkingTime, dateOf, getUnitClocks, rangeFrom, type UnitClock } from '../../calendar/index.ts'
import { findUnitsInPlace, type UnitWanted } from '../../organisation/index.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { minutesOf, type UnitRule, type WorkStep } from '../definition/definition.ts'
import type { Moved } from '../engine/advance.ts'
import type { NewStep } from './step-row.ts'

export type RunPlace = {
  id: string
  subjectId: string
  receptionId: string
  competentId: string
  addressCode: string | null
  startedAt: Temporal.Instant
  caseDueAt: Temporal.Instant | null
  heldAt: Temporal.Instant | null
}

const minute = 60_000

/** @param since instants from which time is counted; without them it is now */
export function clocksOf(
  tx: Tx,
  paths: readonly string[],
  since: readonly Temporal.Instant[] = [],
): Promise<Map<string, UnitClock>> {
  const [first] = [tx.now, ...since].map(dateOf).toSorted(Temporal.PlainDate.compare)
  return getUnitClocks(tx, [...new Set(paths)], rangeFrom(first!))
}

/** The unit of the step before, and the one from which the work came into that unit. */
export type Before = { unitId: string; fromUnitId: string | null }

function wantedBy(rule: UnitRule, run: RunPlace, { unitId: beforeId, fromUnitId }: Before): UnitWanted {
  switch (rule.rule) {
    case 'same':
      return { id: beforeId }
    case 'back':
      return { id: fromUnitId ?? beforeId }
    case 'upper':
      return { id: beforeId, upper: true }
    case 'reception':
      return { id: run.receptionId }
    case 'competent':
      return { id: run.competentId }
    case 'named':
      return { id: rule.unitId }
    default:
      return { code: run.addressCode ?? '', on: dateOf(run.startedAt) }
  }
}

/** @param before of the first step, the unit that received the case */
export async function placeSteps(
  tx: Tx,
  run: RunPlace,
  before: Before,
  opened: Moved['opened'],
  personId: string | null = null,
): Promise<NewStep[]> {
  if (!opened.length) return []
  const units = await findUnitsInPlace(
    tx,
    opened.map(({ step }) => wantedBy(step.unit, run, before)),
  )
  const placed = opened.map(({ step, token }, at) => {
    const unit = units[at]
    if (!unit) throw new AppError('workflow.no_unit_for_step', 409, { step: step.name })
    return { step, token, unit }
  })
  const counted = placed.filter(({ step }) => minutesOf(step.time) > 0)
  const clocks = counted.length
    ? await clocksOf(
        tx,
        counted.map(({ unit }) => unit.path),
      )
    : new Map<string, UnitClock>()
  return placed.map(({ step, token, unit }, at) => ({
    id: tx.id(),
    runId: run.id,
    subjectId: run.subjectId,
    token,
    askedOn: null,
    key: step.key,
    name: step.name,
    unitId: unit.id,
    fromUnitId: unit.id === before.unitId ? before.fromUnitId : before.unitId,
    unitPath: unit.path,
    role: step.role,
    personId: at === 0 ? personId : null,
    openedAt: tx.now,
    caseDueAt: run.caseDueAt,
    heldAt: run.heldAt === null ? null : tx.now,
    question: '',
    ...timesOf(step, tx.now, clocks.get(unit.path)),
  }))
}

/** Until when, when to remind before, and from when its head is told. */
function timesOf(step: WorkStep, from: Temporal.Instant, clock: UnitClock | undefined) {
  const minutes = clock ? minutesOf(step.time, clock.rules.minutesPerDay) : 0
  if (!clock || !minutes) return { dueAt: null, remindAt: null, overdueAt: null }
  const after = (amount: number) => addWorkingTime(clock.calendar, from, amount * minute)
  const dueAt = after(minutes)
  const before = (step.remindHours ?? 0) * 60
  return { dueAt, remindAt: before > 0 ? after(Math.max(0, minutes - before)) : null, overdueAt: dueAt }
}
