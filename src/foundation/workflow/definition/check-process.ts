// What the engine could not run, or the law would not have, is refused before it is published, and the place is named.
import type { LegalTerm } from '../../calendar/index.ts'
import { findCaseKind } from './case-kind.ts'
import { checkFields } from './check-fields.ts'
import { checkParallel } from './check-parallel.ts'
import { waysOf, type Definition } from './definition.ts'
import type { Fault } from './fault.ts'
import { graphOf, longestWay, reached, reversed, roundsWithoutWork, type Graph } from './graph.ts'

export type CheckOptions = {
  /** The kind of case it is for, whose effects and facts it may name. */
  kind?: string
  /** The procedure's term; the steps of no way may take longer. */
  term?: LegalTerm
  /** Of a term of calendar days or months: how many working days it holds when it falls worst. */
  fewestDays?: number
  minutesPerDay?: number
}

/** Everything that is wrong with it, in the order of its steps; an empty list may be published. */
export function checkProcess(definition: Definition, options: CheckOptions = {}): Fault[] {
  if (!definition.steps.length) return [{ step: '', field: 'steps', code: 'workflow.fault_no_steps' }]
  const graph = graphOf(definition)
  const keys = new Set(graph.steps.keys())
  const kind = options.kind === undefined ? undefined : findCaseKind(options.kind)
  const faults = [
    ...twice(definition),
    ...definition.steps.flatMap((step) => checkFields(step, keys, kind)),
    ...checkReach(graph),
    // Whether branches meet is not known before each leads somewhere.
    ...(isOpen(graph) ? [] : checkParallel(graph)),
    ...roundsWithoutWork(graph).map((step): Fault => ({ step, field: 'to', code: 'workflow.fault_endless_round' })),
    ...checkTerm(graph, options),
  ]
  const order = new Map(definition.steps.map((step, at) => [step.key, at]))
  return faults.toSorted((a, b) => (order.get(a.step) ?? -1) - (order.get(b.step) ?? -1))
}

function twice({ steps }: Definition): Fault[] {
  const seen = new Set<string>()
  return steps.flatMap(({ key }): Fault[] => {
    const isBad = !key || seen.has(key)
    seen.add(key)
    return isBad ? [{ step: key, field: 'key', code: 'workflow.fault_key_twice' }] : []
  })
}

/**
 * Causes only. Where a next step is missing, that is said where it is missing: that nothing ends and nobody comes there
 * follows from it. Of a round without a way out the first step is named, not what leads into it; of what nobody comes to,
 * what stands at its beginning.
 */
function checkReach(graph: Graph): Fault[] {
  const { steps, next, start } = graph
  if (isOpen(graph)) return []
  // In the order of the list; the graph holds them the other way round.
  const keys = [...steps.keys()].toReversed()
  const ends = [...steps.values()].filter((step) => step.kind === 'end').map((step) => step.key)
  const fromStart = reached(next, [start])
  const toEnd = reached(reversed(next), ends)
  const lost = firstOfRounds(
    keys.filter((key) => !fromStart.has(key)),
    reversed(next),
  )
  const stuck = firstOfRounds(
    keys.filter((key) => !toEnd.has(key) && next.get(key)!.length > 0),
    next,
  )
  return [
    ...lost.map((step): Fault => ({ step, field: 'key', code: 'workflow.fault_unreachable' })),
    ...stuck.map((step): Fault => ({ step, field: 'to', code: 'workflow.fault_dead_end' })),
  ]
}

/** Does some way lead nowhere yet? */
const isOpen = ({ steps }: Graph): boolean =>
  [...steps.values()].some((step) => waysOf(step).some(({ to }) => !steps.has(to)))

/** Of some steps those that the others follow from along the edges, one for each round, in their order. */
function firstOfRounds(keys: readonly string[], edges: ReadonlyMap<string, readonly string[]>): string[] {
  const ofKeys = new Set(keys)
  const around = new Map(
    keys.map((key) => [
      key,
      reached(
        edges,
        edges.get(key)!.filter((to) => ofKeys.has(to)),
      ),
    ]),
  )
  const isLast = (key: string) => [...around.get(key)!].every((to) => !ofKeys.has(to) || around.get(to)!.has(key))
  const found: string[] = []
  for (const key of keys)
    if (isLast(key) && !found.some((other) => around.get(other)!.has(key) && around.get(key)!.has(other)))
      found.push(key)
  return found
}

const workingUnits: Partial<Record<LegalTerm['unit'], (minutesPerDay: number) => number>> = {
  working_minute: () => 1,
  working_hour: () => 60,
  working_day: (minutesPerDay) => minutesPerDay,
}

const overCode = (unit: LegalTerm['unit']) =>
  unit === 'calendar_day'
    ? 'workflow.fault_over_days'
    : unit === 'calendar_month'
      ? 'workflow.fault_over_months'
      : 'workflow.fault_over_term'

/** Hours of the calendar may fall on rest days altogether: of them nothing can be said. */
function checkTerm(graph: Graph, { term, fewestDays, minutesPerDay = 480 }: CheckOptions): Fault[] {
  if (!term) return []
  const unit = workingUnits[term.unit]
  const allowed = unit
    ? term.amount * unit(minutesPerDay)
    : fewestDays === undefined
      ? undefined
      : fewestDays * minutesPerDay
  if (allowed === undefined) return []
  const { minutes, keys } = longestWay(graph, minutesPerDay)
  if (minutes <= allowed) return []
  const path = keys.flatMap((key) => (graph.steps.get(key)?.kind === 'work' ? [graph.steps.get(key)!.name] : []))
  const days = (amount: number) => Math.round((amount / minutesPerDay) * 100) / 100
  const params = { days: days(minutes), term: days(allowed), amount: term.amount, path: path.join(' → ') }
  return [{ step: '', field: 'time', code: overCode(term.unit), params }]
}
