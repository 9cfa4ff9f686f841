// A form belongs to the authority that made it; whoever may fill something in may read a published one.
import { can, defineActions, scopesOf, type Actor } from '../../kernel/access/actor.ts'
import { forbidden } from '../../kernel/errors.ts'

export const actions = defineActions({
  /** Make, change and publish forms. */
  'forms.edit': ['administrator', 'reform_officer', 'procedure_officer'],
})

export const mayEdit = (actor: Actor, authorityPath: string): boolean =>
  can(actor, actions['forms.edit'], authorityPath)

export function ensureMayEdit(actor: Actor, authorityPath: string): void {
  if (!mayEdit(actor, authorityPath)) throw forbidden({ action: 'forms.edit' })
}

export const editScopes = (actor: Actor): string[] => scopesOf(actor, actions['forms.edit'])
