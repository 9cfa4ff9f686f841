// What of the procedure's own form is asked at the counter. What the applicant's boxes say already goes over into the
// form; where the declaration is on paper nothing else has to be typed, and nobody declares in another's name.
import {
  registerPrefillSource,
  topFields,
  type FormDefinition,
  type TypedValues,
} from '../../../foundation/forms/index.ts'
import { fold } from '../../../kernel/text/vietnamese.ts'
import { t } from '../texts.ts'
import type { Component, ProcedureVersion } from '../../procedures/index.ts'

const filledIn = /^(to khai|don|giay de nghi|phieu de nghi|ban khai)\b/

/** The paper declaration that the electronic form stands for: the first that has a form or is called one. */
export const declarationOf = ({
  components,
  formVersionId,
}: Pick<ProcedureVersion, 'components' | 'formVersionId'>): Component | undefined =>
  formVersionId ? components.find(({ name, form }) => form || filledIn.test(fold(name))) : undefined

const boxOf: Readonly<Record<string, string>> = {
  'identity_card.name': 'applicantName',
  'identity_card.number': 'applicantNumber',
  'identity_card.birth': 'applicantBorn',
}

/** Questions that have no box of their own here, by name of input: where their answer stands, or nowhere. */
export const askedElsewhere = (
  definition: FormDefinition,
  declaration: Component | undefined,
): ReadonlyMap<string, string | undefined> =>
  new Map(
    topFields(definition).flatMap(({ key, kind, prefill = '' }): [string, string | undefined][] => {
      if (Object.hasOwn(boxOf, prefill)) return [[`form.${key}`, boxOf[prefill]]]
      return kind === 'statement' && declaration ? [[`form.${key}`, undefined]] : []
    }),
  )

/** As typed, or as the day that was read from it. */
const inText = (value: unknown): string =>
  typeof value === 'string' ? value : value instanceof Temporal.PlainDate ? value.toString() : ''

/** The form's boxes with what stands in the applicant's; what was typed into the form itself goes before. */
export function takeOver(
  values: TypedValues,
  around: Readonly<Record<string, unknown>>,
  elsewhere: ReadonlyMap<string, string | undefined>,
): TypedValues {
  const known = [...elsewhere].flatMap(([path, box]) => {
    const text = box === undefined ? '' : inText(around[box])
    return text !== '' && (values[path] ?? '') === '' ? [[path, text] as const] : []
  })
  return { ...values, ...Object.fromEntries(known) }
}

/** Who declares on paper has declared; in the record it is said so, and not as if it had been ticked here. */
export const paperDeclaration = 'paper_declaration.statement'

registerPrefillSource('paper_declaration', {
  label: t('intake.source_paper'),
  values: {},
  read: async () => ({ values: {} }),
})
