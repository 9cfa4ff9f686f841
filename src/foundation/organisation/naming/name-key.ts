// Names as they are compared. Documents spell one name in many ways (Hòa and Hoà, UBND and Ủy ban nhân dân, "HĐND và
// UBND" and "HĐND-UBND"), so words are expanded and joined before two names are held against each other: first with
// their marks, and only then without, since Tân Lập and Tân Lạp are two places.
import { abbreviations } from '../../../kernel/text/search.ts'
import { fold, normalise } from '../../../kernel/text/vietnamese.ts'

/** `spelling` keeps the marks, `bare` has none; both have the same words. */
export type NameKey = { readonly spelling: string; readonly bare: string }

// Short in the names of units; elsewhere some of these letters mean other things.
const inNames: readonly (readonly [string, string])[] = [
  ['VP', 'văn phòng'],
  ['PVHCC', 'phục vụ hành chính công'],
  ['TTHCC', 'trung tâm hành chính công'],
  ['KSTTHC', 'kiểm soát thủ tục hành chính'],
  ['VHXH', 'văn hóa xã hội'],
  ['VHTT', 'văn hóa thông tin'],
  ['KTHT', 'kinh tế hạ tầng'],
  ['TCKH', 'tài chính kế hoạch'],
  ['BQL', 'ban quản lý'],
]

const longForms = new Map([...abbreviations, ...inNames].map(([short, long]) => [short.toLowerCase(), long]))

// Written apart or with a dash as often as together.
const apart: [RegExp, string][] = [
  [/(?<![\p{L}\p{M}])vh xh(?![\p{L}\p{M}])/gu, 'vhxh'],
  [/(?<![\p{L}\p{M}])tt pvhcc(?![\p{L}\p{M}])/gu, 'ttpvhcc'],
  [/(?<![\p{L}\p{M}])tn mt(?![\p{L}\p{M}])/gu, 'tnmt'],
  [/(?<![\p{L}\p{M}])tc kh(?![\p{L}\p{M}])/gu, 'tckh'],
  [/(?<![\p{L}\p{M}])gd đt(?![\p{L}\p{M}])/gu, 'gdđt'],
  [/^p (?=\p{L})/u, 'phòng '],
]

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

// The tone mark goes to the end of the word: Hòa and Hoà differ only in the letter that carries it.
const toneLast = (word: string): string => {
  const letters = word.normalize('NFD')
  return letters.replace(tones, '') + (letters.match(tones) ?? []).join('')
}

/** "và", dashes and commas join in the same way, so none of them counts. */
const isJoint = (word: string): boolean => word === '' || word === 'và' || word === 'va'

export function nameKey(text: string): NameKey {
  let plain = normalise(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
  for (const [pattern, together] of apart) plain = plain.replace(pattern, together)
  const words = plain
    .split(' ')
    .flatMap((word) => (longForms.get(word) ?? word).split(' '))
    .filter((word) => !isJoint(word))
  return { spelling: words.map(toneLast).join(' '), bare: words.map(fold).join(' ') }
}

/** How names are held against each other. */
export type Comparison = keyof NameKey

/** The key without the words of `suffix` at its end; undefined when it does not end so or nothing would be left. */
export function withoutEnd(key: NameKey, suffix: NameKey, by: Comparison): NameKey | undefined {
  if (!key[by].endsWith(` ${suffix[by]}`)) return undefined
  const cut = (text: string) => text.split(' ').slice(0, -suffix.bare.split(' ').length).join(' ')
  return { spelling: cut(key.spelling), bare: cut(key.bare) }
}
