import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { id, line, many, version } from '../../../kernel/http/fields.ts'
import { printedUnits } from '../open-points.ts'
import { shorten, type Outcome } from './find-task.ts'
import { holdImport, takeStep } from './take-step.ts'

export const leaveUnitsOpenInput = z.object({ id: id(), version: version(), keys: many(line(500), 2000) })

/** Of the names that nobody has decided yet the ticked ones are given to no unit, in one step. */
export async function leaveUnitsOpen(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof leaveUnitsOpenInput>,
): Promise<Outcome> {
  const it = await holdImport(tx, actor, input.id, input.version)
  const left = printedUnits(it.draft).filter(({ key }) => input.keys.includes(key) && !it.choices.has(key))
  if (!left.length) throw new AppError('plan_settling.nothing_ticked', 422)
  const open = { decision: 'open' as const, collective: false, unitIds: [], chosenBy: actor.personId }
  const changes = left.map(({ key, printed }) => ({ unitKey: key, choice: { ...open, printed } }))
  const label = shorten(left.map(({ printed }) => printed).join('; '))
  const points = await takeStep(tx, actor, it, { kind: 'leave_units_open', label, changes })
  return { points, from: { kind: 'unit', index: 0 } }
}
