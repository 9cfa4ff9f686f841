// A process as BPMN has it: tasks, gateways, events and the flows between. A task with several actions is followed by a
// gateway, since several flows out of a task would all be gone at once.
import { AppError } from '../../../kernel/errors.ts'
import { waysOf, type Definition, type Step, type StepAction, type WorkStep } from '../definition/definition.ts'
import { wayNames } from '../drawing/layout.ts'
import { inLanguage } from '../../../kernel/text/language.ts'
import { timerTexts } from '../step-words.ts'
import { durationText, timersOf, type TimerKind } from './timers.ts'
import { choiceKind } from './vocabulary.ts'

export type BpmnNode = {
  id: string
  type: 'bpmn:StartEvent' | 'bpmn:UserTask' | 'bpmn:ExclusiveGateway' | 'bpmn:ParallelGateway' | 'bpmn:EndEvent'
  name: string
  /** Attributes of our extension element. */
  step?: Record<string, unknown>
  /** Of a decision: the flow that is taken when no condition holds. */
  default?: string
}
export type BpmnFlow = {
  id: string
  from: string
  to: string
  name: string
  condition?: string
  action?: Record<string, unknown>
}
/** A timer on the border of a task, which goes on meanwhile. */
export type BpmnTimer = { id: string; on: string; name: string; kind: TimerKind; duration: string }
export type BpmnGraph = { nodes: BpmnNode[]; flows: BpmnFlow[]; timers: BpmnTimer[] }

const types = {
  work: 'bpmn:UserTask',
  decision: 'bpmn:ExclusiveGateway',
  fork: 'bpmn:ParallelGateway',
  join: 'bpmn:ParallelGateway',
  end: 'bpmn:EndEvent',
} as const

function timeOf({ time }: WorkStep): Record<string, unknown> {
  if (time === null) return {}
  return time === 'not_counted' ? { timeUnit: time } : { amount: time.amount, timeUnit: time.unit }
}

function extensionOf(step: Step): Record<string, unknown> {
  const base = { key: step.key, kind: step.kind }
  if (step.kind === 'end') return { ...base, outcome: step.outcome }
  if (step.kind !== 'work') return base
  return {
    ...base,
    role: step.role,
    unit: step.unit.rule,
    ...(step.unit.rule === 'named' && { unitId: step.unit.unitId }),
    ...timeOf(step),
    ...(step.remindHours !== undefined && { remindHours: step.remindHours }),
    ...(step.escalate && { escalate: true }),
  }
}

/** Ids of XML: letters first, unlike each other; a key that is one keeps its name. */
function idsFor(steps: readonly Step[]): Map<string, string> {
  const taken = new Set<string>()
  return new Map(
    steps.map(({ key }, at) => {
      const id =
        /^[A-Za-z_][\w-]*$/.test(key) && !/^(Flow|Choice|Start|Shape|Edge|Process|Timer)_/.test(key)
          ? key
          : `Step_${at + 1}`
      const free = taken.has(id) ? `Step_${at + 1}_${key.length}` : id
      taken.add(free)
      return [key, free]
    }),
  )
}

const actionAttributes = ({ key, effect, needsNote }: StepAction) => ({
  key,
  ...(effect && { effect }),
  ...(needsNote && { needsNote: true }),
})

/** BPMN has no flows without a target, and one that is left out would come back as another process. */
function ensureTargets({ steps }: Definition): void {
  const keys = new Set(steps.map(({ key }) => key))
  for (const step of steps)
    for (const [at, { to }] of waysOf(step).entries())
      if (!keys.has(to))
        throw new AppError('workflow.way_without_target', 409, { step: step.name, way: wayNames(step)[at] || '→' })
}

/** Throws `workflow.way_without_target` on a draft in which a next step was not chosen yet. */
export function toGraph(definition: Definition): BpmnGraph {
  ensureTargets(definition)
  const { steps } = definition
  const ids = idsFor(steps)
  const nodes: BpmnNode[] = [{ id: 'Start_1', type: 'bpmn:StartEvent', name: '' }]
  const flows: BpmnFlow[] = []
  const timers: BpmnTimer[] = []
  const flow = (from: string, to: string, more: Partial<BpmnFlow> = {}): string => {
    const id = `Flow_${flows.length + 1}`
    flows.push({ id, from, to: ids.get(to)!, name: '', ...more })
    return id
  }
  if (steps[0]) flow('Start_1', steps[0].key)
  for (const step of steps) {
    const id = ids.get(step.key)!
    const node: BpmnNode = { id, type: types[step.kind], name: step.name, step: extensionOf(step) }
    nodes.push(node)
    if (step.kind === 'work') {
      const said = timerTexts(step).map((text) => inLanguage(text, 'vi'))
      timersOf(step).forEach(({ kind, minutes }) => {
        const name = kind === 'remind' ? said[0]! : said.at(-1)!
        timers.push({ id: `Timer_${kind}_${id}`, on: id, name, kind, duration: durationText(minutes) })
      })
      const several = step.actions.length > 1
      const from = several ? `Choice_${id}` : id
      if (several) {
        nodes.push({ id: from, type: 'bpmn:ExclusiveGateway', name: '', step: { kind: choiceKind } })
        flows.push({ id: `Flow_${flows.length + 1}`, from: id, to: from, name: '' })
      }
      for (const action of step.actions) flow(from, action.to, { name: action.name, action: actionAttributes(action) })
    } else if (step.kind === 'decision') {
      for (const { when, to } of step.branches) flow(id, to, { name: when, condition: when })
      node.default = flow(id, step.otherwise)
    } else if (step.kind === 'fork') for (const to of step.to) flow(id, to)
    else if (step.kind === 'join') flow(id, step.to)
  }
  return { nodes, flows, timers }
}
