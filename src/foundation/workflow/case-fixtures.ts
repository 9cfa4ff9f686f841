// The dossier's words as this module's own tests need them; the kind itself is registered by its module.
import { registerCaseKind } from './definition/case-kind.ts'

export const caseFixtures = {
  kind: 'workflow_test',
  register: () =>
    registerCaseKind('workflow_test', {
      effects: [
        'receive',
        'refuse',
        'forward',
        'ask_supplement',
        'take_supplement',
        'approve',
        'return',
        'sign',
        'issue_result',
        'hand_over_result',
      ],
      facts: ['online', 'supplement_count', 'form.*'],
    }),
}
