import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { unitPathOf } from '../../foundation/organisation/index.ts'
import type { Db } from '../../kernel/database/types.ts'
import type { AreaKey, Comparator, DeadlineKind, SettledParty, SettledPlan, SettledTask } from './plan.ts'

type PartyRow = { role: string; printed: string; collective: boolean; units: { unit_id: string }[] }

const partiesOf = (rows: PartyRow[], role: string): SettledParty[] =>
  rows
    .filter((row) => row.role === role)
    .map(({ printed, collective, units }) => ({ printed, collective, unitIds: units.map((unit) => unit.unit_id) }))

const number = (text: string | null): number | null => (text === null ? null : Number(text))

/** The whole of a plan as it could be put into force again: for copies, comparisons and exports. Five statements. */
export async function readSettledPlan(db: Db, planId: string) {
  const head = await db.query
    .selectFrom('plans.plan')
    .selectAll('plans.plan')
    .select((eb) => unitPathOf(eb.ref('plans.plan.authority_id')).as('authority_path'))
    .where('plans.plan.id', '=', planId)
    .executeTakeFirst()
  if (!head) return undefined
  const areas = await db.query
    .selectFrom('plans.area')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('position')
    .execute()
  const goals = await db.query
    .selectFrom('plans.goal')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('position')
    .execute()
  const targets = await db.query
    .selectFrom('plans.target')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('dropped_at', 'is', null)
    .orderBy('position')
    .execute()
  const tasks = await findTasks(db, planId)
  const reporting = await db.query
    .selectFrom('plans.reporting_duty')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('position')
    .execute()
  const areaAt = (id: string | null) => (id ? areas.findIndex((area) => area.id === id) : null)
  const goalAt = (id: string | null) => (id ? goals.findIndex((goal) => goal.id === id) : null)
  const plan: SettledPlan = {
    authorityId: head.authority_id,
    year: head.year,
    title: head.title,
    kind: head.kind,
    number: head.number,
    issuedOn: head.issued_on?.toString() ?? null,
    issuer: head.issuer,
    signer: head.signer,
    theme: head.theme,
    tier: head.tier,
    budgetTotalVND: head.budget_total,
    areas: areas.map((area) => ({ key: area.area_key as AreaKey | null, name: area.name })),
    goals: goals.map((goal) => ({ area: areaAt(goal.area_id), number: goal.number, text: goal.text })),
    targets: targets.map((target) => ({
      area: areaAt(target.area_id),
      text: target.text,
      metricId: target.metric_id,
      comparator: target.comparator as Comparator,
      value: number(target.value),
      valueTo: number(target.value_to),
      dueOn: target.due_on?.toString() ?? null,
      unit: target.unit,
      scope: target.scope,
      binding: target.binding,
      place: null,
    })),
    tasks: tasks.map((task): SettledTask => ({
      area: areaAt(task.area_id),
      goal: goalAt(task.goal_id),
      number: task.number,
      text: task.text,
      note: task.note,
      lead: partiesOf(task.parties, 'lead'),
      coordinate: partiesOf(task.parties, 'coordinate'),
      outputs: task.outputs.map((output) => output.text),
      deadline: {
        text: task.deadline_text,
        kind: task.deadline_kind as DeadlineKind,
        start: task.deadline_start?.toString() ?? null,
        end: task.deadline_end?.toString() ?? null,
        every: task.deadline_every,
        exclusive: task.deadline_exclusive,
        basis: task.deadline_basis,
        dueDates: task.due_dates.map(String),
      },
      quantity: task.quantity === null ? null : { value: Number(task.quantity), unit: task.quantity_unit || null },
      budgetVND: task.budget,
      levels: task.levels,
      place: null,
    })),
    duties: [],
    reporting: reporting.map((duty) => ({
      name: duty.name,
      period: duty.period,
      cutoffFrom: duty.cutoff_from?.toString() ?? null,
      cutoffTo: duty.cutoff_to?.toString() ?? null,
      due: duty.due_on?.toString() ?? null,
      dueRule: duty.due_rule,
      reporter: duty.reporter,
      recipient: duty.recipient,
      place: null,
    })),
    legalBases: [],
    importId: head.import_id,
    fileId: head.file_id,
  }
  return {
    plan,
    taskIds: tasks.map((task) => task.id),
    targetIds: targets.map((target) => target.id),
    authorityPath: head.authority_path,
  }
}

const findTasks = (db: Db, planId: string) =>
  db.query
    .selectFrom('plans.task')
    .selectAll('plans.task')
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('plans.task_output')
          .select('plans.task_output.text')
          .whereRef('plans.task_output.task_id', '=', 'plans.task.id')
          .orderBy('plans.task_output.position'),
      ).as('outputs'),
      jsonArrayFrom(
        eb
          .selectFrom('plans.task_party')
          .select((party) => [
            'plans.task_party.role',
            'plans.task_party.printed',
            'plans.task_party.collective',
            jsonArrayFrom(
              party
                .selectFrom('plans.task_party_unit')
                .select('plans.task_party_unit.unit_id')
                .whereRef('plans.task_party_unit.party_id', '=', 'plans.task_party.id'),
            ).as('units'),
          ])
          .whereRef('plans.task_party.task_id', '=', 'plans.task.id')
          .orderBy('plans.task_party.position'),
      ).as('parties'),
    ])
    .where('plans.task.plan_id', '=', planId)
    .where('plans.task.dropped_at', 'is', null)
    .orderBy('plans.task.position')
    .execute()
