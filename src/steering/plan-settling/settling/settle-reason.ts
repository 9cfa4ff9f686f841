import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { choice, id, integer, line, many, version } from '../../../kernel/http/fields.ts'
import type { Task } from '../../plan-reading/index.ts'
import { onlyOffer, reasonsOf, type ReasonGroup } from './doubt-reasons.ts'
import { replaceTask, shorten, taskIn, type Outcome } from './find-task.ts'
import { holdImport, takeStep } from './take-step.ts'
import { withOffer } from './typed-task.ts'

export const settleReasonInput = z.object({
  id: id(),
  version: version(),
  /** Which reason, by its key. */
  reason: line(40),
  /** The tasks that were looked at, by their seq. */
  ticked: many(integer(1), 2000),
  /** `read`: as it was read; `offer`: the one thing that it could be instead. */
  pick: choice(['read', 'offer']),
})

const confirmed = (task: Task, { reason }: ReasonGroup): Task => ({
  ...task,
  doubts: task.doubts.filter((doubt) => doubt.reason !== reason),
})

/** A row that leaves nothing to choose, or more than one thing, is not decided in passing: it stays open. */
function offered(task: Task, group: ReasonGroup, year: number | null): Task | undefined {
  const only = onlyOffer(group, task)
  if (!only) return undefined
  const taken = withOffer(task, only.field, only.offer, year)
  return { ...taken, doubts: task.doubts.filter((doubt) => doubt.field !== only.field) }
}

/** Settles the ticked tasks that are doubted for one reason, in one step; what else is doubted in them stays open. */
export async function settleReason(tx: Tx, actor: Actor, input: z.infer<typeof settleReasonInput>): Promise<Outcome> {
  const it = await holdImport(tx, actor, input.id, input.version)
  const group = reasonsOf(it.draft).find(({ key }) => key === input.reason)
  if (!group) throw notFound()
  const ticked = group.tasks.filter(({ seq }) => input.ticked.includes(seq))
  if (!ticked.length) throw new AppError('plan_settling.nothing_ticked', 422)
  const { year } = it.draft.document
  const settled = ticked.flatMap(
    (task) => (input.pick === 'read' ? confirmed(task, group) : offered(task, group, year)) ?? [],
  )
  if (!settled.length) throw new AppError('plan_settling.no_single_offer', 422)
  const changes = settled.map((task) => replaceTask(taskIn(it.draft, task.seq).index, task))
  const kind = input.pick === 'read' ? 'confirm_reason' : 'take_offers'
  const points = await takeStep(tx, actor, it, { kind, label: `${settled.length} × ${shorten(group.reason)}`, changes })
  return { points, from: { kind: 'task', index: 0 } }
}
