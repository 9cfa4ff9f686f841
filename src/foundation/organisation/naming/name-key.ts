// Names as they are compared. Documents spell one name in many ways (Hòa and Hoà, UBND and Ủy ban nhân dân, "HĐND và
// UBND" and "HĐND-UBND"), so words are expanded and joined before two names are held against each other: first with
// their marks, and only then without, since Tân Lập and Tân Lạp are two places.
import { fold, normalise } from '../../../kernel/text/vietnamese.ts'

/** `spelling` keeps the marks, `bare` has none; both have the same words. */
export type NameKey = { readonly spelling: string; readonly bare: string }

const abbreviations: Record<string, string> = {
  ubnd: 'ủy ban nhân dân',
  hđnd: 'hội đồng nhân dân',
  vp: 'văn phòng',
  tp: 'thành phố',
  tx: 'thị xã',
  cchc: 'cải cách hành chính',
  tthc: 'thủ tục hành chính',
  kstthc: 'kiểm soát thủ tục hành chính',
  hcc: 'hành chính công',
  pvhcc: 'phục vụ hành chính công',
  ttpvhcc: 'trung tâm phục vụ hành chính công',
  tthcc: 'trung tâm hành chính công',
  bpmc: 'bộ phận một cửa',
  vhxh: 'văn hóa xã hội',
  vhtt: 'văn hóa thông tin',
  ktht: 'kinh tế hạ tầng',
  ktnv: 'kinh tế nghiệp vụ',
  tckh: 'tài chính kế hoạch',
  tnmt: 'tài nguyên môi trường',
  nnmt: 'nông nghiệp môi trường',
  khcn: 'khoa học công nghệ',
  gdđt: 'giáo dục đào tạo',
  ldtbxh: 'lao động thương binh xã hội',
  lđtbxh: 'lao động thương binh xã hội',
  bql: 'ban quản lý',
  dvc: 'dịch vụ công',
}

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
    .flatMap((word) => (abbreviations[word] ?? word).split(' '))
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
