import { Decimal as Library } from 'decimal.js'
import { dateParts, type DateParts } from './dates.ts'
import { FormulaError, type Given, type Value } from './formula.ts'

/** Exact to 40 digits, halves away from zero as bookkeepers round, never written with an exponent. */
export const Decimal = Library.clone({ precision: 40, rounding: 4, toExpNeg: -40, toExpPos: 60 })
export type Decimal = Library

const biggest = new Decimal('1e30')
const longestText = 20_000

export const isNumber = (value: unknown): value is Decimal => Library.isDecimal(value)
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

/** A figure that a form of the state can hold; more is a mistake or an attack. */
export function number(of: Library.Value): Decimal {
  const made = new Decimal(of)
  if (!made.isFinite() || made.abs().gt(biggest)) throw new FormulaError('formula.too_big')
  return made
}

export function text(of: string): string {
  if (of.length > longestText) throw new FormulaError('formula.too_big')
  return of
}

/** What a lookup answered, as a value: dates of the program by their ISO text, numbers as decimals. */
export function toValue(given: Given): Value {
  if (given === undefined || given === null) return null
  if (typeof given === 'number') return Number.isFinite(given) ? number(given) : null
  if (typeof given === 'boolean') return given
  if (typeof given === 'string') return text(given.normalize('NFC'))
  if (Array.isArray(given)) return given.map(toValue)
  return isNumber(given) ? number(given) : text(String(given))
}

export const dateOf = (value: Value): DateParts | undefined =>
  typeof value === 'string' ? dateParts(value) : undefined

export const isEmpty = (value: Value): boolean =>
  value === null || (typeof value === 'string' ? value.trim() === '' : isList(value) && value.every(isEmpty))

/** Equal values of one kind; nothing equals null. */
export function same(a: Value, b: Value): boolean {
  if (a === null || b === null) return false
  if (isNumber(a) && isNumber(b)) return a.eq(b)
  if (isList(a) && isList(b)) return a.length === b.length && a.every((one, place) => same(one, b[place] ?? null))
  return a === b
}

/** -1, 0 or 1; undefined when one of them is null. Only numbers, and only texts (dates among them), have an order. */
export function order(a: Value, b: Value, sign: string): number | undefined {
  if (a === null || b === null) return undefined
  if (isNumber(a) && isNumber(b)) return a.cmp(b)
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  throw new FormulaError('formula.wrong_kind', sign)
}
