import type { Actor } from '../../../kernel/access/actor.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { getPlan, type PlanHead } from '../../plans/index.ts'
import { todayOf } from '../work-item-state.ts'
import { findFilterChoices } from '../work-counts.ts'
import { findWork, type WorkRow } from '../work-queries.ts'
import type { WorkFilter } from '../work-scope.ts'

const most = 5000

export type Register = {
  plan: PlanHead
  rows: readonly WorkRow[]
  today: Temporal.PlainDate
  filter: WorkFilter
  /** Names of the area and the unit the filter keeps. */
  kept: { area: string | undefined; unit: string | undefined }
}

/** The work of a plan as the list shows it to this reader, whole: too much for one file is refused, never cut off. */
export async function findRegister(db: Db, actor: Actor, planId: string, wanted: WorkFilter): Promise<Register> {
  const plan = await getPlan(db, actor, planId)
  const filter: WorkFilter = { ...wanted, planId: plan.id, after: undefined, limit: most + 1 }
  const rows = await findWork(db, actor, filter)
  if (rows.length > most) throw new AppError('plan_tracking.register_too_long', 422, { most })
  const { areas, units } = await findFilterChoices(db, actor, { planId: plan.id })
  const kept = {
    area: areas.find(({ id }) => id === filter.areaId)?.name,
    unit: units.find(({ id }) => id === filter.unitId)?.name,
  }
  return { plan, rows, today: todayOf(db.now), filter, kept }
}
