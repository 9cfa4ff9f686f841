// The printed numbers of headings and items: I. 1. 1.1. a) - +, in the spellings that typists and text recognition give
// them.

export type LabelKind =
  | 'part'
  | 'capital'
  | 'roman'
  | 'arabic'
  | 'decimal'
  | 'letter'
  | 'bracket'
  | 'dash'
  | 'plus'
  | 'star'

export type Label = {
  kind: LabelKind
  /** As printed, without the mark behind it. */
  printed: string
  /** Its place in the row of its kind, from 1; for a decimal that of its last component. */
  value: number
  /** Components of a decimal: 2.1 is [2, 1]. */
  path?: number[]
  /** The text behind it. */
  rest: string
}

/** The order in which Vietnamese papers letter their points. */
export const letterOrder = 'abcdđeghiklmnopqrstuvxy'

const romanDigits: Record<string, number> = { I: 1, V: 5, X: 10 }

function romanValue(printed: string): number | null {
  const digits = [...printed].map((digit) => romanDigits[digit]!)
  const value = digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0)
  return value > 0 && value <= 30 ? value : null
}

/** Text recognition reads I as l, 1 or |; with another roman digit beside it there is no doubt. */
const repairRoman = (printed: string): string => (/[IVX]/.test(printed) ? printed.replace(/[l1|]/g, 'I') : printed)

type Reader = (text: string) => Label | null

const readPart: Reader = (text) => {
  const match = /^(?:phần|chương)\s+(?:thứ\s+)?([IVX]{1,5}|\d{1,2}|nhất|hai|ba|tư|bốn|năm)\b[.:\s–-]*(.*)$/iu.exec(text)
  if (!match) return null
  const words = ['', 'nhất', 'hai', 'ba', 'tư', 'năm']
  const printed = match[1]!
  const value = /^\d/.test(printed)
    ? Number(printed)
    : (romanValue(printed.toUpperCase()) ?? words.indexOf(printed.toLowerCase()))
  return value > 0
    ? { kind: 'part', printed: text.slice(0, text.length - match[2]!.length).trim(), value, rest: match[2]! }
    : null
}

const readRoman: Reader = (text) => {
  const match = /^([IVXl1|]{1,6})\s?(?:[.)/:–-]+\s*|\s(?=\p{Lu}{2}))(?=["“(]?\p{Lu})(.*)$/u.exec(text)
  if (!match) return null
  const printed = repairRoman(match[1]!)
  if (!/^[IVX]+$/.test(printed)) return null
  const value = romanValue(printed)
  return value === null ? null : { kind: 'roman', printed, value, rest: match[2]! }
}

const readCapital: Reader = (text) => {
  const match = /^([A-HĐ])\s?[.)/]\s*(?=\p{Lu})(.*)$/u.exec(text)
  if (!match) return null
  return {
    kind: 'capital',
    printed: match[1]!,
    value: letterOrder.indexOf(match[1]!.toLowerCase()) + 1,
    rest: match[2]!,
  }
}

const readDecimal: Reader = (text) => {
  const match = /^(\d{1,2}(?:\s?\.\s?\d{1,2}){1,3})(?:\s?[.):/]\s*|\s+)(?=["“(]?\p{L})(.*)$/u.exec(text)
  if (!match) return null
  const path = match[1]!.split('.').map(Number)
  return { kind: 'decimal', printed: path.join('.'), value: path.at(-1)!, path, rest: match[2]! }
}

const readArabic: Reader = (text) => {
  const match = /^(\d{1,2})\s?(?:[.)/:]\s*|[–-]\s+)(?=["“(]?[\p{L}\d])(.*)$/u.exec(text)
  return (match && !/^\d/.test(match[2]!)) || (match && /^\d{2,3}\s?%/.test(match[2]!))
    ? { kind: 'arabic', printed: match[1]!, value: Number(match[1]), rest: match[2]! }
    : null
}

const readLetter: Reader = (text) => {
  const match = /^([a-zđ])\s?(\d{0,2})\s?[.)/]\s*(?=\S)(.*)$/u.exec(text)
  if (!match) return null
  const order = letterOrder.indexOf(match[1]!) + 1
  return order > 0 ? { kind: 'letter', printed: match[1]! + match[2]!, value: order, rest: match[3]! } : null
}

const smallRomans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

/** "(1) …", "(a) …", "(ii) …": points inside a paragraph or a list. */
const readBracket: Reader = (text) => {
  const match = /^\((\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s*(?=\S)(.*)$/u.exec(text)
  if (!match) return null
  const printed = match[1]!
  const roman = smallRomans.indexOf(printed) + 1
  const value = /^\d/.test(printed) ? Number(printed) : roman || letterOrder.indexOf(printed) + 1
  return { kind: 'bracket', printed: `(${printed})`, value, rest: match[2]! }
}

const readMark: Reader = (text) => {
  const match = /^(?:([-–—−−])\s?(?=[^\s\d-]|\d)|(\+)\s?|([*•●▪◦✓✔]|o(?=\s\p{Lu}))\s?)(.*)$/u.exec(text)
  if (!match) return null
  const kind = match[1] ? 'dash' : match[2] ? 'plus' : 'star'
  return { kind, printed: match[1] ?? match[2] ?? match[3]!, value: 0, rest: match[4]! }
}

const readers = [readPart, readRoman, readCapital, readDecimal, readArabic, readLetter, readBracket, readMark]

export function parseLabel(text: string): Label | null {
  for (const read of readers) {
    const label = read(text)
    if (label !== null) return label
  }
  return null
}

/** Whether a label is a mark without a number. */
export const isMark = (label: Label): boolean => label.kind === 'dash' || label.kind === 'plus' || label.kind === 'star'
