// Lines of a region to tasks: what stands above carries down into blank cells.
import type { Doubt, Task, TaskField } from '../../understood-plan.ts'
import { areaOf, checkArea, resolveArea } from './area-state.ts'
import type { Area } from './area-state.ts'
import { deadlineOf } from './deadlines.ts'
import type { Heading } from './headings.ts'
import { runningText } from './items.ts'
import { has, textOf } from './line.ts'
import type { FieldRole, Line } from './line.ts'
import { amountsOf } from './money.ts'
import { numberOf } from './numbering.ts'
import { splitOutputs } from './outputs.ts'
import { groupOf, start, underHeading } from './table-state.ts'
import type { State, TableFacts } from './table-state.ts'
import { inheritUnits, unitsOf } from './units.ts'

export type Entry = { heading: Heading } | { line: Line }

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
  const outputs = line.merged.has('output') ? state.outputs : splitOutputs(textOf(line, 'output'))
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
      ...(ownText === '' && !line.merged.has('text') ? [textDoubt] : []),
    ]),
    places: placesOf(line),
  }
  const next: State = {
    ...here,
    goal,
    no: has(line, 'no') || newGoal || here.no ? no : here.no,
    count,
    units,
    deadline: due.deadline,
    text,
    outputs,
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
