// What a formula is: data, so that it is stored, compared and sent to the browser as it is. Nothing in it can reach
// an object's members or call anything but the functions listed in functions.ts.
import type { Decimal } from 'decimal.js'

export type Formula =
  | { readonly value: string | boolean | null }
  /** The figure as it was written: 0.1 stays 0.1. */
  | { readonly number: string }
  /** What is looked up; dots are part of the name (`form.income`). */
  | { readonly name: string }
  | { readonly list: readonly Formula[] }
  /** An operator or a function of the fixed list. */
  | { readonly call: string; readonly of: readonly Formula[] }

/** A date is its ISO text (2026-11-21): it compares as text does, and needs nothing that an old browser lacks. */
export type Value = string | Decimal | boolean | null | readonly Value[]

/** What a lookup may answer: numbers and dates of the program become values on their way in. */
export type Given = Value | number | undefined | { readonly toString: () => string } | readonly Given[]

export type Lookup = (name: string) => Given

export type FormulaCode =
  | 'formula.unreadable'
  | 'formula.too_long'
  | 'formula.too_deep'
  | 'formula.not_allowed'
  | 'formula.unknown_function'
  | 'formula.argument_count'
  | 'formula.wrong_kind'
  | 'formula.too_big'
  | 'formula.too_many_steps'

export class FormulaError extends Error {
  readonly code: FormulaCode
  /** The word or sign at fault, where there is one. */
  readonly word: string
  /** Where in the text it stands, from 0; 0 while evaluating, when the text is no longer at hand. */
  readonly position: number

  constructor(code: FormulaCode, word = '', position = 0) {
    super(`${code} ${word}`.trim())
    this.name = 'FormulaError'
    this.code = code
    this.word = word
    this.position = position
  }
}

export const longestFormula = 2000
/** Far more than a person writes, far less than the stack holds. */
export const deepestFormula = 200
