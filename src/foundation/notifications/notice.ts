// What a notice says is a key of the catalogue and what fills it; words are found when the reader is known.
import { translate, type TextParams } from '../../kernel/text/catalogue.ts'
import { formatDate, formatDateTime } from '../../kernel/text/dates.ts'
import type { Lang, Text } from '../../kernel/text/language.ts'

/** Days and instants are kept as such, since each language writes them in its own way. */
export type NoticeParams = Readonly<Record<string, string | number | { day: string } | { at: string }>>

/** `kind` names two texts: `notify.<kind>` is the sentence, `notify.<kind>_title` its title and a mail's subject. */
export type Notice = { kind: string; params: NoticeParams }

const inWords = (params: NoticeParams, lang: Lang): TextParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value !== 'object'
        ? value
        : 'day' in value
          ? formatDate(Temporal.PlainDate.from(value.day), lang)
          : formatDateTime(Temporal.Instant.from(value.at), lang),
    ]),
  )

export const noticeTitle =
  ({ kind, params }: Notice): Text =>
  (lang) =>
    translate(lang, `notify.${kind}_title`, inWords(params, lang))

export const noticeSentence =
  ({ kind, params }: Notice): Text =>
  (lang) =>
    translate(lang, `notify.${kind}`, inWords(params, lang))

const longest = 160

/** A long text as part of a sentence: its beginning, up to a whole word. */
export const excerpt = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest).replace(/\s+\S*$/, '')}…`
