// A task with what a person typed or chose in place of what was read. Pure: the form's values in, the task out.
import { fold } from '../../../kernel/text/vietnamese.ts'
import {
  areaKeyOf,
  couldStandUnder,
  findMoney,
  readDeadline,
  readMoney,
  splitOutputs,
  splitParties,
  type Deadline,
  type PartyRef,
  type Task,
} from '../../plan-reading/index.ts'
import { offerText, pickName, questionOf, type Picked } from './doubt-choice.ts'
import { taskFieldNames, type TaskFieldName, type TypedTask } from './task-fields.ts'

type Change = Partial<Task>
type Picks = Partial<Record<`pick_${TaskFieldName}`, Picked | undefined>>

const linesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*[-+•]\s*/, '').trim())
    .filter(Boolean)

export const numberOf = (task: Pick<Task, 'no' | 'printedNo'>): string => task.printedNo ?? task.no

/** A name that was there before keeps how it was printed. */
const partiesOf = (text: string | undefined, before: readonly PartyRef[]): PartyRef[] =>
  linesOf(text).map((unit) => before.find((party) => party.unit === unit) ?? { unit })

const sameDays = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join()

/**
 * The printed words and what they mean stand side by side. When only the words were changed they are read again; what a
 * person set beside them is taken as set.
 */
export function typedDeadline(before: Deadline, typed: TypedTask, year: number | null): Deadline {
  const text = typed.deadlineText ?? ''
  const dueDates = typed.dueDates.map(String).toSorted()
  const exclusive = before.exclusive ?? false
  const untouched =
    typed.deadlineKind === before.kind && sameDays(dueDates, before.dueDates) && typed.exclusive === exclusive
  if (untouched && text === before.text) return { ...before, every: typed.every, basis: typed.basis }
  if (untouched) return readDeadline(text, { year }).deadline
  return {
    text,
    kind: typed.deadlineKind,
    dueDates,
    exclusive: typed.exclusive,
    ...(typed.deadlineKind === 'recurring' && { every: typed.every }),
    ...(typed.deadlineKind === 'per-instruction' && { basis: typed.basis }),
  }
}

const typedField: Record<TaskFieldName, (task: Task, typed: TypedTask, year: number | null) => Change> = {
  area: (_, typed) => ({ area: typed.area ?? null, areaKey: typed.areaKey ?? null }),
  goal: (_, typed) => ({ goal: typed.goal ?? null }),
  no: (task, typed) => (typed.no === numberOf(task) ? {} : { printedNo: typed.no ?? '' }),
  text: (_, typed) => ({ text: typed.text }),
  lead: (task, typed) => ({ lead: partiesOf(typed.lead, task.lead) }),
  coordinate: (task, typed) => ({ coordinate: partiesOf(typed.coordinate, task.coordinate) }),
  outputs: (_, typed) => ({ outputs: linesOf(typed.outputs) }),
  deadline: (task, typed, year) => ({ deadline: typedDeadline(task.deadline, typed, year) }),
  budget: (_, typed) => ({ budgetVND: typed.budgetVND ?? null }),
  quantity: (task, typed) => ({
    quantity:
      typed.quantity === undefined
        ? null
        : { raw: '', ...task.quantity, value: Number(typed.quantity), unit: typed.quantityUnit ?? null },
  }),
  levels: (task, typed) => ({
    levels: typed.levels.length || task.levels ? Object.fromEntries(typed.levels.map((level) => [level, true])) : null,
  }),
  note: (_, typed) => ({ note: typed.note ?? '' }),
}

const partiesFrom = (text: string): PartyRef[] =>
  splitParties(text).map(({ name, printed }) => ({ unit: name, raw: printed }))

const isDeadline = (offer: unknown): offer is Deadline =>
  typeof offer === 'object' && offer !== null && 'dueDates' in offer && 'kind' in offer

const deadlineFrom = (offer: unknown, year: number | null): Deadline =>
  isDeadline(offer) ? offer : readDeadline(offerText(offer), { year }).deadline

/** A sum by itself, or the first one among words. */
const moneyIn = (text: string): number | null => readMoney(text) ?? findMoney(text)[0]?.value ?? null

