// Names of provinces, communes and the districts of before July 2025, as texts print them.
import type { Tier } from '../../understood-plan.ts'

const tierWords = ['thành phố', 'thị trấn', 'thị xã', 'đặc khu', 'tỉnh', 'huyện', 'quận', 'phường', 'xã', 'tp.', 'tp']
const inSentence = tierWords.flatMap((word) => [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()])

const nameWord = String.raw`\p{Lu}[\p{Ll}\p{Lu}\p{M}’']*`
const name = String.raw`(?:${nameWord}(?:[ ]?-[ ]?${nameWord}|[ ]${nameWord}){0,4}|\d{1,2}(?![\d/.%]))`
const tier = inSentence.map((word) => word.replace('.', String.raw`\.`)).join('|')
const placePattern = new RegExp(String.raw`(?<!\p{L})(${tier})\s+(${name})`, 'gu')

/** `named` is "xã Bình An", `tierWord` "xã", `name` "Bình An". */
export type PlaceName = { named: string; tierWord: string; name: string }

const titleCase = (text: string): string =>
  text.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (first) => first.toUpperCase())

const isCapitals = (text: string): boolean => text === text.toUpperCase()

/** Words with a capital that stand behind a name without belonging to it. */
const behindName =
  /(?:^|\s)(?:Năm|Về|Và|Thực|Giai|Trên|Số|Của|Phòng|Sở|Ban|Văn|Ủy|UBND|Ubnd|Kế|Hội|Cộng|Độc)(?:\s.*)?$/u

const motto = /cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc/giu

/** A text without the motto of the state, which letterheads print beside the name of the authority. */
export const withoutMotto = (text: string): string =>
  text
    .replace(motto, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim()

const toPlace = (word: string, printed: string): PlaceName => {
  const tierWord = word.toLowerCase().replace(/^tp\.?$/, 'thành phố')
  const name = (isCapitals(printed) ? titleCase(printed) : printed).replace(behindName, '')
  return { named: `${tierWord} ${name}`, tierWord, name }
}

/** Every named place of a text, in order. */
export const findPlaces = (text: string): PlaceName[] =>
  [...withoutMotto(text).matchAll(placePattern)]
    .map((match) => toPlace(match[1]!, match[2]!))
    .filter((place) => place.name !== '')

/** The tier of a place by its word; a thành phố may be a province or, until 2025, a district: undefined. */
export function tierOfWord(tierWord: string): Tier | undefined {
  if (tierWord === 'tỉnh') return 'province'
  if (['huyện', 'quận', 'thị xã'].includes(tierWord)) return 'district'
  if (['xã', 'phường', 'thị trấn', 'đặc khu'].includes(tierWord)) return 'commune'
  return undefined
}
