// What a dossier may do to its process and tell it: the words of its kind of case.
import { sql } from 'kysely'
import { formFacts, getFormVersion, type Answers } from '../../foundation/forms/index.ts'
import { registerCaseKind, type Facts } from '../../foundation/workflow/index.ts'
import type { Db } from '../../kernel/database/types.ts'
import type { ProcedureVersion } from '../procedures/index.ts'
import { applicantKinds, channels } from './dossier.ts'
import { t } from './texts.ts'

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
  name: t('dossiers.kind'),
  factNames: [
    {
      name: 'channel',
      label: t('dossiers.fact_channel'),
      kind: 'text',
      values: channels.map((value) => ({ value, text: t(`dossiers.channel_${value}`) })),
    },
    { name: 'online', label: t('dossiers.fact_online'), kind: 'flag' },
    { name: 'boundary_free', label: t('dossiers.fact_boundary_free'), kind: 'flag' },
    { name: 'has_obligation', label: t('dossiers.fact_has_obligation'), kind: 'flag' },
    { name: 'supplement_count', label: t('dossiers.fact_supplement_count'), kind: 'number' },
    {
      name: 'applicant_kind',
      label: t('dossiers.fact_applicant_kind'),
      kind: 'text',
      values: applicantKinds.map((value) => ({ value, text: t(`dossiers.kind_${value}`) })),
    },
    { name: 'procedure_code', label: t('dossiers.fact_procedure_code'), kind: 'text' },
  ],
  effectNames: Object.fromEntries(dossierEffects.map((effect) => [effect, t(`dossiers.effect_${effect}`)])),
  namesOf: async (db, ids) => {
    if (!ids.length) return new Map()
    const { rows } = await sql<{
      id: string
      code: string
    }>`select id, code from dossiers.codes(${[...ids]}::uuid[])`.execute(db.query)
    return new Map(rows.map(({ id, code }) => [id, code]))
  },
})

type Told = { channel: string; applicantKind: string; answers: object; supplements: number }

async function factsOfForm(db: Db, answers: object, { formVersionId }: ProcedureVersion): Promise<Facts> {
  if (!formVersionId) return {}
  const { definition } = await getFormVersion(db, formVersionId)
  return formFacts(definition, answers as Answers)
}

/** What the decisions of a process may ask. */
export const factsOf = async (db: Db, dossier: Told, version: ProcedureVersion): Promise<Facts> => ({
  channel: dossier.channel,
  online: dossier.channel === 'online',
  boundary_free: version.boundaryFree,
  has_obligation: version.obligation !== null,
  supplement_count: dossier.supplements,
  applicant_kind: dossier.applicantKind,
  procedure_code: version.code,
  ...(await factsOfForm(db, dossier.answers, version)),
})
