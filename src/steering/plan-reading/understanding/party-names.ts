// The names of offices as one document spells them: its abbreviations, and one spelling for every name.
import { fold } from '../../../kernel/text/vietnamese.ts'
import { isAbbreviation } from './party-words.ts'
import { withinOneEdit } from './wording.ts'

export type PartyNames = {
  /** The name to show for a printed one. */
  canonical: (printed: string) => string
}

const capitals = (text: string): string =>
  text
    .split(/[\s,–—-]+/)
    .filter((word) => word !== '' && fold(word) !== 'va')
    .map((word) => fold(word)[0] ?? '')
    .join('')

const letters = (abbreviation: string): string => fold(abbreviation).replaceAll(' ', '')

/** "thủ tục hành chính (TTHC)": the words before the bracket whose first letters it is made of. */
const definitions = (text: string): [string, string][] =>
  [
    ...text.matchAll(
      /([\p{L}\s,–-]{6,120}?)\s*\((?:(?:sau đây\s*)?(?:gọi|viết) tắt là:?\s*)?([\p{Lu}]{2,}(?:[-–][\p{Lu}]+)*)\)/gu,
    ),
  ].flatMap(([, before, short]) => {
    const words = before!.trim().split(/\s+/)
    for (let from = words.length - 2; from >= Math.max(0, words.length - 12); from -= 1) {
      const long = words.slice(from).join(' ')
      if (capitals(long) === letters(short!)) return [[short!, long] as [string, string]]
    }
    return []
  })

const headOf = /^(?:công chức|cán bộ|bộ phận|phòng|sở|ban)\s+(?:phụ trách\s+)?/iu

/** Long names in the cells whose first letters make an abbreviation that other cells use. */
const spelledOut = (names: readonly string[]): [string, string][] => {
  const long = names.filter((name) => !isAbbreviation(name)).map((name) => name.replace(headOf, ''))
  return names.filter(isAbbreviation).flatMap((short) => {
    const match = long.find((name) => /[\s–-]/.test(name) && capitals(name) === letters(short))
    return match ? [[short, match] as [string, string]] : []
  })
}

/** Kept short in every document: to spell them out would only make names longer. */
const common = new Set(['ubnd', 'hdnd', 'tthc', 'cchc', 'dbqh', 'qppl'])

const standard: [RegExp, string][] = [
  [/(?:Ủy|Uỷ) ban nhân dân(?!\p{L})/giu, 'UBND'],
  [/Hội đồng nhân dân(?!\p{L})/giu, 'HĐND'],
  [/^P\.\s?(?=\p{Lu})/u, 'Phòng '],
  [/^S\.\s?(?=\p{Lu})/u, 'Sở '],
  [/^BP\.?\s(?=\p{L})/u, 'Bộ phận '],
  [/^VP\.?\s(?=\p{Lu})/u, 'Văn phòng '],
  [/(?<=HĐND)\s*&\s*(?=UBND)/gu, ' và '],
  [/^BQL\.?\s/u, 'Ban Quản lý '],
  [/^CA\s(?=\p{L})/u, 'Công an '],
  [/^UBND (?=(?:phường|xã|thị trấn|huyện),)/u, 'UBND các '],
  [/(?<=\s)TP$/u, 'thành phố'],
  [/(?<!\p{L})[UƯ]BN[DĐ](?!\p{L})/gu, 'UBND'],
  [/(?<!\p{L})H[DĐ]N[DĐ](?!\p{L})/gu, 'HĐND'],
  [/(?<!\p{L})[DĐ]BQH(?!\p{L})/gu, 'ĐBQH'],
]

const collectives = [
  'Các cơ quan, đơn vị liên quan',
  'Các cơ quan, đơn vị',
  'Các cơ quan liên quan',
  'Các đơn vị liên quan',
  'Các bộ phận liên quan',
  'Các cơ quan, đơn vị, địa phương',
  'Các cơ quan, đơn vị, địa phương liên quan',
  'Các sở, ban, ngành',
  'Các sở, ban, ngành tỉnh',
  'Các phòng, ban',
]

const bag = (text: string): string => {
  const words = fold(text).split(' ')
  return (words.includes('lien') ? words.filter((word) => word !== 'co') : words).sort().join(' ')
}

const collectiveOf = new Map(collectives.map((name) => [bag(name), name]))

const upperFirst = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

const tidy = (printed: string): string =>
  upperFirst(standard.reduce((name, [pattern, full]) => name.replace(pattern, full), printed).trim())

const countBy = (names: readonly string[]): Map<string, Map<string, number>> => {
  const spellings = new Map<string, Map<string, number>>()
  for (const name of names) {
    const counts = spellings.get(fold(name)) ?? new Map<string, number>()
    counts.set(name, (counts.get(name) ?? 0) + 1)
    spellings.set(fold(name), counts)
  }
  return spellings
}

const total = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0)

const mostUsed = (counts: Map<string, number>): string => [...counts].toSorted((a, b) => b[1] - a[1])[0]![0]

/** A rare name one letter away from a frequent one is taken for it: that is a slip, not another office. */
const slips = (spellings: Map<string, Map<string, number>>): Map<string, string> => {
  const found = new Map<string, string>()
  for (const [rare, counts] of spellings) {
    if (rare.length < 10 || /\d/.test(rare)) continue
    for (const [frequent, others] of spellings) {
      if (total(others) >= 3 * total(counts) && rare !== frequent && withinOneEdit(rare, frequent))
        found.set(rare, frequent)
    }
  }
  return found
}

type Known = { name: string; aliases?: readonly string[] }

/** Learns from all names of a document (as printed) and from its whole text. */
export const learnNames = (printed: readonly string[], text: string, known: readonly Known[] = []): PartyNames => {
  const names = printed.map(tidy)
  const spellings = countBy(names)
  const slip = slips(spellings)
  const expansions = new Map(
    [...spelledOut(names), ...definitions(text)].map(([short, long]) => [letters(short), long]),
  )
  const aliases = new Map(
    known.flatMap(({ name, aliases = [] }) => [name, ...aliases].map((alias) => [fold(alias), name])),
  )

  const canonical = (raw: string): string => {
    const name = tidy(raw)
    const key = fold(name)
    const alias = aliases.get(fold(raw)) ?? aliases.get(key)
    if (alias) return alias
    const collective = /^các /iu.test(name) ? collectiveOf.get(bag(name)) : undefined
    if (collective) return collective
    if (isAbbreviation(name) && !common.has(letters(name))) {
      const long = expansions.get(letters(name))
      if (long) return upperFirst(long)
    }
    const counts = spellings.get(slip.get(key) ?? key)
    return counts ? mostUsed(counts) : name
  }
  return { canonical }
}
