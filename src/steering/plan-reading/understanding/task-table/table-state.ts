// What a row of a task table takes over from the rows and headings above it.
import type { Deadline } from '../../understood-plan.ts'
import type { PartyNames } from '../party-names.ts'
import { areaOf } from './area-state.ts'
import type { Area } from './area-state.ts'
import { deadlineOf } from './deadlines.ts'
import { isParentOf } from './headings.ts'
import type { Heading } from './headings.ts'
import { leadingNumber, runningText } from './items.ts'
import { has, textOf } from './line.ts'
import type { Line } from './line.ts'
import { unitsOf } from './units.ts'
import type { Units } from './units.ts'

export type TableFacts = {
  year: number | null
  names: PartyNames
  goalColumn: boolean
  areaColumn: boolean
  outputColumn: boolean
  marksMerges: boolean
}

export type State = {
  area: Area | null
  /** The area of the heading above all groups; a group inside it may name an area of its own. */
  outer: Area | null
  subArea: string | null
  groupNumber: string
  goal: string | null
  no: string
  /** Tasks of the area so far, to number those that have no number. */
  count: number
  units: Units | undefined
  deadline: Deadline | undefined
  text: string
  outputs: string[]
  /** A heading lies between: no merged cell reaches over it. */
  crossed: boolean
}

export const start: State = {
  area: null,
  outer: null,
  subArea: null,
  groupNumber: '',
  goal: null,
  no: '',
  count: 0,
  units: undefined,
  deadline: undefined,
  text: '',
  outputs: [],
  crossed: false,
}

export const underHeading = (state: State, heading: Heading, facts: TableFacts): State => {
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
  const own = areaOf(heading.title)
  if (heading.level === 'group' && state.outer?.key === null && own.key !== null)
    return { ...state, ...below, area: own, subArea: null, groupNumber: heading.number, goal: null }
  if (heading.level === 'group')
    return { ...state, ...below, subArea: heading.title, groupNumber: heading.number, goal: null }
  // A cell is never merged over the heading of an area.
  const clear = { units: carries ? units : undefined, deadline, crossed: false, no: '' }
  return { ...state, ...clear, area: own, outer: own, subArea: null, groupNumber: '', goal: null, count: 0 }
}

/** A group lasts until the area changes or a number shows that the row is none of its parts. */
export const groupOf = (line: Line, state: State, area: Area | null): Pick<State, 'subArea' | 'groupNumber'> => {
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
