// What is wrong with what stands in one box. The server refuses by these rules and the browser tells of them as soon as
// the box is left: they know names of inputs and texts, nothing else.
import { isPersonNumber } from '../identity-number.ts'
import { isTaxNumber } from '../tax-number.ts'
import type { DateBound, DateBounds } from './date-bounds.ts'
import { first, readDate, readDigits, readMoney, readNumber, writtenDate, writtenNumber, type Typed } from './typed.ts'

/** The parts of a field that say what may stand in it. */
export type Checked = {
  kind: string
  required?: boolean
  long?: boolean
  least?: string
  most?: string
  whole?: boolean
  holder?: string
}

/** The sentence that says it, and what its gaps are filled with: a number, an ISO date, or a label as it is. */
export type Fault = { say: string; number?: string; length?: string; date?: string; label?: string }

/** Longer than any name; what is longer still is refused with its length, and stays in the box. */
const mostLetters = { line: 1000, lines: 10_000 }

const tooLong = (raw: string, long: boolean | undefined): Fault | undefined => {
  const text = raw.normalize('NFC').trim()
  const length = [...(long ? text : text.replace(/\s+/g, ' '))].length
  const most = long ? mostLetters.lines : mostLetters.line
  return length > most ? { say: 'too_long', length: String(length), number: String(most) } : undefined
}

function numberFault(field: Checked, text: string): Fault | undefined {
  const value = field.kind === 'money' ? readMoney(text) : readNumber(text)
  if (!value) return { say: `${field.kind}_wrong` }
  if (field.whole && !value.isInteger()) return { say: 'not_whole' }
  if (field.least !== undefined && value.lt(field.least)) return { say: 'too_small', number: field.least }
  if (field.most !== undefined && value.gt(field.most)) return { say: 'too_big', number: field.most }
  return undefined
}

const beyond = (side: 'early' | 'late', { date, name, label = '' }: DateBound): Fault =>
  name === undefined
    ? { say: `date_${side}`, date }
    : name === 'today'
      ? { say: `date_${side}_today`, date }
      : { say: `date_${side}_field`, date, label }

function dateFault(text: string, bounds: DateBounds | undefined): Fault | undefined {
  const date = readDate(text)
  if (!date) return { say: 'date_wrong' }
  // ISO dates of years of four digits stand in the order of their letters.
  if (bounds?.least && date < bounds.least.date) return beyond('early', bounds.least)
  if (bounds?.most && date > bounds.most.date) return beyond('late', bounds.most)
  return undefined
}

function identityFault(field: Checked, text: string): Fault | undefined {
  const number = readDigits(text)
  if (field.holder === 'organisation') return isTaxNumber(number) ? undefined : { say: 'tax_number_wrong' }
  return isPersonNumber(number) ? undefined : { say: 'person_number_wrong' }
}

/** Of what was typed; an empty box has no such fault. */
export function faultIn(
  field: Checked,
  path: string,
  typed: Typed,
  bounds: ReadonlyMap<string, DateBounds>,
): Fault | undefined {
  const text = first(typed, path)
  if (text === '') return undefined
  switch (field.kind) {
    case 'text':
      return tooLong(text, field.long)
    case 'number':
    case 'money':
      return numberFault(field, text)
    case 'date':
      return dateFault(text, bounds.get(path))
    case 'identity_number':
      return identityFault(field, text)
    default:
      return undefined
  }
}

const missingBy: Readonly<Record<string, string>> = {
  choice: 'choose',
  statement: 'declare',
  upload: 'file_missing',
  group: 'rows_missing',
  address: 'address_missing',
}

/** What an empty box of a required field is told. */
export const missingFault = ({ kind }: Checked): Fault => ({ say: missingBy[kind] ?? 'missing' })

/** The gaps of the sentence, in words. */
export const gapsOf = ({ number, length, date, label }: Fault, lang: 'vi' | 'en'): Record<string, string> => ({
  ...(number !== undefined && { number: writtenNumber(number, lang) }),
  ...(length !== undefined && { length: writtenNumber(length, lang) }),
  ...(date !== undefined && { date: writtenDate(date, lang) }),
  ...(label !== undefined && { label }),
})
