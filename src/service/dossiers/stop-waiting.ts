// Stopped since what was asked for did not come in the time that was told: a person decides, the dates are the reason.
import { z } from 'zod'
import { stopRun } from '../../foundation/workflow/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { id, version } from '../../kernel/http/fields.ts'
import { formatDate, formatDateTime } from '../../kernel/text/dates.ts'
import { inLanguage } from '../../kernel/text/language.ts'
import { ensureMayServe } from './end-dossier.ts'
import { ensureAccepted, lockDossier } from './lock-dossier.ts'
import { t } from './texts.ts'
import { tell, updateCourse } from './update-course.ts'
import { notWaiting } from './waiting.ts'

export const stopWaitingInput = z.object({ id: id(), version: version().optional() })

export async function stopWaiting(tx: Tx, actor: Actor, input: z.output<typeof stopWaitingInput>): Promise<void> {
  const dossier = await lockDossier(tx, actor, input.id, input.version)
  ensureMayServe(actor, dossier)
  ensureAccepted(dossier)
  const { waiting_for: asked, waiting_since: since, waiting_until: until } = dossier
  if (!until || Temporal.Instant.compare(tx.now, until) <= 0) throw new AppError('dossiers.still_in_time', 409)
  const words = asked === 'obligation' ? 'dossiers.stopped_unpaid' : 'dossiers.stopped_without_papers'
  // Printed on the notice, so in the language of the law.
  const reason = inLanguage(t(words, { asked: formatDate(since), until: formatDateTime(until) }), 'vi')
  await updateCourse(tx, dossier, {
    ...notWaiting,
    stopped_at: tx.now,
    stopped_by: actor.personId,
    stopped_because: 'waiting',
    reason,
  })
  if (dossier.run_id) await stopRun(tx, actor, { runId: dossier.run_id, outcome: 'stopped' })
  await tell(tx, actor, dossier, 'dossiers.stopped', { reason })
}
