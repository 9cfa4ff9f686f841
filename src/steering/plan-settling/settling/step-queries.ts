import { personNameOf } from '../../../foundation/organisation/index.ts'
import type { Db } from '../../../kernel/database/types.ts'

export const stepsShown = 100

/** Newest first; who took each and whether it still stands. `before` is the number of the last one of the page before. */
export const findSteps = (db: Db, importId: string, before?: number) =>
  db.query
    .selectFrom('plan_settling.step as step')
    .select((eb) => [
      'step.number',
      'step.kind',
      'step.label',
      'step.made_at',
      'step.undone_at',
      personNameOf(eb.ref('step.made_by')).as('made_by_name'),
    ])
    .where('step.import_id', '=', importId)
    .$if(before !== undefined, (query) => query.where('step.number', '<', before!))
    .orderBy('step.number', 'desc')
    .limit(stepsShown + 1)
    .execute()

export type StepRow = Awaited<ReturnType<typeof findSteps>>[number]
