import { z } from 'zod'
import { findPeopleOf } from '../../foundation/organisation/index.ts'
import { notify } from '../../foundation/notifications/index.ts'
import { can, type Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { choice, id, lines, optionalId, optionalLines, version } from '../../kernel/http/fields.ts'
import { findClockRules, type ClockRules } from '../dossiers/index.ts'
import type { LateCase } from './case-queries.ts'
import { latenessActions } from './lateness-access.ts'
import { lockCase } from './lock-case.ts'
import { deciderIds } from './open-case.ts'

export const causes = ['officer', 'coordination', 'workload', 'system', 'applicant', 'law', 'other'] as const
export type Cause = (typeof causes)[number]

/** What may lie beyond the unit; for the rest somebody of the unit answers. */
const beyondTheUnit = new Set<Cause>(['coordination', 'system', 'applicant', 'law'])

export const explainLatenessInput = z.object({
  id: id(),
  cause: choice(causes),
  explanation: lines(4000),
  responsibleId: optionalId(),
  /** What lay beyond the unit: which agency, system, event. */
  outside: optionalLines(1000),
  remedy: optionalLines(2000),
  version: version().optional(),
})

type Explanation = z.output<typeof explainLatenessInput>

/** The box that lacks an answer: somebody is named, or what lay beyond the unit (dated rule `explanation_names`). */
export function unanswered(
  { cause, responsibleId, outside }: Pick<Explanation, 'cause' | 'responsibleId' | 'outside'>,
  { explanation_names: names }: Pick<ClockRules, 'explanation_names'>,
): 'responsibleId' | 'outside' | undefined {
  if (names === 'free' || responsibleId) return undefined
  if (!beyondTheUnit.has(cause)) return 'responsibleId'
  return outside ? undefined : 'outside'
}

/**
 * How it came to be late, to the head. Of a subordinate's the head says whether it is enough; what the head explains
 * stands under the head's own name.
 */
export async function explainLateness(tx: Tx, actor: Actor, input: Explanation): Promise<void> {
  const late = await lockCase(tx, actor, input.id, latenessActions['dossier_lateness.explain'], input.version)
  if (!late.late_since) throw new AppError('dossier_lateness.not_late', 409, { code: late.code })
  if (late.explained_at) throw new AppError('dossier_lateness.explained_already', 409)
  const lacking = unanswered(input, await findClockRules(tx, late.competent_path, late.received_at!))
  if (lacking) throw new AppError(`dossier_lateness.lacks_${lacking}`, 422, {}, lacking)
  if (input.responsibleId && !(await findPeopleOf(tx, late.unit_id)).some(({ id: one }) => one === input.responsibleId))
    throw new AppError('dossier_lateness.not_of_the_unit', 422, {}, 'responsibleId')
  const isHead = can(actor, latenessActions['dossier_lateness.decide'], late.competent_path)
  await tx.query
    .updateTable('dossier_lateness.late_case')
    .set({
      cause: input.cause,
      explanation: input.explanation,
      responsible_id: input.responsibleId ?? null,
      outside: input.outside ?? '',
      remedy: input.remedy ?? '',
      explained_by: actor.personId,
      explained_at: tx.now,
      ...(isHead && { accepted_by: actor.personId, accepted_at: tx.now }),
      version: late.version + 1,
    })
    .where('dossier_id', '=', input.id)
    .execute()
  await announce(tx, actor, {
    name: 'dossier_lateness.explained',
    subjectKind: 'dossier',
    subjectId: input.id,
    unitId: late.unit_id,
    detail: { code: late.code, cause: input.cause },
  })
  if (!isHead) await tellHeads(tx, late)
}

async function tellHeads(tx: Tx, late: LateCase): Promise<void> {
  await notify(tx, {
    personIds: await deciderIds(tx, late.unit_id, late.competent_path),
    kind: 'dossier_lateness.to_judge',
    params: { code: late.code, procedure: late.procedure_name },
    href: `/ho-so-tre-han/${late.dossier_id}`,
    about: late.dossier_id,
  })
}
