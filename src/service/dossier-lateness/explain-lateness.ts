import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { choice, id, lines, optionalId, optionalLines, version } from '../../kernel/http/fields.ts'
import { latenessActions } from './lateness-access.ts'
import { lockCase } from './lock-case.ts'

export const causes = ['officer', 'coordination', 'workload', 'system', 'applicant', 'law', 'other'] as const

export const explainLatenessInput = z.object({
  id: id(),
  cause: choice(causes),
  explanation: lines(4000),
  responsibleId: optionalId(),
  remedy: optionalLines(2000),
  version: version().optional(),
})

/** How it came to be late, to the head; it may be said once, so that the record is the one of then. */
export async function explainLateness(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof explainLatenessInput>,
): Promise<void> {
  const late = await lockCase(tx, actor, input.id, latenessActions['dossier_lateness.explain'], input.version)
  if (!late.late_since) throw new AppError('dossier_lateness.not_late', 409, { code: late.code })
  if (late.explained_at) throw new AppError('dossier_lateness.explained_already', 409)
  await tx.query
    .updateTable('dossier_lateness.late_case')
    .set({
      cause: input.cause,
      explanation: input.explanation,
      responsible_id: input.responsibleId ?? null,
      remedy: input.remedy ?? '',
      explained_by: actor.personId,
      explained_at: tx.now,
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
}
