import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { unitNameOf } from '../../foundation/organisation/index.ts'
import type { Db } from '../../kernel/database/types.ts'

/** A task as printed and as settled: outputs, parties with their units, the order or duty it comes from. One statement. */
export const findTaskDetail = (db: Db, taskId: string) =>
  db.query
    .selectFrom('plans.task as task')
    .innerJoin('plans.plan as plan', 'plan.id', 'task.plan_id')
    .leftJoin('plans.area as area', 'area.id', 'task.area_id')
    .leftJoin('plans.goal as goal', 'goal.id', 'task.goal_id')
    .leftJoin('plans.directive as directive', 'directive.id', 'task.directive_id')
    .leftJoin('plans.duty as duty', 'duty.id', 'task.duty_id')
    .selectAll('task')
    .select((eb) => [
      'plan.title as plan_title',
      'plan.year',
      'plan.authority_id',
      'plan.import_id',
      'plan.in_force_at',
      'plan.closed_at',
      'area.name as area_name',
      'goal.text as goal_text',
      'directive.number as directive_number',
      'directive.issued_on as directive_issued_on',
      'directive.issuer as directive_issuer',
      'duty.text as duty_text',
      jsonArrayFrom(
        eb
          .selectFrom('plans.task_output as output')
          .select(['output.id', 'output.text'])
          .whereRef('output.task_id', '=', 'task.id')
          .orderBy('output.position'),
      ).as('outputs'),
      jsonArrayFrom(
        eb
          .selectFrom('plans.task_party as party')
          .select((inner) => [
            'party.role',
            'party.printed',
            'party.collective',
            jsonArrayFrom(
              inner
                .selectFrom('plans.task_party_unit as unit')
                .select((each) => ['unit.unit_id', unitNameOf(each.ref('unit.unit_id')).as('name')])
                .whereRef('unit.party_id', '=', 'party.id')
                .orderBy(sql`name`),
            ).as('units'),
          ])
          .whereRef('party.task_id', '=', 'task.id')
          .orderBy('party.position'),
      ).as('parties'),
    ])
    .where('task.id', '=', taskId)
    .executeTakeFirst()

export type TaskDetail = NonNullable<Awaited<ReturnType<typeof findTaskDetail>>>
