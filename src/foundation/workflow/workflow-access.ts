import { can, defineActions, isWithin, type Actor } from '../../kernel/access/actor.ts'

export const actions = defineActions({
  /** Giving open steps to people, and taking them back. */
  'workflow.assign': ['unit_head', 'leader', 'reform_officer'],
  /** Drafting, publishing and exchanging processes, and moving what runs to another version. */
  'workflow.design': ['administrator', 'reform_officer', 'procedure_officer'],
})

/** What decides who may act on a step. `unitPath` is today's; `standsIn`: its holder has it without the role. */
export type StepScope = { role: string; unitPath: string; personId: string | null; standsIn?: boolean }

/**
 * Whoever has the role over the step's unit, by own grant or lent; once somebody holds the step, that person and whoever
 * acts in that person's name. Who stands in where nobody has the role, does it by name.
 */
export const mayAct = (actor: Actor, step: StepScope): boolean =>
  (step.standsIn === true && step.personId === actor.personId) ||
  actor.grants.some(
    (grant) =>
      grant.role === step.role &&
      isWithin(step.unitPath, grant.path) &&
      (step.personId === null || step.personId === actor.personId || grant.onBehalfOf === step.personId),
  )

/** Who gives work to people of a unit. */
export const mayGive = actions['workflow.assign']

/** May the actor give work in that unit to people, whoever holds it? */
export const leads = (actor: Actor, unitPath: string): boolean => can(actor, actions['workflow.assign'], unitPath)

/** Heads give work to their people; whoever holds a step may hand it on. */
export const mayAssign = (actor: Actor, step: StepScope): boolean =>
  leads(actor, step.unitPath) || (step.personId !== null && mayAct(actor, step))
