// From BPMN to a draft. Files of our own come back as they were; of others everything is taken that has a meaning here,
// and what they cannot say (role, time) stays empty, so that the draft lists it.
import type { Element } from 'bpmn-moddle'
import { AppError } from '../../../kernel/errors.ts'
import { translate } from '../../../kernel/text/catalogue.ts'
import { inLanguage } from '../../../kernel/text/language.ts'
import { fold } from '../../../kernel/text/vietnamese.ts'
import { delegableRoles, roleName, type Role } from '../../organisation/index.ts'
import { parseFormula } from '../../../kernel/formula/index.ts'
import {
  unitRules,
  type Definition,
  type Step,
  type StepAction,
  type UnitRule,
  type WorkStep,
} from '../definition/definition.ts'
import { mostSteps } from '../designing/edit-steps.ts'
import '../page-texts.ts'
import { readRawGraph, text, type RawFlow, type RawGraph, type RawNode } from './raw-graph.ts'
import { note, type Note } from './note.ts'
import { foreignTimers, ownTimers } from './timers.ts'
import { choiceKind } from './vocabulary.ts'

export type ReadBpmn = {
  name: string
  definition: Definition
  /** What the file says and the draft does not, in sentences. */
  notes: Note[]
}

type NodeRole = Step['kind'] | 'start' | 'pass' | 'choice' | 'join_fork'

const isFormula = (condition: string): boolean => {
  try {
    return Boolean(parseFormula(condition))
  } catch {
    return false
  }
}

export async function readBpmn(xml: string): Promise<ReadBpmn> {
  const raw = await readRawGraph(xml)
  const definition = toDefinition(raw)
  if (definition.steps.length > mostSteps) throw new AppError('workflow.bpmn_too_large', 422, {}, 'file')
  return { name: raw.name, definition, notes: [...lanesWithoutRole(raw), ...raw.notes] }
}

function toDefinition({ nodes, flows }: RawGraph): Definition {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const out = Map.groupBy(flows, ({ from }) => from)
  const into = Map.groupBy(flows, ({ to }) => to)
  const outOf = (id: string): RawFlow[] => out.get(id) ?? []
  const roles = new Map<string, NodeRole>()
  const roleOf = (node: RawNode): NodeRole => {
    const known = roles.get(node.id)
    if (known) return known
    const role = judge(node)
    roles.set(node.id, role)
    return role
  }
  function judge({ id, type, step, default: otherwise }: RawNode): NodeRole {
    const own = text(step?.kind)
    if (own === choiceKind) return 'choice'
    if (['work', 'decision', 'fork', 'join', 'end'].includes(own)) return own as Step['kind']
    if (type === 'bpmn:StartEvent') return 'start'
    if (type === 'bpmn:EndEvent') return 'end'
    if (type.includes('Intermediate')) return 'pass'
    if (!type.endsWith('Gateway')) return 'work'
    const [ins, outs] = [(into.get(id) ?? []).length, outOf(id).length]
    if (type === 'bpmn:ParallelGateway') return outs > 1 ? (ins > 1 ? 'join_fork' : 'fork') : ins > 1 ? 'join' : 'pass'
    if (outs <= 1) return 'pass'
    const conditions = outOf(id).filter((flow) => flow.id !== otherwise)
    if (conditions.every(({ condition }) => condition && isFormula(condition))) return 'decision'
    const before = byId.get(into.get(id)?.[0]?.from ?? '')
    return ins === 1 && before && roleOf(before) === 'work' && outOf(before.id).length === 1 ? 'choice' : 'decision'
  }

  const keyOf = (node: RawNode): string => text(node.step?.key) || node.id.slice(0, 90)
  /** The step a flow comes to, past events and gateways that only bring flows together. */
  function target(flow: RawFlow | undefined, passed = new Set<string>()): string {
    const node = flow && byId.get(flow.to)
    if (!node || passed.has(node.id)) return ''
    const role = roleOf(node)
    if (role === 'pass' || role === 'choice') return target(outOf(node.id)[0], passed.add(node.id))
    return keyOf(node)
  }

  function actionsOf(node: RawNode): StepAction[] {
    const direct = outOf(node.id)
    const next = direct.length === 1 ? byId.get(direct[0]!.to) : undefined
    const chosen = next && roleOf(next) === 'choice' ? outOf(next.id) : direct
    return chosen.map((flow, at): StepAction => {
      const { action } = flow
      const effect = text(action?.effect)
      return {
        key: text(action?.key) || `a${at + 1}`,
        name:
          flow.name ||
          (action ? '' : flow.condition) ||
          (action ? '' : byId.get(flow.to)?.name || translate('vi', 'workflow.next_action')),
        to: target(flow),
        ...(effect && { effect }),
        ...(action?.needsNote === true && { needsNote: true }),
      }
    })
  }

  /** Several unconditional flows out of a task are all gone at once. */
  function workAndSplit(node: RawNode): Step[] {
    const flows = outOf(node.id)
    const work = { ...workOf(node), actions: actionsOf(node) }
    if (flows.length < 2 || node.step || flows.some(({ condition }) => condition)) return [work]
    const split = `${keyOf(node)}_split`
    return [
      { ...work, actions: [{ key: 'a1', name: translate('vi', 'workflow.next_action'), to: split }] },
      { kind: 'fork', key: split, name: node.name, to: flows.map((flow) => target(flow)) },
    ]
  }

  function toSteps(node: RawNode): Step[] {
    const [key, flows] = [keyOf(node), outOf(node.id)]
    const base = { key, name: node.name }
    switch (roleOf(node)) {
      case 'work':
        return workAndSplit(node)
      case 'decision': {
        const branches = flows.filter(({ id }) => id !== node.default)
        return [
          {
            kind: 'decision',
            ...base,
            branches: branches.map((flow) => ({ when: flow.condition, to: target(flow) })),
            otherwise: target(flows.find(({ id }) => id === node.default)),
          },
        ]
      }
      case 'fork':
        return [{ kind: 'fork', ...base, to: flows.map((flow) => target(flow)) }]
      case 'join':
        return [{ kind: 'join', ...base, to: target(flows[0]) }]
      case 'join_fork':
        return [
          { kind: 'join', ...base, to: `${key}_split` },
          { kind: 'fork', key: `${key}_split`, name: node.name, to: flows.map((flow) => target(flow)) },
        ]
      case 'end':
        return [{ kind: 'end', ...base, name: node.name, outcome: text(node.step?.outcome) || 'done' }]
      default:
        return []
    }
  }

  const steps = nodes.flatMap(toSteps)
  const start = nodes.find((node) => roleOf(node) === 'start')
  const first = start && target(outOf(start.id)[0])
  return { steps: [...steps.filter(({ key }) => key === first), ...steps.filter(({ key }) => key !== first)] }
}

