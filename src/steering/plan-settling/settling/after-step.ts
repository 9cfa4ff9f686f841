// Where a step leads: on to the next open point, back to the list it was taken from, or, with nothing open any more, to
// the overview with its button.
import type { Next } from '../../../kernel/http/route.ts'
import { importHref, pointHref } from '../addresses.ts'
import { nextPoint } from '../open-points.ts'
import type { Outcome } from './find-task.ts'

export type Said = `plan_settling.said_${string}`

export function afterStep(
  { points, from }: Outcome,
  input: { id: string; fromList?: boolean },
  said: Said,
  list: string,
): Next {
  if (input.fromList) return { to: importHref(input.id, list), said }
  const next = nextPoint(points, from)
  return { to: next ? pointHref(input.id, next) : importHref(input.id), said }
}
