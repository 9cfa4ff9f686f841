// Ends before a result: withdrawn by the applicant, or stopped at the applicant's wish (form 05) while nothing has been
// decided (NĐ 118/2025/NĐ-CP Điều 21; TT 03/2025/TT-VPCP Điều 7).
import { z } from 'zod'
import { stopRun } from '../../foundation/workflow/index.ts'
import { can, type Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, forbidden } from '../../kernel/errors.ts'
import { choice, id, lines, version } from '../../kernel/http/fields.ts'
import { dossierActions } from './dossier-access.ts'
import { ensureRunning, lockDossier, type LockedDossier } from './lock-dossier.ts'
import { tell, updateCourse } from './update-course.ts'
import { notWaiting } from './waiting.ts'

export const endDossierInput = z.object({
  id: id(),
  how: choice(['withdrawn', 'stopped']),
  reason: lines(2000),
  version: version().optional(),
})

/** Whoever serves the applicant, at the place of reception or in the competent unit. */
export function ensureMayServe(actor: Actor, dossier: LockedDossier): void {
  const may = [dossier.reception_path, dossier.competent_path].some((path) =>
    can(actor, dossierActions['dossiers.serve'], path),
  )
  if (!may) throw forbidden({ action: 'dossiers.serve' })
}

export async function endDossier(tx: Tx, actor: Actor, input: z.output<typeof endDossierInput>): Promise<void> {
  const dossier = await lockDossier(tx, actor, input.id, input.version)
  ensureMayServe(actor, dossier)
  ensureRunning(dossier)
  if (input.how === 'stopped' && !dossier.accepted_at) throw new AppError('dossiers.not_accepted', 409)
  const { how, reason } = input
  const ended =
    how === 'withdrawn'
      ? { withdrawn_at: tx.now, withdrawn_by: actor.personId }
      : { stopped_at: tx.now, stopped_by: actor.personId, stopped_because: 'wish' }
  await updateCourse(tx, dossier, { ...ended, reason, ...notWaiting })
  if (dossier.run_id) await stopRun(tx, actor, { runId: dossier.run_id, outcome: how })
  await tell(tx, actor, dossier, `dossiers.${how}`, { reason })
}
