import { z } from 'zod'
import { ensureCan, type Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { notFound } from '../../kernel/errors.ts'
import { choice, id, integer, line } from '../../kernel/http/fields.ts'
import { createPlan } from './create-plan.ts'
import { planActions } from './plan-access.ts'
import { getPlan } from './get-plan.ts'
import { readSettledPlan } from './read-settled-plan.ts'
import type { SettledDeadline, SettledPlan } from './plan.ts'

export const copyPlanInput = z.object({
  id: id(),
  year: integer(2000, 2100),
  title: line(500),
  /** Everything, or only what is not finished. */
  what: choice(['all', 'unfinished']),
})

const shift = (date: string | null | undefined, years: number): string | null =>
  date ? Temporal.PlainDate.from(date).add({ years }, { overflow: 'constrain' }).toString() : null

const moveDeadline = (deadline: SettledDeadline, years: number): SettledDeadline => ({
  ...deadline,
  // The printed words name the old year; a person writes the new ones.
  text: '',
  start: shift(deadline.start, years),
  end: shift(deadline.end, years),
  dueDates: deadline.dueDates.map((date) => shift(date, years)!),
})

/** The same plan some years on: dates move with it, and what belonged to the old document falls away. */
export const movedToYear = (plan: SettledPlan, year: number, title: string): SettledPlan => {
  const years = year - plan.year
  return {
    ...plan,
    year,
    title,
    number: '',
    issuedOn: null,
    importId: null,
    fileId: null,
    targets: plan.targets.map((target) => ({ ...target, dueOn: shift(target.dueOn, years), place: null })),
    tasks: plan.tasks.map((task) => ({ ...task, deadline: moveDeadline(task.deadline, years), place: null })),
    duties: [],
    reporting: plan.reporting.map((duty) => ({
      ...duty,
      cutoffFrom: shift(duty.cutoffFrom, years),
      cutoffTo: shift(duty.cutoffTo, years),
      due: shift(duty.due, years),
      place: null,
    })),
    legalBases: [],
  }
}

/**
 * Begins a new plan from an old one, all of it or what is unfinished. `unfinished` tells which tasks those are:
 * following plans is another module's work.
 * @returns the id of the new draft
 */
export async function copyPlan(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof copyPlanInput>,
  unfinished: readonly string[],
): Promise<string> {
  await getPlan(tx, actor, input.id)
  const found = await readSettledPlan(tx, input.id)
  if (!found) throw notFound()
  ensureCan(actor, planActions['plans.manage'], found.authorityPath)
  const kept = new Set(unfinished)
  const tasks = found.plan.tasks.filter((_, index) => input.what === 'all' || kept.has(found.taskIds[index]!))
  const planId = await createPlan(tx, actor, movedToYear({ ...found.plan, tasks }, input.year, input.title))
  await tx.query.updateTable('plans.plan').set({ copied_from: input.id }).where('id', '=', planId).execute()
  return planId
}
