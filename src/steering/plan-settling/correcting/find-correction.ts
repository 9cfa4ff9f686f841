import type { Db } from '../../../kernel/database/types.ts'
import { notFound } from '../../../kernel/errors.ts'
import { readSettledPlan, type SettledPlan } from '../../plans/index.ts'
import type { ImportRow } from '../importing/import-queries.ts'
import { settledPlan } from '../settled-plan.ts'
import type { Settling } from '../step-change.ts'
import { comparePlans, type PlanDifference } from './compare-plans.ts'

export type Correction = { planId: string; plan: SettledPlan; next: SettledPlan; differences: PlanDifference[] }

type Row = Pick<ImportRow, 'id' | 'authority_id' | 'file_id' | 'corrects_plan_id'>

/** What the settled draft changes in the plan it corrects, as the plan stands now. */
export async function findCorrection(db: Db, row: Row, { draft, choices }: Settling): Promise<Correction> {
  const found = row.corrects_plan_id && (await readSettledPlan(db, row.corrects_plan_id))
  if (!found) throw notFound()
  const next = settledPlan(draft, choices, { authorityId: row.authority_id, importId: row.id, fileId: row.file_id })
  return {
    planId: row.corrects_plan_id!,
    plan: found.plan,
    next,
    differences: comparePlans(found.plan, found, next),
  }
}
