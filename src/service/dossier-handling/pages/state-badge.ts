import type { Tone } from '../../../kernel/ui/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { dossierText, type DossierState } from '../../dossiers/index.ts'

const tones: Record<DossierState, Tone> = {
  filed: 'info',
  accepted: 'info',
  processing: 'info',
  supplement: 'warning',
  obligation: 'warning',
  refused: 'neutral',
  withdrawn: 'neutral',
  stopped: 'neutral',
  finished: 'success',
  returned: 'success',
}

export const stateBadge = (state: DossierState): ui.Html =>
  ui.statusBadge({ text: dossierText(`dossiers.state_${state}`), tone: tones[state] })
