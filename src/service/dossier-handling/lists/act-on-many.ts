// The same for several dossiers at once, where that is safe: each has an outcome of its own, and one that cannot be done
// keeps none of the others from being done.
import { z } from 'zod'
import {
  assignStep,
  claimStep,
  findSteps,
  getProcessVersion,
  type StepAction,
} from '../../../foundation/workflow/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { attempt } from '../../../kernel/database/attempt.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { choice, many, optionalId } from '../../../kernel/http/fields.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import { actInput, actOnDossier } from '../../dossiers/index.ts'
import { actionsOf } from '../acting/step-actions.ts'
import { pageSize } from './work-list.ts'
import { tabs } from './list-address.ts'

type Row = { id: string; stepId: string; version: number }

/** As the box of a row holds it: dossier, step and the version that was seen. */
const row = z.string().transform((text, context): Row => {
  const [id = '', stepId = '', version = ''] = text.split('.')
  if (isUuid(id) && isUuid(stepId) && /^\d{1,9}$/.test(version)) return { id, stepId, version: Number(version) }
  context.addIssue({ code: 'custom', message: 'handling.choose_some' })
  return z.NEVER
})

export const manyInput = z.object({
  steps: many(row, pageSize).refine((rows) => rows.length > 0, 'handling.choose_some'),
  deed: choice(['claim', 'assign', 'hand_on']),
  personId: optionalId(),
  list: choice(tabs as [string, ...string[]]).default('cho-toi'),
})

export type ManyDone = { done: number; failed: { stepId: string; code: string }[] }

/** Handing on decides nothing and asks for nothing: no signature, no approval, no result, no reason. */
const isSafe = ({ effect, needsNote }: StepAction): boolean =>
  !needsNote && (effect === undefined || effect === 'forward')

async function handOn(tx: Tx, actor: Actor, { id, stepId, version }: Row): Promise<void> {
  const step = (await findSteps(tx, id)).find((one) => one.id === stepId)
  if (!step) throw notFound('workflow.step_not_found')
  const { definition } = await getProcessVersion(tx, step.process_version_id)
  const safe = actionsOf(definition, step.key).filter(isSafe)
  if (step.closed_at === null && safe.length !== 1) throw new AppError('handling.not_in_bulk')
  const action = safe[0]?.key ?? step.action ?? ''
  await actOnDossier(tx, actor, { ...actInput.parse({ id, stepId, action }), version })
}

export async function actOnMany(tx: Tx, actor: Actor, input: z.output<typeof manyInput>): Promise<ManyDone> {
  const { steps, deed, personId } = input
  if (deed === 'assign' && !personId) throw new AppError('form.choose', 422, {}, 'personId')
  const done: ManyDone = { done: 0, failed: [] }
  // In one order everywhere, lest two who do this at once wait for each other.
  for (const one of steps.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const refusal = await attempt(tx, async () => {
      if (deed === 'claim') await claimStep(tx, actor, one)
      else if (deed === 'assign') await assignStep(tx, actor, { ...one, personId: personId! })
      else await handOn(tx, actor, one)
    })
    if (refusal) done.failed.push({ stepId: one.stepId, code: refusal.code })
    else done.done += 1
  }
  return done
}
