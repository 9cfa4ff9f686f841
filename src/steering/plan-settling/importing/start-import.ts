import { z } from 'zod'
import { getUnit } from '../../../foundation/organisation/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { keepFile } from '../../../kernel/files/keep-file.ts'
import { tooLarge } from '../../../kernel/files/receive.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { id, optionalId, upload } from '../../../kernel/http/fields.ts'
import { startJob } from '../../../kernel/jobs/start-job.ts'
import { getPlan } from '../../plans/index.ts'
import { ensureMaySettle } from '../settling-access.ts'
import { readImportJobName } from './read-import-job.ts'

export const startImportInput = z.object({
  authorityId: id(),
  file: upload(),
  /** The plan in force of which the file is a corrected version. */
  correctsPlanId: optionalId(),
})

const megabytes = 20
export const planFileLimit = megabytes * 1024 * 1024
export const planFileKinds = ['text', 'docx', 'pdf', 'xlsx', 'doc'] as const

async function ensureCorrectable(tx: Tx, actor: Actor, planId: string, authorityId: string): Promise<void> {
  const plan = await getPlan(tx, actor, planId)
  if (plan.authority_id !== authorityId || !plan.in_force_at || plan.closed_at)
    throw new AppError('plan_settling.not_correctable', 422, {}, 'correctsPlanId')
}

/** Keeps the file as it came and begins reading it. @returns the id of the import */
export async function startImport(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof startImportInput>,
  { services }: Pick<SignedInContext, 'services'>,
): Promise<string> {
  const authority = await getUnit(tx, input.authorityId)
  ensureMaySettle(actor, authority.path)
  if (input.correctsPlanId) await ensureCorrectable(tx, actor, input.correctsPlanId, authority.id)
  if (input.file.size > planFileLimit) throw tooLarge(input.file.name, planFileLimit, 'file')
  const file = await keepFile(tx, services, input.file, actor, { accept: planFileKinds, field: 'file' })
  const importId = tx.id()
  const jobId = await startJob(tx, actor, { name: readImportJobName, title: file.name, payload: { importId } })
  await tx.query
    .insertInto('plan_settling.import')
    .values({
      id: importId,
      authority_id: authority.id,
      file_id: file.id,
      file_name: file.name,
      job_id: jobId,
      corrects_plan_id: input.correctsPlanId ?? null,
      created_by: actor.personId,
      created_at: tx.now,
    })
    .execute()
  await announce(tx, actor, {
    name: 'plan_settling.import_started',
    subjectKind: 'plan_import',
    subjectId: importId,
    unitId: authority.id,
    detail: { file: file.name, corrects: input.correctsPlanId ?? null },
  })
  return importId
}
