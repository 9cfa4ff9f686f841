import type { Lang } from './language.ts'

/** What stands where a figure is not known: no data is not zero. */
export const noData = '—'

export type Figure = number | bigint | null | undefined

const locales: Record<Lang, string> = { vi: 'vi-VN', en: 'en-GB' }
const formatters = new Map<string, Intl.NumberFormat>()

// Making an Intl formatter costs a thousand times its use, and a list formats hundreds of figures.
const formatter = (lang: Lang, digits: number, fixed: boolean): Intl.NumberFormat => {
  const key = `${lang}${digits}${fixed}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locales[lang], {
    maximumFractionDigits: digits,
    minimumFractionDigits: fixed ? digits : 0,
  })
  formatters.set(key, made)
  return made
}

const isMissing = (value: Figure): value is null | undefined =>
  value === null || value === undefined || (typeof value === 'number' && !Number.isFinite(value))

/** 1234.5 as `1.234,5`; at most `digits` decimals, exactly that many when `fixed`. */
export const formatNumber = (value: Figure, lang: Lang = 'vi', digits = 2, fixed = false): string =>
  isMissing(value) ? noData : formatter(lang, digits, fixed).format(value)

/** A ratio (0.981) as `98,1%`. */
export const formatPercent = (ratio: number | null | undefined, lang: Lang = 'vi', digits = 1): string =>
  isMissing(ratio) ? noData : `${formatNumber(ratio * 100, lang, digits)}%`

/** Whole đồng as `1.250.000 đồng`. */
export const formatMoney = (amount: Figure, lang: Lang = 'vi'): string =>
  isMissing(amount) ? noData : `${formatNumber(amount, lang, 0)}\u00a0${lang === 'vi' ? 'đồng' : 'VND'}`

const sizeUnits = ['byte', 'KB', 'MB', 'GB'] as const

/** Bytes as `1,4 MB`. */
export const formatFileSize = (bytes: number | null | undefined, lang: Lang = 'vi'): string => {
  if (isMissing(bytes)) return noData
  const step = Math.min(sizeUnits.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10))
  return `${formatNumber(bytes / 1024 ** step, lang, step === 0 ? 0 : 1)}\u00a0${sizeUnits[step]}`
}

const typedNumber = /^[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/

/** What a clerk typed (`1.250.000`, `98,1`, `−3`) as a number; undefined when it is none. */
export const parseNumber = (typed: string): number | undefined => {
  const compact = typed.replace(/[\s\u00a0]/g, '')
  if (!typedNumber.test(compact)) return undefined
  return Number(compact.replaceAll('.', '').replace(',', '.').replace('−', '-'))
}
