import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { notFound } from '../../../kernel/errors.ts'
import { line } from '../../../kernel/http/fields.ts'
import type { Draft, DraftTarget } from '../draft.ts'
import { openConflicts } from '../open-points.ts'
import type { Outcome } from './find-task.ts'
import { replaceTarget, targetLabel } from './settle-target.ts'
import { holdImport, takeStep } from './take-step.ts'
import { ofTarget } from './target-fields.ts'

/** `all`: they speak of different things and all bind; else the id of the one that does. */
export const chooseBindingInput = z.object({ ...ofTarget, binding: line(40) })

/** The places of the targets that contradict the one named, itself among them. */
export const conflictOf = (draft: Draft, targetId: string): number[] | undefined =>
  openConflicts(draft).find((group) => group.some((index) => draft.targets[index]!.id === targetId))

/** Of a group that is no contradiction every target stands by itself. */
const apart = (target: DraftTarget, group: ReadonlySet<string>): DraftTarget => ({
  ...target,
  conflictWith: target.conflictWith?.filter((id) => !group.has(id)) ?? [],
  doubts: target.doubts.filter((doubt) => doubt.field !== 'value'),
})

/** Of contradicting values one binds; the others are kept, shown and not measured. */
export async function chooseBinding(tx: Tx, actor: Actor, input: z.infer<typeof chooseBindingInput>): Promise<Outcome> {
  const it = await holdImport(tx, actor, input.id, input.version)
  const group = conflictOf(it.draft, input.targetId)
  const targets = group?.map((index) => it.draft.targets[index]!) ?? []
  const ids = new Set(targets.map((target) => target.id))
  if (!group || (input.binding !== 'all' && !ids.has(input.binding))) throw notFound()
  const changes = group.map((index, at) => {
    const target = targets[at]!
    return replaceTarget(
      index,
      input.binding === 'all' ? apart(target, ids) : { ...target, binding: target.id === input.binding },
    )
  })
  const label = targetLabel(targets.find((target) => target.id === input.binding) ?? targets[0]!)
  const points = await takeStep(tx, actor, it, { kind: 'choose_binding', label, changes })
  return { points, from: { kind: 'conflict', index: group[0]! } }
}
