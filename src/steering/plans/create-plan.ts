import { ensureCan, type Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import { inChunks } from '../../kernel/database/in-chunks.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { getUnit } from '../../foundation/organisation/index.ts'
import { planActions } from './plan-access.ts'
import type { Place } from '../plan-reading/index.ts'
import type { SettledPlan } from './plan.ts'
import { insertTargets } from './insert-targets.ts'
import { insertTasks } from './insert-tasks.ts'

const json = (value: Place | null): string | null => value && JSON.stringify(value)

/**
 * Writes a settled plan as a draft of its authority; `putIntoForce` makes it binding.
 * @returns the id of the plan
 */
export async function createPlan(tx: Tx, actor: Actor, plan: SettledPlan): Promise<string> {
  const authority = await getUnit(tx, plan.authorityId)
  ensureCan(actor, planActions['plans.manage'], authority.path)
  const planId = tx.id()
  await insertHead(tx, actor, planId, plan)
  const areaIds = await insertAreas(tx, planId, plan)
  const goalIds = await insertGoals(tx, planId, plan, areaIds)
  await insertTargets(tx, { planId, areaIds, firstPosition: 0 }, plan.targets)
  await insertTasks(tx, { planId, areaIds, goalIds, firstPosition: 0 }, plan.tasks)
  await insertBodyText(tx, planId, plan)
  await announce(tx, actor, {
    name: 'plans.created',
    subjectKind: 'plan',
    subjectId: planId,
    unitId: plan.authorityId,
    detail: { title: plan.title, tasks: plan.tasks.length, targets: plan.targets.length },
  })
  return planId
}

async function insertHead(tx: Tx, actor: Actor, id: string, plan: SettledPlan): Promise<void> {
  await tx.query
    .insertInto('plans.plan')
    .values({
      id,
      authority_id: plan.authorityId,
      year: plan.year,
      title: plan.title,
      kind: plan.kind,
      number: plan.number,
      issued_on: plan.issuedOn ? Temporal.PlainDate.from(plan.issuedOn) : null,
      issuer: plan.issuer,
      signer: plan.signer,
      theme: plan.theme,
      tier: plan.tier,
      budget_total: plan.budgetTotalVND,
      import_id: plan.importId,
      file_id: plan.fileId,
      created_at: tx.now,
      created_by: actor.personId,
    })
    .execute()
}

async function insertAreas(tx: Tx, planId: string, plan: SettledPlan): Promise<string[]> {
  const rows = plan.areas.map((area, position) => ({
    id: tx.id(),
    plan_id: planId,
    position,
    area_key: area.key,
    name: area.name,
  }))
  for (const chunk of inChunks(rows)) await tx.query.insertInto('plans.area').values(chunk).execute()
  return rows.map((row) => row.id)
}

async function insertGoals(tx: Tx, planId: string, plan: SettledPlan, areaIds: string[]): Promise<string[]> {
  const rows = plan.goals.map((goal, position) => ({
    id: tx.id(),
    plan_id: planId,
    area_id: goal.area === null ? null : areaIds[goal.area]!,
    position,
    number: goal.number,
    text: goal.text,
  }))
  for (const chunk of inChunks(rows)) await tx.query.insertInto('plans.goal').values(chunk).execute()
  return rows.map((row) => row.id)
}

// Duties, reporting duties and legal bases of the body text.
async function insertBodyText(tx: Tx, planId: string, plan: SettledPlan): Promise<void> {
  const date = (text: string | null) => (text ? Temporal.PlainDate.from(text) : null)
  const duties = plan.duties.map(({ place, ...duty }, position) => ({
    ...duty,
    id: tx.id(),
    plan_id: planId,
    position,
    place: json(place),
  }))
  const reporting = plan.reporting.map((duty, position) => ({
    id: tx.id(),
    plan_id: planId,
    position,
    name: duty.name,
    period: duty.period,
    cutoff_from: date(duty.cutoffFrom),
    cutoff_to: date(duty.cutoffTo),
    due_on: date(duty.due),
    due_rule: duty.dueRule,
    reporter: duty.reporter,
    recipient: duty.recipient,
    place: json(duty.place),
  }))
  const bases = plan.legalBases.map((basis, position) => ({
    id: tx.id(),
    plan_id: planId,
    position,
    role: basis.role,
    kind: basis.kind,
    number: basis.number,
    issued_on: basis.issuedOn,
    issuer: basis.issuer,
    source_error: basis.sourceError,
  }))
  for (const chunk of inChunks(duties)) await tx.query.insertInto('plans.duty').values(chunk).execute()
  for (const chunk of inChunks(reporting)) await tx.query.insertInto('plans.reporting_duty').values(chunk).execute()
  for (const chunk of inChunks(bases)) await tx.query.insertInto('plans.legal_basis').values(chunk).execute()
}
