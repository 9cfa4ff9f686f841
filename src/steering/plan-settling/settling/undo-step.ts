import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { id, version } from '../../../kernel/http/fields.ts'
import { holdImport, undoLastStep } from './take-step.ts'

export const undoStepInput = z.object({ id: id(), version: version() })

export async function undoStep(tx: Tx, actor: Actor, input: z.infer<typeof undoStepInput>): Promise<void> {
  await undoLastStep(tx, actor, await holdImport(tx, actor, input.id, input.version))
}
