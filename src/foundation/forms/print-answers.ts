import type { Lang } from '../../kernel/text/language.ts'
import { inLanguage } from '../../kernel/text/language.ts'
import { renderTypst } from '../../kernel/documents/render-typst.ts'
import { defineTexts } from '../../kernel/text/catalogue.ts'
import { answerText } from './answers-view.ts'
import { topFields, type Answer, type Answers, type Field, type FormDefinition } from './form-definition.ts'

const t = defineTexts({
  vi: {
    'forms.print_date': '…………, ngày …… tháng …… năm ………',
    'forms.print_signer': 'NGƯỜI KHAI',
    'forms.print_sign_hint': '(Ký, ghi rõ họ tên)',
    'forms.print_old_address': '(địa chỉ cũ: {text})',
  },
  en: {
    'forms.print_date': '…………, ngày …… tháng …… năm ………',
    'forms.print_signer': 'NGƯỜI KHAI',
    'forms.print_sign_hint': '(Ký, ghi rõ họ tên)',
    'forms.print_old_address': '(địa chỉ cũ: {text})',
  },
})

// The paper goes to an authority of this state: it is in Vietnamese whatever language its author reads.
const lang: Lang = 'vi'
const blankRows = 4

const written = (field: Field, answer: Answer | undefined): string => inLanguage(answerText(field, answer), lang)

function addressText(field: Field, answer: Answer | undefined): string {
  const old = (answer as { old?: string; communeName?: string } | undefined) ?? {}
  const now = written(field, answer)
  return old.old && old.communeName
    ? `${now} ${inLanguage(t('forms.print_old_address', { text: old.old }), lang)}`
    : now
}

function item(field: Field, answer: Answer | undefined, blank: boolean) {
  const { label, kind } = field
  if (kind === 'choice') {
    const chosen = new Set([answer].flat())
    return { kind, label, choices: (field.choices ?? []).map((text) => ({ text, chosen: chosen.has(text) })) }
  }
  if (kind === 'statement') return { kind, label, text: field.text ?? label }
  if (kind === 'group') {
    const inner = field.fields ?? []
    const rows = (answer ?? []) as readonly Answers[]
    const empty = Array.from({ length: blank ? blankRows : 0 }, () => inner.map(() => ''))
    const filled = rows.map((row) => inner.map((one) => written(one, row[one.key])))
    return { kind: 'rows', label, headers: inner.map((one) => one.label), rows: [...filled, ...empty] }
  }
  const value = kind === 'address' ? addressText(field, answer) : written(field, answer)
  return { kind: 'line', label, value, lines: field.long ? 4 : kind === 'address' ? 2 : 1 }
}

/** What a paper form asks: with answers, those that were asked; blank, all, also what a machine would work out. */
const isPrinted = (field: Field, answers: Answers | undefined): boolean =>
  answers === undefined || answers[field.key] !== undefined || (!field.when && field.kind !== 'statement')

/** For readers who must not see identity numbers whole. */
const masked = (fields: readonly Field[], answers: Answers, mask: (number: string) => string): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([key, answer]) => {
      const field = fields.find((one) => one.key === key)
      if (field?.kind === 'identity_number') return [key, mask(answer as string)]
      if (field?.kind !== 'group') return [key, answer]
      return [key, (answer as readonly Answers[]).map((row) => masked(field.fields ?? [], row, mask))]
    }),
  )

export type PrintOptions = {
  at: Temporal.Instant
  signerName?: string
  footer?: string
  mask?: (number: string) => string
}

/**
 * The form as PDF/A, in the shape of its paper: filled in, or blank with dotted lines where no answers are given.
 * `signerName`: printed under the signature.
 */
export function printAnswers(
  definition: FormDefinition,
  given: Answers | undefined,
  { at, signerName = '', footer = '', mask }: PrintOptions,
): Promise<Uint8Array> {
  const answers = given && mask ? masked(topFields(definition), given, mask) : given
  const sections = definition.sections
    .map(({ title, fields }) => ({
      title,
      items: fields
        .filter((field) => isPrinted(field, answers))
        .map((field) => item(field, answers?.[field.key], answers === undefined)),
    }))
    .filter(({ items }) => items.length > 0)
  const data = {
    title: definition.title,
    sections,
    placeAndDate: inLanguage(t('forms.print_date'), lang),
    signer: inLanguage(t('forms.print_signer'), lang),
    signHint: inLanguage(t('forms.print_sign_hint'), lang),
    signerName,
    footer,
  }
  return renderTypst(new URL('./form.typ', import.meta.url), data, at)
}
