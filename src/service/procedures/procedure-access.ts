// Who keeps the catalogue and who proves that it is posted. Whatever has been announced anybody may read: a public
// procedure everywhere, an internal one on the staff's side. Drafts are for those who keep the catalogue.
import { can, canAnywhere, defineActions, ensureCan, scopesOf, type Actor } from '../../kernel/access/actor.ts'

export const actions = defineActions({
  /** Write drafts, announce, amend, abolish; places of posting; import. */
  'procedures.keep': ['procedure_officer'],
  /** Say, with proof, that it is posted at a place of one's unit. */
  'procedures.post': ['procedure_officer', 'clerk', 'reform_officer'],
})

export const mayKeep = (actor: Actor, path: string): boolean => can(actor, actions['procedures.keep'], path)
export const ensureMayKeep = (actor: Actor, path: string): void => ensureCan(actor, actions['procedures.keep'], path)
export const keepsSome = (actor: Actor): boolean => canAnywhere(actor, actions['procedures.keep'])

/** The paths below which somebody keeps catalogues, and so sees drafts. */
export const keptBy = (actor: Actor): string[] => [...scopesOf(actor, actions['procedures.keep'])]

/** The words people look for procedures by are one list for all: who keeps the catalogue of the root keeps them. */
export const rootPathOf = (actor: Actor): string => actor.unitPath.split('.')[0]!
export const mayKeepWords = (actor: Actor): boolean => mayKeep(actor, rootPathOf(actor))
