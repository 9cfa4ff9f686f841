// A target and what was reached: a ratio keeps its two sides, no data is not zero.
import { Decimal } from 'decimal.js'
import type { Comparator } from './plan.ts'

export type Actual = {
  numerator: string | null
  denominator: string | null
  value: string | null
  noData: boolean
}

/** The figure reached, in per cent where it is a ratio; null is no data. Denominator 0 is no data. */
export function reachedValue(actual: Actual | null): Decimal | null {
  if (!actual || actual.noData) return null
  if (actual.numerator !== null && actual.denominator !== null) {
    const denominator = new Decimal(actual.denominator)
    return denominator.isZero() ? null : new Decimal(actual.numerator).times(100).div(denominator)
  }
  return actual.value === null ? null : new Decimal(actual.value)
}

/** Does the figure reach the target? null where it cannot be told: no data, no number, or a change against another year. */
export function isReached(
  target: { comparator: Comparator; value: string | null; valueTo: string | null },
  reached: Decimal | null,
): boolean | null {
  if (reached === null || target.value === null) return null
  const { value } = target
  switch (target.comparator) {
    case '=':
      // "100 %" printed with = is reached at 100 and never more; other exact values must be met exactly.
      return reached.equals(value)
    case '>=':
      return reached.gte(value)
    case '>':
      return reached.gt(value)
    case '<=':
    case 'rank<=':
      return reached.lte(value)
    case '<':
      return reached.lt(value)
    case 'between':
      return target.valueTo === null ? null : reached.gte(value) && reached.lte(target.valueTo)
    default:
      return null
  }
}
