// The applicant's boxes filled in: from the chip card that was scanned, then from the newest dossier of the same number,
// where the clerk may see it. Whoever reads a person from an earlier dossier is written down.
import {
  getFormVersion,
  prefill,
  readIdentityCard,
  typedValues,
  type IdentityCard,
  type Prefilled,
} from '../../../foundation/forms/index.ts'
import { recordRead } from '../../../kernel/audit/record-read.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormValues } from '../../../kernel/http/read-form.ts'
import { findEarlierApplicant } from '../../dossiers/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import { readPrefilled } from './read-form.ts'

export type Filled = {
  values: FormValues
  /** The scan was no chip card's. */
  unreadable: boolean
  /** The code of the dossier that something was taken from. */
  earlier?: string
}

/** As people write days, and as the field reads them. */
const dayText = (iso: string): string => iso.split('-').toReversed().join('/')

const first = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? ''

/** What the card says goes before what was typed: it is another person's turn. */
const fromCard = (values: FormValues, card: IdentityCard): FormValues => ({
  ...values,
  card: '',
  applicantName: card.name,
  applicantNumber: card.number,
  applicantBorn: dayText(card.birth),
  applicantAddress: card.address,
})

const onlyEmpty = (values: FormValues, known: Record<string, string>): FormValues => ({
  ...values,
  ...Object.fromEntries(Object.entries(known).filter(([name, value]) => value && !first(values[name]))),
})

async function fromEarlier(context: SignedInContext, values: FormValues) {
  const number = first(values['applicantNumber']).replace(/[\s.]/g, '')
  if (!number) return { values }
  const earlier = await findEarlierApplicant(context.db, context.actor, number)
  if (!earlier) return { values }
  await recordRead(context, {
    subjectKind: 'dossier',
    subjectId: earlier.id,
    unitId: earlier.competent_unit_id,
    purpose: 'intake',
  })
  const filled = onlyEmpty(values, {
    applicantName: earlier.applicant_name,
    applicantBorn: dayText(earlier.applicant_born?.toString() ?? ''),
    applicantPhone: earlier.applicant_phone,
    applicantEmail: earlier.applicant_email,
    applicantAddress: earlier.applicant_address,
  })
  return { values: filled, earlier: earlier.code }
}

async function fillForm(
  context: SignedInContext,
  version: ProcedureVersion,
  values: FormValues,
  card: IdentityCard | undefined,
): Promise<FormValues> {
  if (!version.formVersionId) return values
  const { definition } = await getFormVersion(context.db, version.formVersionId)
  const filled = await prefill(
    context.db,
    definition,
    {
      actor: context.actor,
      personNumber: first(values['applicantNumber']),
      identityCard: card,
      matter: { procedureId: version.procedureId, fieldId: version.fieldId },
    },
    typedValues(values),
  )
  for (const origin of filled.origins) await recordRead(context, { ...origin, purpose: 'intake' })
  const prefilled: Prefilled = { ...readPrefilled(first(values['prefilled'])), ...filled.prefilled }
  return { ...values, ...(filled.values as FormValues), prefilled: JSON.stringify(prefilled) }
}

export async function fillApplicant(
  context: SignedInContext,
  version: ProcedureVersion,
  typed: FormValues,
): Promise<Filled> {
  const scan = first(typed['card']).trim()
  const card = scan ? readIdentityCard(scan) : undefined
  if (scan && !card) return { values: typed, unreadable: true }
  const { values, ...more } = await fromEarlier(context, card ? fromCard(typed, card) : typed)
  return { values: await fillForm(context, version, values, card), unreadable: false, ...more }
}
