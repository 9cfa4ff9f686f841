/** The languages the screens speak; Vietnamese is the one the law is written in. */
export type Lang = 'vi' | 'en'

export const languages: readonly Lang[] = ['vi', 'en']

/** A text for people: already in words, or to be put into words when the reader's language is known. */
export type Text = string | ((lang: Lang) => string)

export const inLanguage = (text: Text, lang: Lang): string => (typeof text === 'string' ? text : text(lang))
