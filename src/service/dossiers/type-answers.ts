// What was declared on paper, typed into the electronic form later: until the result is there, by whoever may mend the
// dossier.
import { z } from 'zod'
import type { Answers } from '../../foundation/forms/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { id, version } from '../../kernel/http/fields.ts'
import { ensureMayCorrect } from './correct-dossier.ts'
import { ensureRunning, lockDossier, type LockedDossier } from './lock-dossier.ts'
import { tell, updateCourse } from './update-course.ts'

export const typeAnswersInput = z.object({ id: id(), version: version().optional() })

/** `read`: what was typed, once it is known that it may be; it throws where something is wrong with it. */
export async function typeAnswers(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof typeAnswersInput>,
  read: (dossier: LockedDossier & { form_version_id: string }) => Promise<Answers>,
): Promise<void> {
  const dossier = await lockDossier(tx, actor, input.id, input.version)
  ensureMayCorrect(actor, dossier)
  const { form_version_id } = dossier
  if (!form_version_id) throw new AppError('dossiers.without_form', 409)
  ensureRunning(dossier)
  if (dossier.finished_at) throw new AppError('dossiers.form_after_result', 409)
  const answers = await read({ ...dossier, form_version_id })
  await tx.query
    .updateTable('dossiers.dossier')
    .set({ answers: JSON.stringify(answers) })
    .where('id', '=', dossier.id)
    .execute()
  await updateCourse(tx, dossier, {})
  await tell(tx, actor, dossier, 'dossiers.form_typed')
}
