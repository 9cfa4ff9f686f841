// Who may do what with a plan. Everyone of the authority reads a plan in force; a draft is for those who make it.
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { idsOnPath, unitIdsWithin } from '../../foundation/organisation/index.ts'
import { belongsTo, can, defineActions, scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Tables } from '../../kernel/database/types.ts'

export const planActions = defineActions({
  /** Make, settle, put into force, amend, close; assign; accept and return. */
  'plans.manage': ['reform_officer'],
  /** Read drafts, evidence and difficulties. */
  'plans.read_drafts': ['reform_officer', 'leader'],
  /** Read plans in force of the units below. */
  'plans.oversee': ['reform_officer', 'leader', 'inspector', 'appraiser'],
})

export const mayManage = (actor: Actor, authorityPath: string): boolean =>
  can(actor, planActions['plans.manage'], authorityPath)

export const mayReadDrafts = (actor: Actor, authorityPath: string): boolean =>
  can(actor, planActions['plans.read_drafts'], authorityPath)

export const mayReadInForce = (actor: Actor, authorityPath: string): boolean =>
  belongsTo(actor, authorityPath) || can(actor, planActions['plans.oversee'], authorityPath)

/** Drafts are for those who make them; a plan in force for everybody of the authority and those above. */
export const mayReadPlan = (
  actor: Actor,
  plan: { in_force_at: Temporal.Instant | null; authority_path: string },
): boolean =>
  mayReadDrafts(actor, plan.authority_path) || (plan.in_force_at !== null && mayReadInForce(actor, plan.authority_path))

/** The same as one condition of a query, so that a list is one statement whatever the role. */
export function readablePlans(actor: Actor) {
  return (eb: ExpressionBuilder<Tables, 'plans.plan'>): Expression<SqlBool> => {
    const drafts = unitIdsWithin(scopesOf(actor, planActions['plans.read_drafts']))
    const overseen = unitIdsWithin(scopesOf(actor, planActions['plans.oversee']))
    return eb.or([
      eb('plans.plan.authority_id', 'in', drafts),
      eb.and([
        eb('plans.plan.in_force_at', 'is not', null),
        eb.or([
          eb('plans.plan.authority_id', 'in', idsOnPath(actor.unitPath)),
          eb('plans.plan.authority_id', 'in', overseen),
        ]),
      ]),
    ])
  }
}
