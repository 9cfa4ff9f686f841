// What dossiers know of a person already, for forms that are filled in: the answers given last time, and results that
// were issued. Only what the one who fills in may see whole; the read is recorded by whoever shows it.
import { sql } from 'kysely'
import { dateOf } from '../../foundation/calendar/index.ts'
import {
  getFormVersion,
  registerPrefillSource,
  topFields,
  type Answers,
  type FormDefinition,
  type PrefillOrigin,
  type PrefillSubject,
} from '../../foundation/forms/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { isInScope } from './dossier-access.ts'
import { t } from './texts.ts'

type Known = { actor: Actor; number: string; matter: NonNullable<PrefillSubject['matter']> }

const knownOf = ({ actor, personNumber = '', matter }: PrefillSubject): Known | undefined => {
  const number = personNumber.replace(/[\s.]/g, '')
  return actor && number && matter ? { actor, number, matter } : undefined
}

const originOf = (row: { id: string; competent_unit_id: string }): PrefillOrigin => ({
  subjectKind: 'dossier',
  subjectId: row.id,
  unitId: row.competent_unit_id,
})

/** The newest of the same procedure, otherwise of its field, that was filed with a form. */
const findAnswered = (db: Db, { actor, number, matter }: Known) =>
  db.query
    .selectFrom('dossiers.dossier as dossier')
    .select(['dossier.id', 'dossier.competent_unit_id', 'dossier.form_version_id', 'dossier.answers'])
    .where('dossier.applicant_number', '=', number)
    .where('dossier.field_id', '=', matter.fieldId)
    .where('dossier.form_version_id', 'is not', null)
    .where(sql<boolean>`dossier.id is distinct from ${matter.caseId ?? null}::uuid`)
    .where(isInScope(actor, 'dossier', 'dossiers.reveal'))
    .orderBy(sql`dossier.procedure_id = ${matter.procedureId}`, 'desc')
    .orderBy('dossier.filed_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** A key may have meant something else in another form: only fields of one kind answer each other. */
function sameFields(answers: Answers, then: FormDefinition, now: FormDefinition): Answers {
  const kinds = new Map(topFields(then).map(({ key, kind }) => [key, kind]))
  const fits = topFields(now).filter(({ key, kind, choices }) => {
    const answer = answers[key]
    if (!Object.hasOwn(answers, key) || kinds.get(key) !== kind) return false
    return kind !== 'choice' || [answer].flat().every((one) => choices?.includes(one as string))
  })
  return Object.fromEntries(fits.map(({ key }) => [key, answers[key]!]))
}

async function readEarlier(db: Db, subject: PrefillSubject, definition: FormDefinition) {
  const known = knownOf(subject)
  const earlier = known && (await findAnswered(db, known))
  if (!earlier) return { values: {} }
  const { definition: then } = await getFormVersion(db, earlier.form_version_id!)
  return { values: sameFields(earlier.answers as Answers, then, definition), origin: originOf(earlier) }
}

/** The newest result of the field that holds today and was not replaced. */
async function readHeld(db: Db, subject: PrefillSubject) {
  const known = knownOf(subject)
  if (!known) return { values: {} }
  const held = await db.query
    .selectFrom('dossiers.result as result')
    .innerJoin('dossiers.dossier as dossier', 'dossier.id', 'result.dossier_id')
    .select([
      'dossier.id',
      'dossier.competent_unit_id',
      'result.name',
      'result.number',
      'result.issued_on',
      'result.signed_by',
    ])
    .where('dossier.applicant_number', '=', known.number)
    .where('dossier.field_id', '=', known.matter.fieldId)
    .where('result.replaced_by', 'is', null)
    .where(({ eb, or }) => or([eb('result.valid_to', 'is', null), eb('result.valid_to', '>=', dateOf(db.now))]))
    .where(isInScope(known.actor, 'dossier', 'dossiers.reveal'))
    .orderBy('result.issued_on', 'desc')
    .orderBy('result.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!held) return { values: {} }
  return {
    values: {
      result_name: held.name,
      result_number: held.number,
      result_date: held.issued_on.toString(),
      result_signer: held.signed_by,
    },
    origin: originOf(held),
  }
}

registerPrefillSource('earlier_dossier', {
  label: t('dossiers.source_earlier'),
  values: {
    same_field: {
      text: t('dossiers.value_same_field'),
      kinds: ['text', 'number', 'money', 'date', 'choice', 'address', 'identity_number'],
      sameKey: true,
    },
  },
  read: readEarlier,
})
registerPrefillSource('data_held', {
  label: t('dossiers.source_held'),
  values: {
    result_name: { text: t('dossiers.value_result_name'), kinds: ['text'] },
    result_number: { text: t('dossiers.value_result_number'), kinds: ['text'] },
    result_date: { text: t('dossiers.value_result_date'), kinds: ['date'] },
    result_signer: { text: t('dossiers.value_result_signer'), kinds: ['text'] },
  },
  read: readHeld,
})
