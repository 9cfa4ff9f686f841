import { z } from 'zod'
import { notify } from '../../foundation/notifications/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { choice, id, optionalLines, version } from '../../kernel/http/fields.ts'
import { findClockRules } from '../dossiers/index.ts'
import type { LateCase, Returned } from './case-queries.ts'
import { unanswered, type Cause } from './explain-lateness.ts'
import { latenessActions } from './lateness-access.ts'
import { lockCase } from './lock-case.ts'

export const judgeExplanationInput = z
  .object({
    id: id(),
    verdict: choice(['accepted', 'returned']),
    returnReason: optionalLines(2000),
    version: version().optional(),
  })
  .refine(({ verdict, returnReason }) => verdict === 'accepted' || returnReason, {
    path: ['returnReason'],
    message: 'dossier_lateness.return_needs_reason',
  })

type Judgement = z.output<typeof judgeExplanationInput>

/** The explanation as it was, with who found it not enough and why. */
const returned = (tx: Tx, actor: Actor, late: LateCase, reason: string): Returned => ({
  cause: late.cause!,
  explanation: late.explanation,
  outside: late.outside,
  responsible: late.responsible_name,
  remedy: late.remedy,
  by: late.explained_by_name,
  at: late.explained_at!.toString(),
  returned_by: actor.name,
  returned_at: tx.now.toString(),
  reason,
})

/** The head, or who stands for the head, says whether the explanation is enough; until then the case stays. */
export async function judgeExplanation(tx: Tx, actor: Actor, input: Judgement): Promise<void> {
  const late = await lockCase(tx, actor, input.id, latenessActions['dossier_lateness.decide'], input.version)
  if (!late.explained_at || late.accepted_at) throw new AppError('dossier_lateness.nothing_to_judge', 409)
  const isEnough = input.verdict === 'accepted'
  const reason = input.returnReason ?? ''
  if (isEnough) {
    const { cause, responsible_id: responsibleId, outside } = late
    const rules = await findClockRules(tx, late.competent_path, late.received_at!)
    if (unanswered({ cause: cause as Cause, responsibleId: responsibleId ?? undefined, outside }, rules))
      throw new AppError('dossier_lateness.nobody_answers', 422, {}, 'verdict')
  }
  const earlier = [...(late.earlier as Returned[]), returned(tx, actor, late, reason)]
  await tx.query
    .updateTable('dossier_lateness.late_case')
    .set({
      ...(isEnough
        ? { accepted_by: actor.personId, accepted_at: tx.now }
        : { explained_by: null, explained_at: null, earlier: JSON.stringify(earlier) }),
      version: late.version + 1,
    })
    .where('dossier_id', '=', input.id)
    .execute()
  const name = isEnough ? 'dossier_lateness.explanation_accepted' : 'dossier_lateness.explanation_returned'
  await announce(tx, actor, {
    name,
    subjectKind: 'dossier',
    subjectId: input.id,
    unitId: late.unit_id,
    detail: { code: late.code, reason },
  })
  if (isEnough || !late.explained_by) return
  await notify(tx, {
    personIds: [late.explained_by],
    kind: name,
    params: { code: late.code, procedure: late.procedure_name, reason },
    href: `/ho-so-tre-han/${input.id}`,
    about: input.id,
  })
}
