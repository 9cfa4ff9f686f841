// What the buttons of the table do, each to the whole list of steps: it goes without scripts, and nothing typed is lost.
import { stepKinds, type Definition, type Step } from '../definition/definition.ts'

export const mostSteps = 200
export const mostWays = 20

export type Edit =
  | { do: 'add'; kind: Step['kind'] }
  | { do: 'up' | 'down' | 'remove' | 'way'; at: number }
  | { do: 'unway'; at: number; way: number }

/** `add:work`, `up:3`, `unway:3.1`; anything else is no edit. */
export function readEdit(text: string): Edit | undefined {
  const [name, target = ''] = text.split(':')
  const kind = stepKinds.find((one) => one === target)
  if (name === 'add') return kind && { do: 'add', kind }
  const [at, way] = target.split('.').map(Number)
  if (at === undefined || !Number.isInteger(at)) return undefined
  if (name === 'up' || name === 'down' || name === 'remove' || name === 'way') return { do: name, at }
  return name === 'unway' && Number.isInteger(way) ? { do: 'unway', at, way: way! } : undefined
}

export function freeKey(taken: readonly string[], prefix: string): string {
  let number = taken.length + 1
  while (taken.includes(`${prefix}${number}`)) number++
  return `${prefix}${number}`
}

export function newStep(kind: Step['kind'], key: string): Step {
  const base = { key, name: '' }
  switch (kind) {
    case 'work': {
      const actions = [{ key: 'a1', name: '', to: '' }]
      return { ...base, kind, role: '', unit: { rule: 'competent' }, time: null, actions }
    }
    case 'decision':
      return { ...base, kind, branches: [{ when: '', to: '' }], otherwise: '' }
    case 'fork':
      return { ...base, kind, to: ['', ''] }
    case 'join':
      return { ...base, kind, to: '' }
    default:
      return { ...base, kind: 'end', outcome: 'done' }
  }
}

/** Where a new step goes: at the end, but before what ends the process. */
function placeFor(steps: readonly Step[], kind: Step['kind']): number {
  if (kind === 'end') return steps.length
  let at = steps.length
  while (at > 0 && steps[at - 1]!.kind === 'end') at--
  return at
}

const mapWays = (step: Step, change: (to: string) => string): Step => {
  switch (step.kind) {
    case 'work':
      return { ...step, actions: step.actions.map((action) => ({ ...action, to: change(action.to) })) }
    case 'decision':
      return {
        ...step,
        branches: step.branches.map((branch) => ({ ...branch, to: change(branch.to) })),
        otherwise: change(step.otherwise),
      }
    case 'fork':
      return { ...step, to: step.to.map(change) }
    case 'join':
      return { ...step, to: change(step.to) }
    default:
      return step
  }
}

const without = <Item>(list: readonly Item[], at: number): Item[] => list.filter((_, place) => place !== at)

function addWay(step: Step): Step {
  if (step.kind === 'work' && step.actions.length < mostWays) {
    const key = freeKey(
      step.actions.map((action) => action.key),
      'a',
    )
    return { ...step, actions: [...step.actions, { key, name: '', to: '' }] }
  }
  if (step.kind === 'decision' && step.branches.length < mostWays)
    return { ...step, branches: [...step.branches, { when: '', to: '' }] }
  return step.kind === 'fork' && step.to.length < mostWays ? { ...step, to: [...step.to, ''] } : step
}

function removeWay(step: Step, way: number): Step {
  if (step.kind === 'work') return { ...step, actions: without(step.actions, way) }
  if (step.kind === 'decision') return { ...step, branches: without(step.branches, way) }
  return step.kind === 'fork' ? { ...step, to: without(step.to, way) } : step
}

export function editSteps({ steps }: Definition, edit: Edit): Definition {
  if (edit.do === 'add') {
    if (steps.length >= mostSteps) return { steps }
    const key = freeKey(
      steps.map((step) => step.key),
      's',
    )
    return { steps: steps.toSpliced(placeFor(steps, edit.kind), 0, newStep(edit.kind, key)) }
  }
  const step = steps[edit.at]
  if (!step) return { steps }
  if (edit.do === 'way') return { steps: steps.with(edit.at, addWay(step)) }
  if (edit.do === 'unway') return { steps: steps.with(edit.at, removeWay(step, edit.way)) }
  if (edit.do === 'remove')
    return { steps: without(steps, edit.at).map((one) => mapWays(one, (to) => (to === step.key ? '' : to))) }
  const to = edit.do === 'up' ? edit.at - 1 : edit.at + 1
  if (to < 0 || to >= steps.length) return { steps }
  return { steps: steps.toSpliced(edit.at, 1).toSpliced(to, 0, step) }
}
