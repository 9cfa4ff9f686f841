import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { id, line } from '../../../kernel/http/fields.ts'
import { findCaseKind } from '../definition/case-kind.ts'
import { createProcess } from './create-process.ts'
import { newStep } from './edit-steps.ts'
import { readTerm } from './term.ts'

export const beginProcessInput = z.object({
  name: line(300),
  unitId: id(),
  subjectKind: line(50),
  termAmount: z.string().max(10).default(''),
  termUnit: z.string().max(30).default(''),
})

export function ensureKind(kind: string): void {
  if (!findCaseKind(kind)) throw new AppError('form.choose', 422, {}, 'subjectKind')
}

/** A process of one step and its end, to be filled in. */
export async function beginProcess(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof beginProcessInput>,
): Promise<{ versionId: string }> {
  ensureKind(input.subjectKind)
  return createProcess(tx, actor, {
    name: input.name,
    unitId: input.unitId,
    subjectKind: input.subjectKind,
    term: readTerm(input),
    definition: { steps: [newStep('work', 's1'), newStep('end', 's2')] },
  })
}
