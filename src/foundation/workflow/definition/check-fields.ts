// What one step must say for itself, whatever stands around it.
import { delegableRoles } from '../../organisation/index.ts'
import type { CaseKind } from './case-kind.ts'
import { checkFormulas } from './check-formulas.ts'
import { waysOf, type Step, type WorkStep } from './definition.ts'
import type { Fault } from './fault.ts'

type Say = (field: string, code: Fault['code'], params?: Fault['params']) => void

/** Administration and mere membership do no work on cases. */
const workingRoles: readonly string[] = delegableRoles

export function checkFields(step: Step, keys: ReadonlySet<string>, kind: CaseKind | undefined): Fault[] {
  const faults: Fault[] = []
  const say: Say = (field, code, params) => faults.push({ step: step.key, field, code, ...(params && { params }) })
  // Gateways of drawings often have no name; what people do and what comes of it always has.
  if (!step.name && (step.kind === 'work' || step.kind === 'end')) say('name', 'workflow.fault_no_name')
  for (const { to, field } of waysOf(step)) {
    if (!to && field === 'otherwise') say(field, 'workflow.fault_no_otherwise')
    else if (!to) say(field, 'workflow.fault_no_target')
    else if (!keys.has(to)) say(field, 'workflow.fault_unknown_target', { target: to })
  }
  if (step.kind === 'work') checkWork(step, kind, say)
  if (step.kind === 'fork' && step.to.length < 2) say('to', 'workflow.fault_fork_needs_branches')
  if (step.kind === 'decision' && !step.branches.length) say('branches', 'workflow.fault_decision_needs_branches')
  if (step.kind === 'end' && !step.outcome) say('outcome', 'workflow.fault_no_outcome')
  return step.kind === 'decision' ? [...faults, ...checkFormulas(step, kind)] : faults
}

function checkWork(step: WorkStep, kind: CaseKind | undefined, say: Say): void {
  if (!step.role) say('role', 'workflow.fault_no_role')
  else if (!workingRoles.includes(step.role)) say('role', 'workflow.fault_unknown_role', { role: step.role })
  if (step.unit.rule === 'named' && !step.unit.unitId) say('unit', 'workflow.fault_no_unit')
  if (step.time === null) say('time', 'workflow.fault_no_time')
  else if (step.time !== 'not_counted' && !(step.time.amount > 0)) say('time', 'workflow.fault_bad_time')
  if (!step.actions.length) say('actions', 'workflow.fault_no_actions')
  const seen = new Set<string>()
  step.actions.forEach((action, at) => {
    if (!action.name) say(`actions.${at}.name`, 'workflow.fault_action_without_name')
    if (!action.key || seen.has(action.key)) say(`actions.${at}.key`, 'workflow.fault_action_twice')
    seen.add(action.key)
    if (action.effect && !kind?.effects.includes(action.effect))
      say(`actions.${at}.effect`, 'workflow.fault_unknown_effect', { effect: action.effect })
  })
}
