// The procedure's own form as part of the counter's page: its answers, and where they came from.
import { z } from 'zod'
import {
  keepFormFiles,
  getFormVersion,
  provenanceOf,
  readAnswers,
  topFields,
  type Answers,
  type Draft,
  type FormDefinition,
  type Prefilled,
  type Provenance,
} from '../../../foundation/forms/index.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { ActingContext } from '../../../kernel/http/context.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import { askedElsewhere, declarationOf, paperDeclaration, takeOver } from './asked-form.ts'

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

/** On paper: nothing is missing in the form, what is typed is checked all the same. */
export async function readFormOf(
  tx: Tx,
  context: ActingContext,
  version: ProcedureVersion,
  sent: Record<string, unknown> & { prefilled?: string },
  { kept, onPaper, incomplete }: { kept: Draft['files']; onPaper: boolean; incomplete: boolean },
): Promise<{ answers: Answers; provenance: Provenance }> {
  if (!version.formVersionId) return { answers: {}, provenance: {} }
  const { definition } = await getFormVersion(tx, version.formVersionId)
  const { services, actor } = context
  const elsewhere = askedElsewhere(definition, declarationOf(version))
  const { values: typed, files } = await keepFormFiles(tx, services, actor, { definition, sent, files: kept })
  const values = takeOver(typed, sent, elsewhere)
  const { answers, errors } = await readAnswers(tx, definition, values, { files, incomplete: onPaper || incomplete })
  if (Object.keys(errors).length > 0) throw new AppError('dossier_intake.form_incomplete', 422, {}, formIncomplete)
  const declared = onPaper ? statementsOf(definition) : {}
  return { answers, provenance: { ...provenanceOf(readPrefilled(sent.prefilled), answers), ...declared } }
}

const statementsOf = (definition: FormDefinition): Provenance =>
  Object.fromEntries(
    topFields(definition)
      .filter(({ kind }) => kind === 'statement')
      .map(({ key }) => [key, { source: paperDeclaration, outcome: 'kept' as const }]),
  )
