import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { id, lines, version } from '../../kernel/http/fields.ts'
import { lockProblem, type Problem } from './problem-queries.ts'
import { takeAgain } from './take-again.ts'

export const retryProblemInput = z.object({ id: id(), version: version() })
export const closeProblemInput = z.object({ id: id(), version: version(), note: lines(2000) })

const tell = (tx: Tx, actor: Actor, problem: Problem, name: string, detail: object): Promise<void> =>
  announce(tx, actor, {
    name,
    subjectKind: 'dossier_problem',
    subjectId: problem.id,
    unitId: problem.unit_id,
    detail: { code: problem.code, ...detail },
  })

/**
 * Tries again what the portal sent, as after a procedure was announced or a unit got its code. @returns the dossier, where it is in the register now
 */
export async function retryProblem(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof retryProblemInput>,
): Promise<{ dossierId: string | undefined; solved: boolean }> {
  const problem = await lockProblem(tx, actor, input.id, input.version)
  const { refusal, dossierId } = await takeAgain(tx, problem)
  await tell(tx, actor, problem, 'dossier_exchange.problem_retried', { solved: !refusal, reason: refusal?.code ?? '' })
  return { dossierId, solved: !refusal }
}

/** Somebody answers for it that this will not become a dossier here; what was sent stays readable. */
export async function closeProblem(tx: Tx, actor: Actor, input: z.output<typeof closeProblemInput>): Promise<void> {
  const problem = await lockProblem(tx, actor, input.id, input.version)
  await tx.query
    .updateTable('dossier_exchange.problem')
    .set({ closed_at: tx.now, closed_by: actor.personId, note: input.note, version: problem.version + 1 })
    .where('id', '=', problem.id)
    .execute()
  await tell(tx, actor, problem, 'dossier_exchange.problem_closed', { note: input.note })
}
