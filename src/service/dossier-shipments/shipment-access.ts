import { defineActions } from '../../kernel/access/actor.ts'

export const shipmentActions = defineActions({
  /** See what is with the post, for dossiers received in the units in scope. */
  'dossier_shipments.read': ['clerk', 'unit_head', 'leader', 'reform_officer', 'inspector', 'administrator'],
  /** Prepare, give to the post, record what became of it, at the place of reception. */
  'dossier_shipments.send': ['clerk', 'unit_head'],
  /** Put news of the post aside that belong to nothing: they name no unit, so over the whole house. */
  'dossier_shipments.settle_news': ['clerk', 'reform_officer', 'administrator'],
})
