// Who may look at a plan on its way into force, and who may settle it. The rights are those of plans: a draft is a draft
// whether it was typed or read.
import { ensureCan, scopesOf, type Actor } from '../../kernel/access/actor.ts'
import { mayReadDrafts, planActions } from '../plans/index.ts'

export const mayReview = (actor: Actor, authorityPath: string): boolean => mayReadDrafts(actor, authorityPath)

export const reviewScopes = (actor: Actor): string[] => scopesOf(actor, planActions['plans.read_drafts'])

/** The paths under which the actor may import and settle. */
export const settleScopes = (actor: Actor): string[] => scopesOf(actor, planActions['plans.manage'])

export const ensureMaySettle = (actor: Actor, authorityPath: string): void =>
  ensureCan(actor, planActions['plans.manage'], authorityPath)
