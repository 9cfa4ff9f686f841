import type { Text } from '../../kernel/text/language.ts'
import * as ui from '../../kernel/ui/index.ts'
import type { AddressAnswer, Answer, Answers, Field, FileAnswer, FormDefinition } from './form-definition.ts'
import { fieldKinds } from './kinds/index.ts'
import { t } from './texts.ts'

/** An answer in words; of a group its rows, each in brackets. */
export const answerText =
  (field: Field, answer: Answer | undefined): Text =>
  (lang) => {
    if (answer === undefined) return ''
    if (field.kind !== 'group') return fieldKinds[field.kind].text(field, answer, lang)
    return (answer as readonly Answers[])
      .map((row) => (field.fields ?? []).map((one) => answerText(one, row[one.key])).map((text) => inWords(text, lang)))
      .map((texts) => texts.filter(Boolean).join(', '))
      .join('; ')
  }

const inWords = (text: Text, lang: 'vi' | 'en'): string => (typeof text === 'string' ? text : text(lang))

const files = (answer: readonly FileAnswer[], fileHref: ((id: string) => string) | undefined): ui.Html =>
  ui.html`<ul>${answer.map(
    ({ id, name, size }) =>
      ui.html`<li>${fileHref ? ui.html`<a href="${fileHref(id)}">${name}</a>` : name} (${ui.fileSize(size)})</li>`,
  )}</ul>`

const address = (field: Field, answer: AddressAnswer): ui.Content => [
  answerText(field, answer),
  answer.old &&
    answer.communeName &&
    ui.html`<br /><span class="hint">${t('forms.old_address_was', { text: answer.old })}</span>`,
]

function shown(field: Field, answer: Answer, options: AnswersViewOptions): ui.Content {
  if (field.kind === 'upload') return files(answer as readonly FileAnswer[], options.fileHref)
  if (field.kind === 'identity_number' && options.mask)
    return ui.html`<span class="code">${options.mask(answer as string)}</span>`
  if (field.kind === 'address') return address(field, answer as AddressAnswer)
  return field.long ? ui.html`<span class="preserve">${answerText(field, answer)}</span>` : answerText(field, answer)
}

const rows = (field: Field, answer: readonly Answers[], options: AnswersViewOptions): ui.Html =>
  ui.table({
    caption: field.label,
    columns: (field.fields ?? []).map((one, at) => ({
      header: one.label,
      rowHeader: at === 0,
      numeric: one.kind === 'number' || one.kind === 'money',
      cell: (row: Answers) => (row[one.key] === undefined ? '—' : shown(one, row[one.key]!, options)),
    })),
    rows: answer,
  })

export type AnswersViewOptions = {
  fileHref?: (id: string) => string
  /** For readers who must not see identity numbers whole. */
  mask?: (number: string) => string
}

/** What was answered, for whoever reads the case; what was not asked does not stand there. */
export const answersView = (definition: FormDefinition, answers: Answers, options: AnswersViewOptions = {}): ui.Html =>
  ui.html`${definition.sections.map((section) => {
    const answered = section.fields.filter(({ key }) => answers[key] !== undefined)
    const single = answered.filter(({ kind }) => kind !== 'group')
    return (
      answered.length > 0 &&
      ui.html`${section.title && ui.html`<h3>${section.title}</h3>`}
        ${single.length > 0 && ui.descriptionList(single.map((field) => ({ term: field.label, value: ui.html`${shown(field, answers[field.key]!, options)}` })))}
        ${answered
          .filter(({ kind }) => kind === 'group')
          .map((field) => rows(field, answers[field.key] as readonly Answers[], options))}`
    )
  })}`
