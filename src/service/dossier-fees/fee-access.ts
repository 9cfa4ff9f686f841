import { can, type Actor } from '../../kernel/access/actor.ts'
import { forbidden } from '../../kernel/errors.ts'
import { dossierActions, type Dossier } from '../dossiers/index.ts'

type Of = Pick<Dossier, 'reception_path' | 'competent_path'>

/** Money is taken and given back where papers are (`dossiers.serve`); what is owed is corrected by whoever corrects the dossier. */
export const mayAtItsUnits = (actor: Actor, dossier: Of, action: 'dossiers.serve' | 'dossiers.correct'): boolean =>
  [dossier.reception_path, dossier.competent_path].some((path) => can(actor, dossierActions[action], path))

export function ensureAtItsUnits(actor: Actor, dossier: Of, action: 'dossiers.serve' | 'dossiers.correct'): void {
  if (!mayAtItsUnits(actor, dossier, action)) throw forbidden({ action })
}
