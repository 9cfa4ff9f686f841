// Targets of one plan that speak of the same thing: printed again with the same number, or contradicting one another.
import type { Anomaly, Target } from '../../understood-plan.ts'
import { plainWords } from '../plain-words.ts'

const sameValue = (a: Target, b: Target): boolean => JSON.stringify(a.value) === JSON.stringify(b.value)

const scopeKey = (target: Target): string => plainWords(target.scope ?? '').replace(/^cac /, '')

/** A commune plan says "tại cấp xã" of itself: where only one of two targets names a tier, they may be one. */
const tierOnly = /^cap (?:xa|huyen|tinh|thanh pho|thi xa|phuong)$/

function sameScope(a: Target, b: Target): boolean {
  const [left, right] = [scopeKey(a), scopeKey(b)]
  return left === right || (tierOnly.test(left) !== tierOnly.test(right) && ownTier(left) === ownTier(right))
}

const ownTier = (scope: string): string => /\b(xa|phuong|thi tran|huyen|thi xa|tinh|thanh pho)\b/.exec(scope)?.[1] ?? ''

/** "đúng hạn từ 98%" and "trễ hạn dưới 2%" bound one metric from two sides. */
const sameSide = (a: Target, b: Target): boolean => a.comparator.startsWith('<') === b.comparator.startsWith('<')

const isComparable = (target: Target): boolean =>
  target.metricId !== null &&
  target.unit === '%' &&
  target.value !== null &&
  !['increase', 'decrease', 'by-date', 'rank<='].includes(target.comparator)

export function linkTargets(targets: Target[]): Target[] {
  const comparable = targets.filter(isComparable)
  return targets.map((target) => {
    if (!isComparable(target)) return target
    const others = comparable.filter(
      (other) =>
        other !== target &&
        other.metricId === target.metricId &&
        other.unit === target.unit &&
        sameSide(target, other) &&
        sameScope(target, other),
    )
    const conflicts = others.filter((other) => !sameValue(target, other)).map((other) => other.id)
    const earlier = others.find((other) => sameValue(target, other) && other.id < target.id)
    return {
      ...target,
      ...(conflicts.length > 0 && {
        conflictWith: conflicts,
        doubts: [
          ...target.doubts,
          { field: 'value', reason: 'chỗ khác trong kế hoạch ghi số khác', choices: conflicts },
        ],
      }),
      ...(earlier && { duplicateOf: earlier.id }),
    }
  })
}

/** Two numbers for one target, for the list of what is broken in the text. */
export function describeConflicts(targets: Target[]): Anomaly[] {
  const byId = new Map(targets.map((target) => [target.id, target]))
  return targets
    .filter((target) => target.conflictWith?.every((id) => id > target.id))
    .map((target) => {
      const others = target.conflictWith!.map((id) => byId.get(id)!)
      const said = [target, ...others].map((one) => `${one.section}: ${String(one.value)}${one.unit ?? ''}`).join('; ')
      return {
        where: target.section ?? 'chỉ tiêu',
        what: `một chỉ tiêu, nhiều số: ${said}`,
        resolution: 'giữ cả, cần chọn số có hiệu lực',
        ...(target.place && { place: target.place }),
      }
    })
}
