// The dossier's words as this module's own tests need them; the kind itself is registered by its module.
import { findCaseKind, registerCaseKind } from './definition/case-kind.ts'

export const caseFixtures = {
  kind: 'workflow_test',
  /** Files of tests share a process; the first one registers it. */
  register: () =>
    findCaseKind('workflow_test') ??
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
