// Figures and dates as pages write them: put into words when the reader's language is known.
import type { Text } from '../text/language.ts'
import type { DateLike, RemainingUnit, TimeLike } from '../text/dates.ts'
import { formatDate, formatDateTime, formatRemaining, isoDate } from '../text/dates.ts'
import type { Figure } from '../text/numbers.ts'
import { formatFileSize, formatMoney, formatNumber, formatPercent, noData } from '../text/numbers.ts'
import type { Content } from './html.ts'
import { html } from './html.ts'

export const number =
  (value: Figure, digits = 2): Text =>
  (lang) =>
    formatNumber(value, lang, digits)

export const percent =
  (ratio: number | null | undefined, digits = 1): Text =>
  (lang) =>
    formatPercent(ratio, lang, digits)

export const money =
  (amount: Figure): Text =>
  (lang) =>
    formatMoney(amount, lang)

export const fileSize =
  (bytes: number | null | undefined): Text =>
  (lang) =>
    formatFileSize(bytes, lang)

export const remaining =
  (amount: number, unit: RemainingUnit = 'day'): Text =>
  (lang) =>
    formatRemaining(amount, unit, lang)

export const date = (value: DateLike | null | undefined): Content =>
  value ? html`<time datetime="${isoDate(value)}">${(lang) => formatDate(value, lang)}</time>` : noData

export const dateTime = (value: TimeLike | null | undefined): Content =>
  value ? html`<time datetime="${isoDate(value)}">${(lang) => formatDateTime(value, lang)}</time>` : noData
