// What stands in the boxes, as values for formulas. Runs on the server and in the browser: it knows names of inputs
// and texts, nothing else.
import { dateParts } from '../../../kernel/formula/dates.ts'
import { Decimal, type Decimal as Figure } from '../../../kernel/formula/values.ts'
import type { Given } from '../../../kernel/formula/formula.ts'

/** All values that an input of this name sends. */
export type Typed = (name: string) => readonly string[]

export const first = (typed: Typed, name: string): string => (typed(name)[0] ?? '').trim()

const two = (digits: string): string => digits.padStart(2, '0')

/** `2026-11-21` of what a date box sends or of what people type: 21/11/2026, 21.11.2026, 21-11-2026. */
export function readDate(text: string): string | undefined {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.replace(/\s/g, ''))
  const iso = parts ? `${parts[3]}-${two(parts[2]!)}-${two(parts[1]!)}` : text.trim()
  const date = dateParts(iso)
  return date && date.year >= 1800 && date.year <= 2200 ? iso : undefined
}

/** 1.234,5 as Vietnamese write it; a plain 1234.5 is understood too. */
export function readNumber(text: string): Figure | undefined {
  const bare = text.replace(/\s/g, '')
  const plain = bare.includes(',') || /\.\d{3}(\.|$)/.test(bare) ? bare.replaceAll('.', '').replace(',', '.') : bare
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? new Decimal(plain) : undefined
}

/** Whole đồng; a unit behind it does no harm. */
export function readMoney(text: string): Figure | undefined {
  const bare = text.replace(/(đồng|vnđ|vnd|đ)\s*$/i, '').replace(/[\s.,]/g, '')
  return /^\d{1,15}$/.test(bare) ? new Decimal(bare) : undefined
}

/** Exact, with the marks of the language: 1234.5 is `1.234,5`. */
export function writtenNumber(text: string, lang: 'vi' | 'en' = 'vi'): string {
  const [whole = '', part] = text.split('.')
  const [dot, comma] = lang === 'vi' ? ['.', ','] : [',', '.']
  return whole.replace(/\B(?=(\d{3})+$)/g, dot) + (part ? comma + part : '')
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** An ISO date as screens write it: `21/11/2026`, in English `21 Nov 2026`. */
export function writtenDate(iso: string, lang: 'vi' | 'en' = 'vi'): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
  return lang === 'vi' ? `${day}/${month}/${year}` : `${day} ${months[month - 1]} ${year}`
}

export const readDigits = (text: string): string => text.replace(/[\s.]/g, '')

export type RuleKind = { kind: string; many?: boolean }

/** The value of a field for formulas; what cannot be read is missing. */
export function typedValue({ kind, many }: RuleKind, path: string, typed: Typed): Given {
  const text = first(typed, path)
  if (kind === 'choice' && many) return typed(path).filter((one) => one !== '')
  if (kind === 'number') return readNumber(text) ?? null
  if (kind === 'money') return readMoney(text) ?? null
  if (kind === 'date') return readDate(text) ?? null
  if (kind === 'identity_number') return readDigits(text) || null
  if (kind === 'statement') return text !== ''
  if (kind === 'upload') return [...typed(`${path}.kept`), ...typed(path)].filter((one) => one !== '')
  if (kind === 'address') return first(typed, `${path}.commune`) || first(typed, `${path}.old`) || null
  return text || null
}
