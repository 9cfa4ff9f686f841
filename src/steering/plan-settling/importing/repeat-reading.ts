import type { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { findJobBehind, isOver } from '../../../kernel/jobs/job-queries.ts'
import { cancelJob, startJob } from '../../../kernel/jobs/start-job.ts'
import type { importIdInput } from './drop-import.ts'
import { lockImport } from './lock-import.ts'
import { readImportJobName } from './read-import-job.ts'

type ImportId = z.infer<typeof importIdInput>

/** Stops the reading; the file stays, and reading it can be begun again. */
export async function cancelReading(tx: Tx, actor: Actor, input: ImportId): Promise<void> {
  const it = await lockImport(tx, actor, input.id)
  if (it.read_at || !it.job_id) throw new AppError('plan_settling.read_already')
  await cancelJob(tx, actor, { id: it.job_id })
}

/**
 * Reads the kept file once more, after a refusal, a cancellation or a new version of the program. The import is held:
 * of two people who ask at once the second finds the reading of the first.
 */
export async function readAgain(tx: Tx, actor: Actor, input: ImportId): Promise<void> {
  const it = await lockImport(tx, actor, input.id)
  if (it.read_at) throw new AppError('plan_settling.read_already')
  const reading = it.job_id && (await findJobBehind(tx, it.job_id))
  if (reading && !isOver(reading)) throw new AppError('plan_settling.being_read')
  const jobId = await startJob(tx, actor, {
    name: readImportJobName,
    title: it.file_name,
    payload: { importId: it.id },
  })
  await tx.query
    .updateTable('plan_settling.import')
    .set({ job_id: jobId, refused_code: null })
    .where('id', '=', it.id)
    .execute()
  await announce(tx, actor, {
    name: 'plan_settling.reading_repeated',
    subjectKind: 'plan_import',
    subjectId: it.id,
    unitId: it.authority_id,
  })
}