/** A lane that is called as a role, or as people call who has it, says who does its steps. */
const laneWords: [RegExp, Role][] = [
  [/mot cua|tiep nhan|tra ket qua/, 'clerk'],
  [/chuyen vien|thu ly|can bo/, 'specialist'],
  [/truong phong|truong don vi|thu truong don vi/, 'unit_head'],
  [/lanh dao|chu tich|giam doc/, 'leader'],
]
const roleOfLane = (lane: string): string => {
  const words = fold(lane)
  return (
    delegableRoles.find((role) => fold(inLanguage(roleName(role), 'vi')) === words) ??
    laneWords.find(([pattern]) => pattern.test(words))?.[1] ??
    ''
  )
}

const lanesWithoutRole = ({ nodes }: RawGraph): Note[] =>
  [...new Set(nodes.flatMap(({ lane, step }) => (lane && !step && !roleOfLane(lane) ? lane : [])))].map((lane) =>
    note('lane', { lane }),
  )

function workOf({ id, name, step, lane, timers }: RawNode): WorkStep {
  if (!step) {
    const work = { key: id.slice(0, 90), name, role: lane ? roleOfLane(lane) : '' }
    return { kind: 'work', ...work, unit: unitOf(step), time: null, actions: [], ...foreignTimers(timers) }
  }
  const remindHours = numberOf(step.remindHours)
  const time = timeOf(step)
  const said = {
    time,
    ...(remindHours !== undefined && { remindHours }),
    ...(step.escalate === true && { escalate: true }),
  }
  return {
    kind: 'work',
    key: text(step.key) || id.slice(0, 90),
    name,
    role: text(step.role),
    unit: unitOf(step),
    time,
    actions: [],
    ...ownTimers(said, timers),
  }
}

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined

function unitOf(step: Element | undefined): UnitRule {
  const rule = unitRules.find((one) => one === step?.unit)
  if (rule === 'named') return { rule, unitId: text(step?.unitId) }
  return { rule: rule ?? 'competent' }
}

function timeOf(step: Element | undefined): WorkStep['time'] {
  const [amount, unit] = [numberOf(step?.amount), step?.timeUnit]
  if (unit === 'not_counted') return unit
  return amount !== undefined && (unit === 'working_day' || unit === 'working_hour') ? { amount, unit } : null
}
