// Lines of a region to tasks: what stands above carries down into blank cells.
import type { Deadline, Doubt, Task, TaskField } from '../../understood-plan.ts'
import type { PartyNames } from '../party-names.ts'
import { areaOf, checkArea, resolveArea } from './area-state.ts'
import type { Area } from './area-state.ts'
import { deadlineOf } from './deadlines.ts'
import { isParentOf } from './headings.ts'
import type { Heading } from './headings.ts'
import { leadingNumber, runningText } from './items.ts'
import { has, textOf } from './line.ts'
import type { FieldRole, Line } from './line.ts'
import { amountsOf } from './money.ts'
import { splitOutputs } from './outputs.ts'
import { inheritUnits, unitsOf } from './units.ts'
import type { Units } from './units.ts'

export type Entry = { heading: Heading } | { line: Line }

export type TableFacts = {
  year: number | null
  names: PartyNames
  goalColumn: boolean
  areaColumn: boolean
  outputColumn: boolean
  marksMerges: boolean
}

type State = {
  area: Area | null
  subArea: string | null
  groupNumber: string
  goal: string | null
  no: string
  /** Tasks of the area so far, to number those that have no number. */
  count: number
  units: Units | undefined
  deadline: Deadline | undefined
  text: string
  crossed: boolean
}

const start: State = {
  area: null,
  subArea: null,
  groupNumber: '',
  goal: null,
  no: '',
  count: 0,
  units: undefined,
  deadline: undefined,
  text: '',
  crossed: false,
}

const underHeading = (state: State, heading: Heading, facts: TableFacts): State => {
  const units = unitsOf(heading.line, facts.names)
  const carries = units.lead.length > 0
  const deadline = has(heading.line, 'deadline')
    ? deadlineOf(heading.line, {
        year: facts.year,
        above: undefined,
        crossed: false,
        marksMerges: false,
        sharesLead: false,
      }).deadline
    : undefined
  const below = {
    units: carries ? units : state.units,
    deadline: deadline ?? state.deadline,
    crossed: !carries,
    no: heading.level === 'goal' ? heading.number : '',
  }
  if (heading.level === 'part') return { ...state, crossed: true }
  if (heading.level === 'goal')
    return {
      ...state,
      ...below,
      goal: runningText(heading.title.replace(/^\d+(?:\.\d+)*\.\s/, '').replace(/^mục tiêu(?:\s+\d+)?\s*:\s*/iu, '')),
    }
  if (heading.level === 'group')
    return { ...state, ...below, subArea: heading.title, groupNumber: heading.number, goal: null }
  // A cell is never merged over the heading of an area.
  const clear = { units: carries ? units : undefined, deadline, crossed: false, no: '' }
  return { ...state, ...clear, area: areaOf(heading.title), subArea: null, groupNumber: '', goal: null, count: 0 }
}

const nextNumber = (number: string): string => number.replace(/\d+$/, (last) => String(Number(last) + 1))

type Numbered = { no: string; noInherited: boolean; printed: string | undefined; text: string }

const numberOf = (line: Line, here: State, newGoal: boolean, count: number): Numbered => {
  const own = textOf(line, 'no').replace(/[.)]+$/, '')
  const inText = leadingNumber(textOf(line, 'text'))
  const text = inText && !own ? inText.rest : textOf(line, 'text')
  if (/^[a-zđ]$/i.test(own) && here.groupNumber) {
    return { no: `${here.groupNumber}.${own}`, noInherited: false, printed: own, text }
  }
  if (own) return { no: own, noInherited: false, printed: undefined, text }
  if (inText) {
    const area = here.area?.number
    return { no: area ? `${area}.${inText.number}` : inText.number, noInherited: false, printed: inText.number, text }
  }
  if (here.no) return { no: newGoal ? nextNumber(here.no) : here.no, noInherited: !newGoal, printed: undefined, text }
  const area = here.area?.number
  return { no: area ? `${area}.${count}` : String(count), noInherited: false, printed: undefined, text }
}

const taskFields: [TaskField | 'no' | 'note', FieldRole][] = [
  ['no', 'no'],
  ['area', 'area'],
  ['goal', 'goal'],
  ['text', 'text'],
  ['lead', 'lead'],
  ['coordinate', 'coordinate'],
  ['outputs', 'output'],
  ['deadline', 'deadline'],
  ['budget', 'budget'],
  ['quantity', 'quantity'],
  ['note', 'note'],
]

const placesOf = (line: Line): Task['places'] =>
  Object.fromEntries(
    taskFields.flatMap(([field, role]) => (line.fields[role] ? [[field, line.fields[role].place]] : [])),
  )

/** One doubt per field and reason; a field that is doubted twice keeps both reasons. */
const distinct = (doubts: readonly Doubt[]): Doubt[] =>
  doubts.filter(
    (doubt, index) =>
      doubts.findIndex((other) => other.field === doubt.field && other.reason === doubt.reason) === index,
  )

