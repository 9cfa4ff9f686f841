import { z } from 'zod'
import {
  choice,
  date,
  flag,
  id,
  integer,
  lines,
  many,
  optionalChoice,
  optionalDecimal,
  optionalInteger,
  optionalLine,
  optionalLines,
  version,
} from '../../../kernel/http/fields.ts'
import { areaKeys, deadlineKinds } from '../../plans/index.ts'
import { pickFields } from './doubt-choice.ts'

/** The fields of a task in the order of the form. */
export const taskFieldNames = [
  'text',
  'lead',
  'coordinate',
  'outputs',
  'deadline',
  'budget',
  'quantity',
  'no',
  'area',
  'goal',
  'levels',
  'note',
] as const
export type TaskFieldName = (typeof taskFieldNames)[number]

export const tiers = ['province', 'district', 'commune'] as const
export const rhythms = ['week', 'month', 'quarter', 'half-year', 'year'] as const

/** Days, one on a line, as people write them. */
const dayLines = z.preprocess(
  (value) =>
    (typeof value === 'string' ? value : '')
      .split(/[\n;,]/)
      .map((line) => line.trim())
      .filter(Boolean),
  z.array(date()).max(60),
)

export const taskShape = {
  area: optionalLine(500),
  areaKey: optionalChoice(areaKeys),
  goal: optionalLines(2000),
  no: optionalLine(20),
  text: lines(4000),
  /** Names as printed, one on a line; the units behind them are chosen once for the whole plan. */
  lead: optionalLines(4000),
  coordinate: optionalLines(4000),
  outputs: optionalLines(4000),
  deadlineText: optionalLine(500),
  deadlineKind: choice(deadlineKinds),
  dueDates: dayLines,
  exclusive: flag(),
  every: optionalChoice(rhythms),
  basis: optionalLine(500),
  budgetVND: optionalInteger(0, 1_000_000_000_000_000),
  quantity: optionalDecimal(),
  quantityUnit: optionalLine(60),
  levels: many(choice(tiers), 3),
  note: optionalLines(2000),
}

/** Which task of which import, and the version of the import that the person saw. */
export const ofTask = { id: id(), version: version(), seq: integer(1) }

/** Back to the list when the form was opened from there; else on to the next open point. */
export const fromList = { fromList: flag() }

export const saveTaskInput = z.object({
  ...ofTask,
  ...taskShape,
  ...pickFields(taskFieldNames),
  /** Takes the area over into the other tasks with the same doubt. */
  sharedArea: flag(),
  ...fromList,
})

export type TypedTask = z.infer<z.ZodObject<typeof taskShape>>
