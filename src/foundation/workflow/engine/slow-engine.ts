// The obvious engine, for tests: tokens that reach a join wait there in person, each knowing every fork it came out of,
// and the join opens when nobody of the last fork is anywhere else.
import { stepOf, type Definition } from '../definition/definition.ts'
import type { Decide } from './advance.ts'

type Walker = { number: number; at: string; forks: number[] }
export type SlowState = { walkers: Walker[]; waiting: Walker[]; forks: number; numbers: number; fired: string[] }

export const slowBegin = (definition: Definition, decide: Decide): SlowState =>
  settle(definition, { walkers: [], waiting: [], forks: 0, numbers: 0, fired: [] }, decide, [
    { number: 0, at: definition.steps[0]!.key, forks: [] },
  ])

export function slowAdvance(
  definition: Definition,
  state: SlowState,
  number: number,
  action: string,
  decide: Decide,
): SlowState {
  const walker = state.walkers.find((one) => one.number === number)!
  const step = stepOf(definition, walker.at)
  if (step?.kind !== 'work') throw new Error('nobody works here')
  const { to } = step.actions.find((one) => one.key === action)!
  const walkers = state.walkers.filter((one) => one !== walker)
  return settle(definition, { ...state, walkers, fired: [] }, decide, [{ ...walker, at: to }])
}

function settle(definition: Definition, before: SlowState, decide: Decide, moving: Walker[]): SlowState {
  const state = { ...before, walkers: [...before.walkers], waiting: [...before.waiting], fired: [...before.fired] }
  while (moving.length) {
    const walker = moving.shift()!
    const step = stepOf(definition, walker.at)
    if (!step) throw new Error('no such step')
    if (step.kind === 'work') state.walkers.push({ ...walker, number: ++state.numbers })
    if (step.kind === 'decision')
      moving.push({ ...walker, at: step.branches.find(({ when }) => decide(when))?.to ?? step.otherwise })
    if (step.kind === 'fork') {
      const forks = [...walker.forks, ++state.forks]
      moving.push(...step.to.map((at) => ({ ...walker, at, forks })))
    }
    if (step.kind !== 'join') continue
    state.waiting.push(walker)
    const fork = walker.forks.at(-1)
    const isOfFork = (one: Walker) => one.forks.includes(fork!)
    if ([...state.walkers, ...moving].some(isOfFork)) continue
    state.waiting = state.waiting.filter((one) => !isOfFork(one))
    state.fired.push(step.key)
    moving.push({ ...walker, at: step.to, forks: walker.forks.slice(0, -1) })
  }
  return state
}
