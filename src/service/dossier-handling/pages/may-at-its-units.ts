import { can, type Actor } from '../../../kernel/access/actor.ts'
import { dossierActions, type Dossier } from '../../dossiers/index.ts'

/** What is done for a dossier without a step, is done at the place of reception or by the competent unit. */
export const mayAtItsUnits = (
  { actor }: { actor: Actor },
  dossier: Pick<Dossier, 'reception_path' | 'competent_path'>,
  action: 'dossiers.serve' | 'dossiers.correct' | 'dossiers.receive',
): boolean => [dossier.reception_path, dossier.competent_path].some((path) => can(actor, dossierActions[action], path))