/** A group lasts until the area changes or a number shows that the row is none of its parts. */
const groupOf = (line: Line, state: State, area: Area | null): Pick<State, 'subArea' | 'groupNumber'> => {
  const group = textOf(line, 'group')
  if (group) return { subArea: runningText(group), groupNumber: leadingNumber(group)?.number ?? '' }
  const number = textOf(line, 'no') || (leadingNumber(textOf(line, 'text'))?.number ?? '')
  const apart = state.groupNumber !== '' && /^\d/.test(number) && !isParentOf(state.groupNumber, number)
  const ended = line.endsGroup === true && !(state.groupNumber !== '' && isParentOf(state.groupNumber, number))
  const changed = area?.title !== state.area?.title
  return apart || ended || changed
    ? { subArea: null, groupNumber: '' }
    : { subArea: state.subArea, groupNumber: state.groupNumber }
}

type Built = { task: Task; state: State }

const build = (line: Line, state: State, facts: TableFacts, areas: readonly Area[], seq: number): Built => {
  const ownArea = has(line, 'area') ? resolveArea(areaOf(textOf(line, 'area')), areas) : state.area
  const count = has(line, 'area') && ownArea?.title !== state.area?.title ? 1 : state.count + 1
  const here: State = { ...state, area: ownArea, ...groupOf(line, state, ownArea) }

  const newGoal = has(line, 'goal')
  const goal = newGoal ? runningText(textOf(line, 'goal')) : state.goal
  const { no, noInherited, printed, text: ownText } = numberOf(line, here, newGoal, count)
  const text = runningText(ownText) || state.text
  const { area, doubts: areaDoubts } = facts.areaColumn
    ? checkArea(ownArea, `${textOf(line, 'group')} ${text}`, areas)
    : { area: ownArea, doubts: [] }

  const { marksMerges } = facts
  const own = unitsOf(line, facts.names)
  const units = inheritUnits(line, own, { above: state.units, crossed: state.crossed, marksMerges })
  const sharesLead = own.lead.length === 0 && units.lead.length > 0
  const due = deadlineOf(line, {
    year: facts.year,
    above: state.deadline,
    crossed: state.crossed,
    marksMerges,
    sharesLead,
  })
  const amounts = amountsOf(line)
  const outputs = splitOutputs(textOf(line, 'output'))
  const textDoubt = { field: 'text', reason: 'Ô nhiệm vụ trống; lấy theo dòng trên như ô gộp.', choices: [state.text] }

  const task: Task = {
    seq,
    no,
    ...(printed && { printedNo: printed }),
    area: area?.title ?? null,
    areaKey: area?.key ?? null,
    ...(here.subArea && { subArea: here.subArea }),
    goal,
    ...(!newGoal && goal !== null && facts.goalColumn && { goalInherited: true }),
    ...(noInherited && { noInherited }),
    text,
    lead: units.lead,
    ...(units.leadRaw && { leadRaw: units.leadRaw }),
    coordinate: units.coordinate,
    ...(units.coordinateRaw && { coordinateRaw: units.coordinateRaw }),
    outputs,
    ...(has(line, 'output') && { outputsRaw: textOf(line, 'output') }),
    ...(!facts.outputColumn && { outputsInferred: true }),
    deadline: due.deadline,
    levels: line.levels,
    quantity: amounts.quantity,
    budgetVND: amounts.budgetVND,
    note: amounts.note,
    sourceLines: [...new Set(line.rows.map((row) => row.line))],
    rawCells: line.rows.map((row) => row.cells.map((cell) => cell.text)),
    doubts: distinct([
      ...line.doubts,
      ...areaDoubts,
      ...units.doubts,
      ...due.doubts,
      ...amounts.doubts,
      ...(ownText === '' ? [textDoubt] : []),
    ]),
    places: placesOf(line),
  }
  const next: State = {
    ...here,
    goal,
    no: has(line, 'no') || newGoal || here.no ? no : here.no,
    count,
    units: { ...units, lead: units.lead, coordinate: units.coordinate },
    deadline: due.deadline,
    text,
    crossed: false,
  }
  return { task, state: next }
}

/** The area column row by row, so that the label of most rows can be told from a misprint of it. */
const printedAreas = (entries: readonly Entry[]): Area[] => {
  let current: Area | undefined
  return entries.flatMap((entry) => {
    if ('heading' in entry) return []
    if (has(entry.line, 'area')) current = areaOf(textOf(entry.line, 'area'))
    return current ? [current] : []
  })
}

export const buildTasks = (entries: readonly Entry[], facts: TableFacts, firstSeq: number): Task[] => {
  const areas = printedAreas(entries)
  let state = start
  const tasks: Task[] = []
  for (const entry of entries) {
    if ('heading' in entry) {
      state = underHeading(state, entry.heading, facts)
      continue
    }
    const built = build(entry.line, state, facts, areas, firstSeq + tasks.length)
    tasks.push(built.task)
    state = built.state
  }
  return tasks
}
