// Who may do what to the organisation itself. An administrator of a commune is one over that commune only: every check
// is made at the unit concerned.
import { can, defineActions, type Actor } from '../../kernel/access/actor.ts'

export const actions = defineActions({
  'organisation.create_unit': ['administrator'],
  'organisation.rename_unit': ['administrator'],
  'organisation.move_unit': ['administrator'],
  'organisation.merge_units': ['administrator'],
  'organisation.split_unit': ['administrator'],
  'organisation.dissolve_unit': ['administrator'],
  'organisation.add_alias': ['administrator', 'reform_officer'],
  'organisation.add_collective': ['administrator', 'reform_officer'],
  'organisation.add_person': ['administrator'],
  'organisation.change_person': ['administrator'],
  'organisation.give_post': ['administrator'],
  'organisation.end_post': ['administrator'],
  'organisation.grant_role': ['administrator'],
  'organisation.revoke_role': ['administrator'],
  'organisation.delegate': ['administrator'],
  /** Why somebody lent roles may be private: illness, a family's affair. */
  'organisation.read_delegation_reason': ['administrator'],
  /** Who looked at a person's own data, and why. */
  'organisation.read_readers': ['administrator'],
  'organisation.end_delegation': ['administrator'],
  'organisation.create_account': ['administrator'],
  'organisation.reset_password': ['administrator'],
  'organisation.import': ['administrator'],
})

export type OrganisationAction = keyof typeof actions

/**
 * May the actor do it to a person who has posts and roles in the units at `paths`? Only who may do it in all of them:
 * else the administrator of one commune could take over a provincial colleague's account.
 */
export const canForAll = (actor: Actor, action: OrganisationAction, paths: readonly string[]): boolean =>
  paths.length > 0 && paths.every((path) => can(actor, action, path))
