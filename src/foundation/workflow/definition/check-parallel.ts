// Will every join fire, and once? Follows the tokens: each step is entered from inside the same forks on whatever way,
// all branches of a fork meet in one join, and nothing ends while other branches run.
import { waysOf } from './definition.ts'
import type { Fault } from './fault.ts'
import type { Graph } from './graph.ts'

/** The branches around a step, from the outside in: `fork#number`. */
type Inside = readonly string[]

const forkOf = (branch: string): string => branch.slice(0, branch.lastIndexOf('#'))
const same = (a: Inside, b: Inside): boolean => a.join('\n') === b.join('\n')

export function checkParallel({ steps, start }: Graph): Fault[] {
  const faults: Fault[] = []
  const inside = new Map<string, Inside>()
  const joins = new Map<string, string>()
  const say = (step: string, field: string, code: Fault['code'], params?: Fault['params']) =>
    faults.push({ step, field, code, ...(params && { params }) })

  const enter = (key: string, around: Inside): void => {
    const step = steps.get(key)
    if (!step) return
    let within = around
    if (step.kind === 'join') {
      const branch = around.at(-1)
      if (branch === undefined) return void say(key, 'kind', 'workflow.fault_join_without_fork')
      const fork = forkOf(branch)
      const join = joins.get(fork) ?? key
      if (join !== key) return void say(fork, 'to', 'workflow.fault_branches_part', { one: join, other: key })
      joins.set(fork, key)
      within = around.slice(0, -1)
    }
    const known = inside.get(key)
    if (known) {
      if (!same(known, within)) say(key, 'kind', 'workflow.fault_mixed_entry')
      return
    }
    inside.set(key, within)
    if (step.kind === 'end' && within.length)
      say(key, 'kind', 'workflow.fault_ends_in_branch', { fork: forkOf(within.at(-1)!) })
    waysOf(step).forEach(({ to }, at) => enter(to, step.kind === 'fork' ? [...within, `${key}#${at}`] : within))
  }

  if (steps.has(start)) enter(start, [])
  for (const [key, step] of steps)
    if (step.kind === 'fork' && inside.has(key) && !joins.has(key)) say(key, 'to', 'workflow.fault_fork_without_join')
  const seen = new Set<string>()
  return faults.filter(({ step, code }) => !seen.has(`${step} ${code}`) && seen.add(`${step} ${code}`))
}
