import { defineActions } from '../../kernel/access/actor.ts'

export const latenessActions = defineActions({
  /** See what is about to be late and what is, in the units in scope. */
  'dossier_lateness.read': [
    'clerk',
    'specialist',
    'unit_head',
    'leader',
    'reform_officer',
    'inspector',
    'administrator',
  ],
  /** Apologise with a new date, or say that it will be in time; accept or return an explanation: head's or leader's. */
  'dossier_lateness.decide': ['unit_head', 'leader'],
  /** Explain to the head how it came to be late. */
  'dossier_lateness.explain': ['specialist', 'unit_head', 'leader'],
})
