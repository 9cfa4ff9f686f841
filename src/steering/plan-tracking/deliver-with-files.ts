import type { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { keepFile } from '../../kernel/files/keep-file.ts'
import type { Upload } from '../../kernel/files/receive.ts'
import type { ActingContext } from '../../kernel/http/context.ts'
import { deliverOutput, type deliverOutputInput, type Evidence } from './deliver-output.ts'

type Input = z.infer<typeof deliverOutputInput> & { files: readonly Upload[] }

/** Keeps the evidence and hands it over with the output, in one transaction. */
export async function deliverWithFiles(
  tx: Tx,
  actor: Actor,
  input: Input,
  { services }: ActingContext,
): Promise<string> {
  const evidence: Evidence[] = []
  for (const upload of input.files)
    evidence.push(await keepFile(tx, services, upload, actor, { accept: evidenceKinds, field: 'files' }))
  return deliverOutput(tx, actor, input, evidence)
}

/** Of one file, in bytes; the form says so. */
export const evidenceLimit = 20 * 1024 * 1024

const evidenceKinds = ['pdf', 'docx', 'xlsx', 'jpeg', 'png'] as const
