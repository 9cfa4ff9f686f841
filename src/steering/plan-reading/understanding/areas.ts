// The area of reform that a heading or a task speaks of.
import type { AreaKey } from '../understood-plan.ts'
import { findPhrase, wordsOf } from './wording.ts'

const headingPhrases: [AreaKey, string[]][] = [
  ['one-stop', ['mot cua', 'phuc vu hanh chinh cong']],
  ['procedures', ['thu tuc hanh chinh', 'tthc', 'kiem soat thu tuc']],
  ['institution', ['the che', 'van ban quy pham phap luat', 'van ban qppl']],
  ['organisation', ['to chuc bo may', 'bo may hanh chinh', 'bo may']],
  [
    'civil-service',
    ['cong vu', 'can bo cong chuc', 'doi ngu can bo', 'cong chuc vien chuc', 'doi ngu cong chuc', 'nguon nhan luc'],
  ],
  ['public-finance', ['tai chinh cong', 'tai chinh', 'ngan sach', 'tai san cong']],
  [
    'digital-government',
    [
      'chinh quyen dien tu',
      'chinh quyen so',
      'chinh phu dien tu',
      'chinh phu so',
      'chuyen doi so',
      'cong nghe thong tin',
    ],
  ],
  ['modernisation', ['hien dai hoa', 'hien dai hoa hanh chinh', 'he thong quan ly chat luong']],
  ['direction', ['chi dao', 'dieu hanh', 'thong tin tuyen truyen', 'tuyen truyen', 'cong tac chung', 'lanh dao']],
]

/** The area that a heading names; where it names two, the one it names first. */
export const areaKeyOf = (heading: string): AreaKey | null => {
  const words = wordsOf(heading)
  const found = headingPhrases.flatMap(([key, phrases]) =>
    phrases
      .map((phrase) => findPhrase(words, phrase))
      .filter((at) => at >= 0)
      .map((at) => ({ key, at })),
  )
  return found.toSorted((a, b) => a.at - b.at)[0]?.key ?? null
}

// Only words that hardly occur outside their area: they must be able to contradict a heading.
const tellingPhrases: [AreaKey, string[]][] = [
  [
    'public-finance',
    ['co che tai chinh', 'co che tu chu', 'tu chu tai chinh', 'giai ngan', 'tai san cong', 'ngan sach nha nuoc'],
  ],
  [
    'civil-service',
    [
      'vi tri viec lam',
      'dao tao boi duong',
      'bo nhiem',
      'thi tuyen',
      'nang ngach',
      'danh gia can bo',
      'tuyen dung cong chuc',
    ],
  ],
  ['organisation', ['to chuc bo may', 'sap xep cac co quan', 'tinh gian bien che', 'bien che']],
  ['modernisation', ['iso 9001', 'he thong quan ly chat luong']],
]

/** The area that the words of a task point to, where they point to one only. */
export const areaOfTask = (text: string): AreaKey | null => {
  const words = wordsOf(text)
  const keys = tellingPhrases
    .filter(([, phrases]) => phrases.some((phrase) => findPhrase(words, phrase) >= 0))
    .map(([key]) => key)
  return keys.length === 1 ? keys[0]! : null
}

const roman = /^\s*(?:phần\s+|mục\s+)?([IVX]{1,5}|[ivx]{2,5}|[A-E])\s*(?:[.)\-:/]|\s(?=\S)|$)\s*/u

/** "IV. Cải cách …": its printed number and the rest. */
export const romanNumber = (text: string): { number: string; rest: string } | undefined => {
  const match = roman.exec(text)
  if (!match) return undefined
  // A letter that begins a sentence ("Công …") is followed by its word, not by a mark.
  const marked = /[.)\-:/]/.test(match[0])
  if (!marked && match[1]!.length === 1 && !/^[IVX]$/.test(match[1]!)) return undefined
  return { number: match[1]!.toUpperCase(), rest: text.slice(match[0].length).trim() }
}
