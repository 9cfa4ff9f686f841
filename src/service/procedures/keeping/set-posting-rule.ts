import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { date, integer, line } from '../../../kernel/http/fields.ts'
import { actions, rootPathOf } from '../procedure-access.ts'

export const setPostingRuleInput = z.object({
  validFrom: date(),
  workingDays: integer(0, 60),
  source: line(500),
})

/** Within how many working days a procedure must be posted, from a day on; what held before stays as it was. */
export async function setPostingRule(
  tx: Tx,
  actor: Actor,
  { validFrom, workingDays, source }: z.output<typeof setPostingRuleInput>,
): Promise<void> {
  ensureCan(actor, actions['procedures.keep'], rootPathOf(actor))
  const later = await tx.query
    .selectFrom('procedures.posting_rule')
    .select('valid_from')
    .where('valid_from', '>=', validFrom)
    .executeTakeFirst()
  if (later) throw new AppError('procedures.rule_not_later', 409, {}, 'validFrom')
  await tx.query
    .insertInto('procedures.posting_rule')
    .values({ valid_from: validFrom, working_days: workingDays, source, set_by: actor.personId, set_at: tx.now })
    .execute()
  await announce(tx, actor, {
    name: 'procedures.posting_rule_set',
    subjectKind: 'posting_rule',
    subjectId: tx.id(),
    detail: { validFrom: validFrom.toString(), workingDays, source },
  })
}

/** The newest first. */
export const findPostingRules = (db: Db) =>
  db.query
    .selectFrom('procedures.posting_rule')
    .select(['valid_from as validFrom', 'working_days as workingDays', 'source'])
    .orderBy('valid_from', 'desc')
    .limit(100)
    .execute()
