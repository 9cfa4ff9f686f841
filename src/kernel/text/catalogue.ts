// Every word a screen says, in both languages, by key. A module defines its texts once and gets a function back that
// accepts only its own keys; services and errors hold keys, never prose.
import type { Lang, Text } from './language.ts'
import { inLanguage, languages } from './language.ts'
import { formatNumber } from './numbers.ts'

export type TextParams = Readonly<Record<string, Text | number>>

const catalogue: Record<Lang, Map<string, string>> = { vi: new Map(), en: new Map() }

let onMissing = (problem: string): void => {
  throw new Error(problem)
}

/** A server in use prefers a bare key on the page to no page: main tells it to log here instead of throwing. */
export const reportMissingTexts = (report: (problem: string) => void): void => {
  onMissing = report
}

/** Registers a module's texts; `vi` and `en` must have the same keys. Returns the function its pages call. */
export const defineTexts = <Key extends string>(texts: {
  vi: Record<Key, string>
  en: Record<NoInfer<Key>, string>
}): ((key: Key, params?: TextParams) => Text) => {
  for (const lang of languages) {
    for (const [key, text] of Object.entries<string>(texts[lang])) {
      if (catalogue[lang].has(key)) throw new Error(`the text ${key} (${lang}) is defined twice`)
      catalogue[lang].set(key, text)
    }
  }
  return (key, params) => (lang) => translate(lang, key, params)
}

/** The text of a key with `{name}` filled in; numbers are written as the language writes them. */
export const translate = (lang: Lang, key: string, params: TextParams = {}): string => {
  const text = catalogue[lang].get(key)
  if (text === undefined) {
    onMissing(`no text ${key} (${lang})`)
    return key
  }
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = params[name]
    if (value === undefined) {
      onMissing(`the text ${key} needs {${name}}`)
      return gap
    }
    return typeof value === 'number' ? formatNumber(value, lang) : inLanguage(value, lang)
  })
}

/** Everything that screens say in a language, for tests of what speaks of them. */
export const wordsOf = (lang: Lang): string[] => [...catalogue[lang].values()]

export const hasText = (key: string): boolean => catalogue.vi.has(key)

const gapsOf = (text: string): string => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join()

/** Keys that one language lacks, or whose `{parameters}` differ between the two. */
export const catalogueGaps = (): string[] => {
  const keys = new Set(languages.flatMap((lang) => [...catalogue[lang].keys()]))
  return [...keys].filter((key) => {
    const [vi, en] = [catalogue.vi.get(key), catalogue.en.get(key)]
    return vi === undefined || en === undefined || gapsOf(vi) !== gapsOf(en)
  })
}
