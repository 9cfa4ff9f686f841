import { z } from 'zod'
import {
  choice,
  flag,
  lines,
  many,
  optionalDate,
  optionalId,
  optionalInteger,
  optionalLine,
  optionalLines,
} from '../../kernel/http/fields.ts'
import { deadlineKinds, type SettledDeadline } from './plan.ts'

/** What a person types of a task; several due dates stand in a field each, outputs on a line each. */
export const taskFields = {
  areaId: optionalId(),
  number: optionalLine(20),
  text: lines(4000),
  note: optionalLines(2000),
  leadUnitIds: many(z.uuid({ error: 'form.choose' }), 300),
  coordinateUnitIds: many(z.uuid({ error: 'form.choose' }), 300),
  outputs: optionalLines(4000),
  deadlineText: optionalLine(300),
  deadlineKind: choice(deadlineKinds),
  deadlineExclusive: flag(),
  dueDates: many(optionalDate(), 60),
  budgetVND: optionalInteger(0, 1_000_000_000_000_000),
}

export type TaskFields = z.infer<z.ZodObject<typeof taskFields>>

export const outputLines = (outputs: string | undefined): string[] =>
  (outputs ?? '')
    .split('\n')
    .map((text) => text.replace(/^[-+•]\s*/, '').trim())
    .filter(Boolean)

export const typedDeadline = (fields: TaskFields): SettledDeadline => ({
  text: fields.deadlineText ?? '',
  kind: fields.deadlineKind,
  exclusive: fields.deadlineExclusive,
  dueDates: fields.dueDates
    .filter((date) => date !== undefined)
    .map(String)
    .toSorted(),
})

/** Kinds whose date is known cannot be without one; `by-date` and the like would be followed by nobody. */
export const needsDate = (deadline: SettledDeadline): boolean =>
  !['ongoing', 'per-instruction', 'none'].includes(deadline.kind) && deadline.dueDates.length === 0

export const amendmentFields = {
  amendmentNumber: optionalLine(100),
  amendmentDate: optionalDate(),
  amendmentReason: optionalLine(500),
}
