// One value of a procedure as it stands in a box of a form, in a cell of a workbook or in pasted text, and back. What is
// written is read again as the same value. Pure.
import { dateFault, formatDate, parseDate } from '../../../kernel/text/dates.ts'
import { inLanguage, languages, type Lang, type Text } from '../../../kernel/text/language.ts'
import { formatNumber, parseNumber } from '../../../kernel/text/numbers.ts'
import { fold } from '../../../kernel/text/vietnamese.ts'
import { t } from './texts.ts'

export type CellKind =
  | 'line'
  | 'text'
  | 'lines'
  | 'integer'
  | 'money'
  | 'number'
  | 'percent'
  | 'flag'
  | 'choice'
  | 'choices'
  | 'date'
  | 'tiers'
  | 'exemptions'
  | 'formula'

export type CellField = {
  name: string
  label: Text
  kind: CellKind
  hint?: Text
  /** Of a choice. */
  options?: readonly string[]
  /** It may be left empty, and then it is null. */
  nullable?: true
  /** The usual, for a form that begins empty. */
  usual?: string
}

/** `undefined`: left empty, so the usual holds. */
export type CellResult =
  | { value: unknown }
  | {
      wrong:
        | 'form.integer'
        | 'form.number'
        | 'form.choose'
        | 'form.date'
        | 'form.year'
        | 'procedures.tiers_form'
        | 'procedures.exemptions_form'
    }

export const optionText = (option: string): Text => t(`procedures.option_${option}` as Parameters<typeof t>[0])

const yes = new Set(['true', 'on', 'co', 'x', '1', 'yes'])
const no = new Set(['false', 'khong', '0', 'no'])

function readOption(options: readonly string[], typed: string): string | undefined {
  if (options.includes(typed)) return typed
  return options.find((option) => languages.some((lang) => fold(inLanguage(optionText(option), lang)) === fold(typed)))
}

const rowsOf = (typed: string): string[] =>
  typed
    .split(/[\n;]+/)
    .map((row) => row.trim())
    .filter(Boolean)

const amountOf = (typed: string): number | undefined => {
  const value = parseNumber(typed.replace(/đồng|đ$/i, '').trim())
  return value !== undefined && Number.isInteger(value) && value >= 0 ? value : undefined
}

function readTiers(typed: string): CellResult {
  const tiers = rowsOf(typed).map((row) => {
    const [, upTo = '', amount = ''] = /^(?:đến|up to)?\s*(.+?)\s*:\s*(.+)$/i.exec(row) ?? []
    const isLast = ['con lai', 'above'].includes(fold(upTo))
    return { upTo: isLast ? null : amountOf(upTo), amount: amountOf(amount) }
  })
  const isRead = tiers.every(({ upTo, amount }) => upTo !== undefined && amount !== undefined)
  return isRead ? { value: tiers } : { wrong: 'procedures.tiers_form' }
}

function readExemptions(typed: string): CellResult {
  const list = rowsOf(typed).map((row) => {
    const [, who = '', percent = ''] = /^(.+?)\s*:\s*(\d{1,3})\s*%?$/.exec(row) ?? []
    return { who, percentOff: Number(percent) }
  })
  const isRead = list.every(({ who, percentOff }) => who !== '' && percentOff >= 1 && percentOff <= 100)
  return isRead ? { value: list } : { wrong: 'procedures.exemptions_form' }
}

const readNumber = (typed: string, isWhole: boolean): CellResult => {
  const value =
    parseNumber(typed.replace(/đồng$|đ$|%$/i, '').trim()) ?? (/^\d+\.\d+$/.test(typed) ? Number(typed) : undefined)
  if (value === undefined) return { wrong: isWhole ? 'form.integer' : 'form.number' }
  return isWhole && !Number.isSafeInteger(value) ? { wrong: 'form.integer' } : { value }
}

/** A value that can only be text, or nothing. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

export function readCell(field: CellField, cell: string): CellResult {
  const typed = cell.normalize('NFC').trim()
  const { kind, options = [] } = field
  if (typed === '') return { value: field.nullable ? null : undefined }
  switch (kind) {
    case 'line':
    case 'formula':
    case 'text':
      return { value: typed }
    case 'lines':
      return { value: typed.split('\n').flatMap((line) => line.trim() || []) }
    case 'integer':
    case 'money':
      return readNumber(typed, true)
    case 'number':
      return readNumber(typed, false)
    case 'percent': {
      const read = readNumber(typed, false)
      return 'value' in read ? { value: String(read.value) } : read
    }
    case 'flag': {
      const word = fold(typed)
      return yes.has(word) ? { value: true } : no.has(word) ? { value: false } : { wrong: 'form.choose' }
    }
    case 'choice': {
      const value = readOption(options, typed)
      return value ? { value } : { wrong: 'form.choose' }
    }
    case 'choices': {
      const value = rowsOf(typed).map((each) => readOption(options, each))
      return value.includes(undefined) ? { wrong: 'form.choose' } : { value: [...new Set(value)] }
    }
    case 'date': {
      const day = parseDate(typed)
      return day ? { value: day.toString() } : { wrong: dateFault(typed) }
    }
    case 'tiers':
      return readTiers(typed)
    default:
      return readExemptions(typed)
  }
}

type Tier = { upTo: number | null; amount: number }
const whole = (value: number): string => formatNumber(value, 'vi', 0)

/** As a person reads it; empty for what says nothing. */
export function writeCell(field: CellField, value: unknown, lang: Lang = 'vi'): string {
  if (value === null || value === undefined) return ''
  switch (field.kind) {
    case 'lines':
      return (value as string[]).join('\n')
    case 'integer':
    case 'money':
      return whole(value as number)
    case 'number':
      return formatNumber(value as number, 'vi', 6)
    case 'percent':
      return asText(value).replace('.', ',')
    case 'flag':
      return inLanguage(t(value ? 'procedures.yes' : 'procedures.no'), lang)
    case 'choice':
      return inLanguage(optionText(value as string), lang)
    case 'choices':
      return (value as string[]).map((each) => inLanguage(optionText(each), lang)).join('; ')
    case 'date':
      return formatDate(Temporal.PlainDate.from(value as string), 'vi')
    case 'tiers':
      return (value as Tier[])
        .map(({ upTo, amount }) => `${upTo === null ? 'còn lại' : `đến ${whole(upTo)}`}: ${whole(amount)}`)
        .join('\n')
    case 'exemptions':
      return (value as { who: string; percentOff: number }[]).map((one) => `${one.who}: ${one.percentOff}%`).join('\n')
    default:
      return asText(value)
  }
}
