import { formatValue } from 'hucre'
import type { CellValue } from 'hucre'

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** The date formats that follow the reader's country: in Vietnam the day comes first. */
const localDate = (date: Date, format: string): string | undefined => {
  const day = twoDigits(date.getUTCDate())
  const month = twoDigits(date.getUTCMonth() + 1)
  const year = date.getUTCFullYear()
  const plain = format.replace(/\[[^\]]*\]|;@$|\\/g, '').toLowerCase()
  if (/^(?:mm?[-/]dd?[-/]yy(?:yy)?|dd?-mmm-yy|)$/.test(plain)) return `${day}/${month}/${year}`
  if (/^mmm-yy(?:yy)?$/.test(plain)) return `${month}/${year}`
  if (plain === 'd-mmm') return `${day}/${month}`
  return undefined
}

/** Vietnamese print 1.500.000,5. */
const vietnameseNumber = (text: string): string => text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))

/** The text that a spreadsheet program shows for a value in a format. */
export const shownValue = (value: CellValue, format: string | undefined): string => {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return ''
    return localDate(value, format ?? '') ?? formatValue(value, format ?? 'dd/mm/yyyy')
  }
  const general = format === undefined || format === 'General'
  return vietnameseNumber(general ? String(Number(value.toPrecision(11))) : formatValue(value, format))
}
