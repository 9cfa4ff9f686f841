import type { Definition, Step } from '../../foundation/workflow/index.ts'
import { quickProcess } from '../dossiers/index.ts'

/** The ordinary process, in which the counter may also ask for papers before it receives. */
export function intakeProcess(): Definition {
  const { steps } = quickProcess()
  const asking = (step: Step): Step =>
    step.kind === 'work' && step.key === 'check_in'
      ? {
          ...step,
          actions: [
            ...step.actions,
            { key: 'ask', name: 'Yêu cầu bổ sung', to: 'complete', effect: 'ask_supplement', needsNote: true },
          ],
        }
      : step
  const complete: Step = {
    kind: 'work',
    key: 'complete',
    name: 'Chờ bổ sung trước khi tiếp nhận',
    role: 'clerk',
    unit: { rule: 'reception' },
    time: 'not_counted',
    actions: [{ key: 'completed', name: 'Đã bổ sung', to: 'check_in', effect: 'take_supplement' }],
  }
  return { steps: [...steps.map(asking), complete] }
}
