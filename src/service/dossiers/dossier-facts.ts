// What a dossier may do to its process and tell it: the words of its kind of case.
import { registerCaseKind } from '../../foundation/workflow/index.ts'
import type { ProcedureVersion } from '../procedures/index.ts'

export const dossierEffects = [
  'receive',
  'refuse',
  'ask_supplement',
  'take_supplement',
  'send_obligation',
  'take_payment',
  'begin_verification',
  'end_verification',
  'issue_result',
  'hand_over_result',
  'approve',
  'sign',
  'return',
  'forward',
] as const
export type DossierEffect = (typeof dossierEffects)[number]

registerCaseKind('dossier', {
  effects: dossierEffects,
  facts: [
    'channel',
    'online',
    'boundary_free',
    'has_obligation',
    'supplement_count',
    'applicant_kind',
    'procedure_code',
    'form.*',
  ],
})

type Told = { channel: string; applicantKind: string; answers: object; supplements: number }

/** What the decisions of a process may ask. */
export const factsOf = (dossier: Told, version: ProcedureVersion) => ({
  channel: dossier.channel,
  online: dossier.channel === 'online',
  boundary_free: version.boundaryFree,
  has_obligation: version.obligation !== null,
  supplement_count: dossier.supplements,
  applicant_kind: dossier.applicantKind,
  procedure_code: version.code,
  ...Object.fromEntries(Object.entries(dossier.answers).map(([key, value]) => [`form.${key}`, value as never])),
})
