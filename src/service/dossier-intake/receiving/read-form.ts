// The procedure's own form as part of the counter's page: its answers, and where they came from.
import { z } from 'zod'
import {
  keepFormFiles,
  getFormVersion,
  provenanceOf,
  readAnswers,
  type Answers,
  type Draft,
  type Prefilled,
  type Provenance,
} from '../../../foundation/forms/index.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'

const prefilledText = z.record(z.string(), z.object({ source: z.string(), answer: z.unknown() }))

/** What the page said that it had filled in; anything else was typed. */
export function readPrefilled(text: string | undefined): Prefilled {
  try {
    return prefilledText.parse(JSON.parse(text || '{}')) as Prefilled
  } catch {
    return {}
  }
}

/** Stands for the whole of the form: the page tells of its boxes one by one. */
export const formIncomplete = 'form'

export async function readFormOf(
  tx: Tx,
  context: SignedInContext,
  { formVersionId }: ProcedureVersion,
  sent: Record<string, unknown> & { prefilled?: string },
  kept: Draft['files'],
): Promise<{ answers: Answers; provenance: Provenance }> {
  if (!formVersionId) return { answers: {}, provenance: {} }
  const { definition } = await getFormVersion(tx, formVersionId)
  const { services, actor } = context
  const { values, files } = await keepFormFiles(tx, services, actor, { definition, sent, files: kept })
  const { answers, errors } = await readAnswers(tx, definition, values, { files })
  if (Object.keys(errors).length > 0) throw new AppError('dossier_intake.form_incomplete', 422, {}, formIncomplete)
  return { answers, provenance: provenanceOf(readPrefilled(sent.prefilled), answers) }
}
