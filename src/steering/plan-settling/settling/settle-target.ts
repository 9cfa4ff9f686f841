import type { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import type { Draft, DraftTarget } from '../draft.ts'
import type { Splice } from '../draft-edit.ts'
import type { Outcome } from './find-task.ts'
import { holdImport, takeStep, type Step } from './take-step.ts'
import { lackingIn, typedTarget, type addTargetInput, type saveTargetInput, type targetInput } from './target-fields.ts'

export function targetIn(draft: Draft, id: string): { target: DraftTarget; index: number } {
  const index = draft.targets.findIndex((target) => target.id === id)
  if (index < 0) throw notFound()
  return { target: draft.targets[index]!, index }
}

export const replaceTarget = (index: number, ...targets: DraftTarget[]): Splice => ({
  list: 'targets',
  at: index,
  remove: 1,
  insert: targets,
})

export const targetLabel = ({ text }: DraftTarget): string => (text.length > 90 ? `${text.slice(0, 88)}…` : text)

type Settle = (target: DraftTarget, index: number, draft: Draft) => Pick<Step, 'kind' | 'changes'>

async function settle(tx: Tx, actor: Actor, input: z.infer<typeof targetInput>, how: Settle): Promise<Outcome> {
  const it = await holdImport(tx, actor, input.id, input.version)
  const { target, index } = targetIn(it.draft, input.targetId)
  const points = await takeStep(tx, actor, it, { label: targetLabel(target), ...how(target, index, it.draft) })
  return { points, from: { kind: 'target', index } }
}

function ensureComplete(typed: z.infer<typeof addTargetInput>): void {
  const field = lackingIn(typed)
  if (field) throw new AppError('form.required', 422, {}, field)
}

export async function saveTarget(tx: Tx, actor: Actor, input: z.infer<typeof saveTargetInput>): Promise<Outcome> {
  ensureComplete(input)
  return settle(tx, actor, input, (target, index) => ({
    kind: 'save_target',
    changes: [replaceTarget(index, typedTarget(target, input))],
  }))
}

export const confirmTarget = (tx: Tx, actor: Actor, input: z.infer<typeof targetInput>): Promise<Outcome> =>
  settle(tx, actor, input, (target, index) => ({
    kind: 'confirm_target',
    changes: [replaceTarget(index, { ...target, doubts: [] })],
  }))

export const dropTarget = (tx: Tx, actor: Actor, input: z.infer<typeof targetInput>): Promise<Outcome> =>
  settle(tx, actor, input, (_, index) => ({ kind: 'drop_target', changes: [replaceTarget(index)] }))

/** A target that reading did not find; it comes last. */
export async function addTarget(tx: Tx, actor: Actor, input: z.infer<typeof addTargetInput>): Promise<Outcome> {
  ensureComplete(input)
  const it = await holdImport(tx, actor, input.id, input.version)
  const numbers = it.draft.targets.map(({ id }) => Number(/^T?M?C?0*(\d+)$/.exec(id)?.[1] ?? 0))
  const blank = { id: `C${Math.max(0, ...numbers) + 1}`, metricId: null, section: null, text: '', doubts: [] }
  const target = typedTarget({ ...blank, comparator: 'qualitative', value: null, unit: null, scope: null }, input)
  const index = it.draft.targets.length
  const changes = [{ list: 'targets' as const, at: index, remove: 0, insert: [target] }]
  const points = await takeStep(tx, actor, it, { kind: 'add_target', label: targetLabel(target), changes })
  return { points, from: { kind: 'target', index } }
}
