// A doubt as a question: why it is doubtful, what was read, what else it could be, and room for something else.
import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { pickName, type Question } from '../settling/doubt-choice.ts'
import type { FormState } from './form-values.ts'
import { i } from './item-texts.ts'

export type QuestionProps = {
  question: Question
  label: Text
  /** What was read, in words. */
  read: Text
  offers: readonly Text[]
  /** The inputs of the field, for what none of the offers says. */
  inputs: ui.Content
  form: FormState
}

const readAs =
  (value: Text): Text =>
  (lang) => {
    const words = inLanguage(value, lang)
    return inLanguage(words ? i('settling.read_as', { value: words }) : i('settling.read_as_blank'), lang)
  }

const offered =
  (text: Text): Text =>
  (lang) =>
    inLanguage(text, lang) || inLanguage(i('settling.offer_blank'), lang)

export const questionView = ({ question, label, read, offers, inputs, form }: QuestionProps): ui.Html => {
  const name = pickName(question.field)
  return ui.radios({
    name,
    label,
    hint: question.reasons.join(' '),
    value: form.value(name, 'read'),
    error: form.error(name),
    choices: [
      { value: 'read', text: readAs(read) },
      ...offers.map((text, at) => ({ value: String(at), text: offered(text) })),
      { value: 'other', text: i('settling.something_else'), inside: inputs },
    ],
  })
}
