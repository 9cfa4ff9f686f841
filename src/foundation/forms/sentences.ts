// What is wrong with an answer, in words: the same on the page that comes back and in the browser, which gets the
// sentences with their gaps.
import { inLanguage, type Lang, type Text } from '../../kernel/text/language.ts'
import { gapsOf, type Fault } from './rules/check-box.ts'
import { t } from './texts.ts'

const sentences = {
  missing: 'forms.missing',
  choose: 'forms.choose',
  declare: 'forms.declare',
  file_missing: 'forms.file_missing',
  rows_missing: 'forms.rows_missing',
  address_missing: 'forms.address_missing',
  too_long: 'forms.too_long',
  number_wrong: 'forms.number_wrong',
  money_wrong: 'forms.money_wrong',
  not_whole: 'forms.not_whole',
  too_small: 'forms.too_small',
  too_big: 'forms.too_big',
  date_wrong: 'forms.date_wrong',
  date_early: 'forms.date_early',
  date_late: 'forms.date_late',
  date_early_today: 'forms.date_early_today',
  date_late_today: 'forms.date_late_today',
  date_early_field: 'forms.date_early_field',
  date_late_field: 'forms.date_late_field',
  person_number_wrong: 'forms.person_number_wrong',
  tax_number_wrong: 'forms.tax_number_wrong',
} as const

export const sentenceOf =
  (fault: Fault): Text =>
  (lang) =>
    inLanguage(t(sentences[fault.say as keyof typeof sentences], gapsOf(fault, lang)), lang)

const gaps = { number: '{number}', length: '{length}', date: '{date}', label: '{label}' }

/** All of them by what they say, in one language, gaps open. */
export const openSentences = (lang: Lang): Record<string, string> =>
  Object.fromEntries(Object.entries(sentences).map(([say, key]) => [say, inLanguage(t(key, gaps), lang)]))
