// A unit acts on its own work; the standing officer and leaders of the authority see all of it and decide.
import { can, defineActions, type Actor } from '../../kernel/access/actor.ts'
import { forbidden } from '../../kernel/errors.ts'

export const trackingActions = defineActions({
  /** Report progress, deliver, ask for time, raise difficulties, for the units in scope. */
  'plan_tracking.work': ['unit_head', 'specialist', 'clerk', 'reform_officer'],
  /** Hand a unit's work to a person of it. */
  'plan_tracking.assign': ['unit_head', 'reform_officer'],
  /** Count a unit's work among one's own. */
  'plan_tracking.head': ['unit_head'],
  /** Accept or return what was delivered. */
  'plan_tracking.accept': ['reform_officer'],
  /** Accept or return what the only officer delivered himself. */
  'plan_tracking.accept_of_officer': ['leader'],
  /** Grant or refuse time; answer difficulties. */
  'plan_tracking.decide': ['reform_officer', 'leader'],
  /** Read evidence and difficulties. */
  'plan_tracking.read_evidence': ['reform_officer', 'leader', 'inspector', 'appraiser'],
})

export type TrackingAction = keyof typeof trackingActions

export type WorkScope = {
  unitId: string | null
  unitPath: string | null
  authorityPath: string
  involvedUnitIds: readonly string[]
}

/** In one's own unit, whatever the role; in a unit below, by role. */
export const mayWork = (actor: Actor, item: WorkScope): boolean =>
  (item.unitId !== null && item.unitId === actor.unitId) ||
  (item.unitPath !== null && can(actor, trackingActions['plan_tracking.work'], item.unitPath)) ||
  can(actor, trackingActions['plan_tracking.accept'], item.authorityPath)

export const mayAssign = (actor: Actor, item: WorkScope): boolean =>
  (item.unitPath !== null && can(actor, trackingActions['plan_tracking.assign'], item.unitPath)) ||
  can(actor, trackingActions['plan_tracking.accept'], item.authorityPath)

/** Steer the work of the authority; who of them accepts an output, acceptors.ts says. */
export const mayAccept = (actor: Actor, item: WorkScope): boolean =>
  can(actor, trackingActions['plan_tracking.accept'], item.authorityPath)

export const mayDecide = (actor: Actor, item: WorkScope): boolean =>
  can(actor, trackingActions['plan_tracking.decide'], item.authorityPath)

export const mayReadEvidence = (actor: Actor, item: WorkScope): boolean =>
  mayWork(actor, item) ||
  can(actor, trackingActions['plan_tracking.read_evidence'], item.authorityPath) ||
  item.involvedUnitIds.includes(actor.unitId)

/** Those who look at the work from above may read what stands in its way, not put it there. */
export const mayRaise = (actor: Actor, item: WorkScope): boolean =>
  mayWork(actor, item) || item.involvedUnitIds.includes(actor.unitId)

export function ensure(allowed: boolean, action: string): void {
  if (!allowed) throw forbidden({ action })
}
