import { z } from 'zod'
import {
  choice,
  flag,
  id,
  line,
  lines,
  optionalDate,
  optionalDecimal,
  optionalLine,
  version,
} from '../../../kernel/http/fields.ts'
import { comparators } from '../../plans/index.ts'
import type { DraftTarget } from '../draft.ts'
import { fromList } from './task-fields.ts'

export const targetShape = {
  text: lines(4000),
  comparator: choice(comparators),
  value: optionalDecimal(),
  /** The upper end of `between`. */
  valueTo: optionalDecimal(),
  dueOn: optionalDate(),
  unit: optionalLine(60),
  scope: optionalLine(300),
  metricId: optionalLine(20),
  /** Unticked: kept and shown, not measured. */
  binding: flag(),
}

export const ofTarget = { id: id(), version: version(), targetId: line(40) }

export const saveTargetInput = z.object({ ...ofTarget, ...targetShape, ...fromList })
export const targetInput = z.object({ ...ofTarget, ...fromList })
export const addTargetInput = z.object({ id: id(), version: version(), ...targetShape })

export type TypedTarget = z.infer<z.ZodObject<typeof targetShape>>

function valueOf(typed: TypedTarget): DraftTarget['value'] {
  if (typed.comparator === 'by-date') return typed.dueOn?.toString() ?? null
  if (typed.comparator === 'qualitative' || typed.value === undefined) return null
  const value = Number(typed.value)
  return typed.comparator === 'between' ? [value, Number(typed.valueTo ?? typed.value)] : value
}

/** Which field lacks what its comparison needs. */
export function lackingIn(typed: TypedTarget): keyof TypedTarget | undefined {
  if (typed.comparator === 'by-date') return typed.dueOn ? undefined : 'dueOn'
  if (['qualitative', 'increase', 'decrease'].includes(typed.comparator)) return undefined
  if (typed.value === undefined) return 'value'
  return typed.comparator === 'between' && typed.valueTo === undefined ? 'valueTo' : undefined
}

/** The target as typed; nothing in it is doubtful any more. */
export const typedTarget = (target: DraftTarget, typed: TypedTarget): DraftTarget => ({
  ...target,
  text: typed.text,
  comparator: typed.comparator,
  value: valueOf(typed),
  unit: typed.unit ?? null,
  scope: typed.scope ?? null,
  metricId: typed.metricId ?? null,
  qualitative: typed.comparator === 'qualitative',
  binding: typed.binding,
  doubts: [],
})
