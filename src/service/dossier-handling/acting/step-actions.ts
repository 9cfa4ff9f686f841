// What can be done at an open step, and by whom: read from the process, pure.
import {
  leads,
  mayAct,
  mayAssign,
  stepOf,
  type Definition,
  type StepAction,
  type StepRow,
  type StepScope,
} from '../../../foundation/workflow/index.ts'
import type { RoleWanted } from '../../../foundation/organisation/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Dossier } from '../../dossiers/index.ts'

export const isOpen = (step: StepRow): boolean => step.closed_at === null
export const isOpinion = (step: StepRow): boolean => step.token === null

export const scopeOf = (step: StepRow): StepScope => ({
  role: step.role,
  unitPath: step.unit_path,
  personId: step.person_id,
  standsIn: step.stands_in,
})

export const actionsOf = (definition: Definition, key: string): readonly StepAction[] => {
  const step = stepOf(definition, key)
  return step?.kind === 'work' ? step.actions : []
}

/** The role and the unit that the next step needs, where they are known before it opens. */
export function nextHolder(
  definition: Definition,
  step: Pick<StepRow, 'unit_path'>,
  action: StepAction,
  dossier: Pick<Dossier, 'reception_path' | 'competent_path'>,
): RoleWanted | undefined {
  const next = stepOf(definition, action.to)
  if (next?.kind !== 'work') return undefined
  const paths = { same: step.unit_path, reception: dossier.reception_path, competent: dossier.competent_path }
  const unitPath = paths[next.unit.rule as keyof typeof paths]
  return unitPath === undefined ? undefined : { role: next.role, unitPath }
}

/** An effect that says itself who does the next step is not asked for a person. */
const handsOn = (action: StepAction): boolean =>
  action.effect === undefined || ['forward', 'return', 'approve'].includes(action.effect)

const decides = ({ effect }: StepAction): boolean => effect === 'approve' || effect === 'sign'

/** Is it where somebody puts their name to the result? */
export const isForSignature = (actions: readonly ActionAtStep[]): boolean =>
  actions.some(({ action }) => decides(action))

/** Does the action lay the result before whoever approves or signs, directly or by a branch of the process? */
function laysBefore(definition: Definition, action: StepAction): boolean {
  if (action.effect && !['forward', 'approve'].includes(action.effect)) return false
  const next = stepOf(definition, action.to)
  if (next?.kind === 'work') return next.actions.some(decides)
  return next !== undefined && next.kind !== 'end'
}

/** `takesDraft`: a draft of the result may go along. */
export type ActionAtStep = { action: StepAction; next: RoleWanted | undefined; takesDraft: boolean }
export type StepAtHand = {
  step: StepRow
  mayAct: boolean
  mayAssign: boolean
  /** May the actor give it to whoever of the unit is there, since nobody has its role? */
  mayLetStandIn: boolean
  actions: readonly ActionAtStep[]
}

/** The open steps with what this person may do at each. */
export const stepsAtHand = (
  actor: Actor,
  dossier: Dossier,
  steps: readonly StepRow[],
  definition: Definition,
): StepAtHand[] =>
  steps.filter(isOpen).map((step) => ({
    step,
    mayAct: mayAct(actor, scopeOf(step)),
    mayAssign: mayAssign(actor, scopeOf(step)),
    mayLetStandIn: step.of_nobody && leads(actor, step.unit_path),
    actions: actionsOf(definition, step.key).map((action) => ({
      action,
      next: handsOn(action) ? nextHolder(definition, step, action, dossier) : undefined,
      takesDraft: laysBefore(definition, action),
    })),
  }))

/** Whoever has a post in the unit. */
export const ofUnit = 'member'

/** Whose names the forms of these steps offer, each pair once. */
export function peopleWanted(hands: readonly StepAtHand[]): RoleWanted[] {
  const wanted = hands.flatMap((hand) => [
    ...(hand.mayAssign ? [{ role: hand.step.role, unitPath: hand.step.unit_path }] : []),
    ...(hand.mayLetStandIn ? [{ role: ofUnit, unitPath: hand.step.unit_path }] : []),
    ...(hand.mayAct ? hand.actions.flatMap(({ next }) => next ?? []) : []),
  ])
  return [...new Map(wanted.map((one) => [`${one.role} ${one.unitPath}`, one])).values()]
}

/** The name of whoever signed last in the process, so that the result says it without being typed. */
export function signerOf(definition: Definition, steps: readonly StepRow[]): string | undefined {
  const signed = steps.findLast((step) =>
    actionsOf(definition, step.key).some(({ key, effect }) => key === step.action && effect === 'sign'),
  )
  return signed?.closed_by_name ?? undefined
}