/** What a field becomes with one of the offers of its doubt. Fields without a rule offer nothing that can be taken. */
const offeredField: Partial<Record<TaskFieldName, (offer: unknown, year: number | null) => Change>> = {
  area: (offer) => ({ area: offerText(offer) || null, areaKey: areaKeyOf(offerText(offer)) }),
  goal: (offer) => ({ goal: offerText(offer) || null }),
  no: (offer) => ({ printedNo: offerText(offer) }),
  text: (offer) => ({ text: offerText(offer) }),
  lead: (offer) => ({ lead: partiesFrom(offerText(offer)) }),
  coordinate: (offer) => ({ coordinate: partiesFrom(offerText(offer)) }),
  outputs: (offer) => ({ outputs: splitOutputs(offerText(offer)) }),
  deadline: (offer, year) => ({ deadline: deadlineFrom(offer, year) }),
  budget: (offer) => ({ budgetVND: typeof offer === 'number' ? offer : moneyIn(offerText(offer)) }),
  note: (offer) => ({ note: offerText(offer) }),
}

const readAs: Partial<Record<TaskFieldName, (task: Task) => string>> = {
  area: (task) => task.area ?? '',
  goal: (task) => task.goal ?? '',
  no: numberOf,
  text: (task) => task.text,
  lead: ({ lead }) => lead.map(({ unit, raw }) => raw ?? unit).join('; '),
  coordinate: ({ coordinate }) => coordinate.map(({ unit, raw }) => raw ?? unit).join('; '),
  outputs: (task) => task.outputs.join('; '),
  note: (task) => task.note,
}

const isAsRead = (task: Task, field: TaskFieldName, offer: unknown): boolean => {
  const { text, kind, dueDates } = task.deadline
  if (isDeadline(offer)) return offer.text === text && offer.kind === kind && sameDays(offer.dueDates, dueDates)
  if (field === 'deadline') return offerText(offer) === text
  return fold(offerText(offer)) === fold(readAs[field]?.(task) ?? '\0')
}

// A row whose cells were shifted offers all of them; only what is of the field's kind is worth a choice. Blank always is.
const isOfKind: Partial<Record<TaskFieldName, (offer: string) => boolean>> = {
  goal: (offer) => couldStandUnder(offer, 'goal'),
  text: (offer) => couldStandUnder(offer, 'text'),
  outputs: (offer) => couldStandUnder(offer, 'output'),
  lead: (offer) => couldStandUnder(offer, 'lead'),
  coordinate: (offer) => couldStandUnder(offer, 'coordinate'),
  deadline: (offer) => couldStandUnder(offer, 'deadline'),
  budget: (offer) => moneyIn(offer) !== null,
}

const couldBe = (field: TaskFieldName, offer: unknown): boolean => {
  const text = offerText(offer).trim()
  return text === '' || typeof offer !== 'string' || (isOfKind[field]?.(text) ?? true)
}

/** What else a doubtful field could be: what the doubt offers, and for a strange year the probable date. */
export function offersOf(task: Task, field: TaskFieldName): unknown[] {
  const offers = offeredField[field] ? (questionOf(task.doubts, field)?.offers ?? []) : []
  const { suggested, exclusive } = task.deadline
  const probable = field === 'deadline' && suggested ? [{ ...suggested, exclusive }] : []
  return [...offers, ...probable].filter((offer) => couldBe(field, offer) && !isAsRead(task, field, offer))
}

/** The task with one of the offers taken for a field. */
export const withOffer = (task: Task, field: TaskFieldName, offer: unknown, year: number | null): Task => ({
  ...task,
  ...offeredField[field]?.(offer, year),
})

/** The task as settled by this form: nothing in it is doubtful any more. */
export function typedTask(task: Task, typed: TypedTask & Picks, year: number | null): Task {
  const changes = taskFieldNames.map((field): Change => {
    const pick = typed[pickName(field)] ?? 'other'
    if (pick === 'read') return {}
    if (pick === 'other') return typedField[field](task, typed, year)
    const offer = offersOf(task, field)[pick]
    return offer === undefined ? {} : (offeredField[field]?.(offer, year) ?? {})
  })
  return { ...task, ...Object.assign({}, ...changes), doubts: [] }
}
