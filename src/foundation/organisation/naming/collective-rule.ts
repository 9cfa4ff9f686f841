import { z } from 'zod'
import { unitKinds } from '../units/unit.ts'
import type { BookUnit } from './book-unit.ts'

/** Which units a collective name stands for; what is left out does not restrict. */
export const collectiveRule = z.object({
  /** `authority`: below the authority of the document, or else below the nearest above it that has such units. */
  within: z.enum(['authority', 'everywhere']),
  kinds: z.array(z.enum(unitKinds)).optional(),
  tiers: z.array(z.string()).optional(),
  /** How many levels below; 1 is its own children only. */
  depth: z.number().int().min(1).max(10).optional(),
})

export type CollectiveRule = z.output<typeof collectiveRule>

const fits = (unit: BookUnit, { kinds, tiers }: CollectiveRule): boolean =>
  (!kinds || kinds.includes(unit.kind)) && (!tiers || (unit.tier !== null && tiers.includes(unit.tier)))

function below(units: ReadonlyMap<string, BookUnit>, rootId: string, depth: number): BookUnit[] {
  const found: BookUnit[] = []
  let level = new Set([rootId])
  for (let step = 0; step < depth && level.size > 0; step++) {
    const next = [...units.values()].filter((unit) => unit.parentId !== null && level.has(unit.parentId))
    found.push(...next)
    level = new Set(next.map((unit) => unit.id))
  }
  return found
}

const treeDepth = 20

/** `chain`: the authority and those above it, nearest first. */
export function unitsOfRule(
  units: ReadonlyMap<string, BookUnit>,
  rule: CollectiveRule,
  chain: readonly BookUnit[],
): BookUnit[] {
  if (rule.within === 'everywhere') return [...units.values()].filter((unit) => fits(unit, rule))
  for (const authority of chain) {
    const found = below(units, authority.id, rule.depth ?? treeDepth).filter((unit) => fits(unit, rule))
    if (found.length > 0) return found
  }
  return []
}
