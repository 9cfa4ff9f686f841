import { formatDate } from '../../../kernel/text/dates.ts'
import type { Text } from '../../../kernel/text/language.ts'
import { formatNumber } from '../../../kernel/text/numbers.ts'
import type { Comparator } from '../../plans/index.ts'
import type { DraftTarget } from '../draft.ts'
import { isoDay } from '../iso-date.ts'
import { x } from './target-texts.ts'

const signs: Partial<Record<Comparator, string>> = { '=': '=', '>=': '≥', '>': '>', '<=': '≤', '<': '<', 'rank<=': '≤' }

/** The comparison and what is compared with, in short: "≥ 98 %". */
export const targetValue =
  ({ comparator, value, unit }: Pick<DraftTarget, 'comparator' | 'value' | 'unit'>): Text =>
  (lang) => {
    const day = typeof value === 'string' ? isoDay(value) : null
    if (day) return formatDate(day, lang)
    const figures = [value ?? []].flat().map((one) => (typeof one === 'number' ? formatNumber(one, lang) : one))
    return [signs[comparator] ?? '', figures.join(' – '), figures.length ? (unit ?? '') : ''].filter(Boolean).join(' ')
  }

/** What a comparison is called. */
export const comparatorName = (comparator: Comparator): Text => x(`settling.comparator_${comparator}`)
