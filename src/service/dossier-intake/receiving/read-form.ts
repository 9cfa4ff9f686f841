// The procedure's own form as part of the counter's page: its answers, and where they came from.
import { z } from 'zod'
import {
  getFormVersion,
  keptName,
  provenanceOf,
  readAnswers,
  typedValues,
  type Answers,
  type FileAnswer,
  type Prefilled,
  type Provenance,
  type TypedValues,
} from '../../../foundation/forms/index.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { Upload } from '../../../kernel/files/receive.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { keepPaper } from '../../dossiers/index.ts'
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

const uploadsOf = (sent: Record<string, unknown>): [name: string, uploads: readonly Upload[]][] =>
  Object.entries(sent).flatMap(([name, value]) =>
    name.startsWith('form.') && Array.isArray(value) && value.some((one) => typeof one === 'object')
      ? [[name, value as Upload[]] as [string, Upload[]]]
      : [],
  )

/** Files that the form itself asks for. */
async function keepUploads(tx: Tx, context: SignedInContext, sent: Record<string, unknown>) {
  const values: Record<string, TypedValues[string]> = { ...typedValues(sent) }
  const files: FileAnswer[] = []
  for (const [name, uploads] of uploadsOf(sent)) {
    const kept: FileAnswer[] = []
    for (const upload of uploads)
      kept.push({ id: await keepPaper(tx, context, upload, name), name: upload.name, size: upload.size })
    values[keptName(name)] = kept.map(({ id }) => id)
    files.push(...kept)
  }
  return { values, files }
}

export async function readFormOf(
  tx: Tx,
  context: SignedInContext,
  { formVersionId }: ProcedureVersion,
  sent: Record<string, unknown> & { prefilled?: string },
): Promise<{ answers: Answers; provenance: Provenance }> {
  if (!formVersionId) return { answers: {}, provenance: {} }
  const { definition } = await getFormVersion(tx, formVersionId)
  const { values, files } = await keepUploads(tx, context, sent)
  const { answers, errors } = await readAnswers(tx, definition, values, { files })
  const [wrong] = Object.keys(errors)
  if (wrong !== undefined) throw new AppError('dossier_intake.form_incomplete', 422, {}, wrong)
  return { answers, provenance: provenanceOf(readPrefilled(sent.prefilled), answers) }
}
