import * as ui from '../../../kernel/ui/index.ts'
import { t } from '../texts.ts'
import type { WorkState } from '../work-item.ts'

const tones: Record<WorkState, ui.Tone> = {
  waiting_instruction: 'neutral',
  not_started: 'neutral',
  running: 'info',
  overdue: 'danger',
  delivered: 'warning',
  done_on_time: 'success',
  done_late: 'warning',
  cancelled: 'neutral',
}

export const stateText = (state: WorkState) => t(`plan_tracking.state.${state}`)

export const stateBadge = (state: WorkState): ui.Html => ui.statusBadge({ text: stateText(state), tone: tones[state] })
