import { FormulaError, deepestFormula, type Formula, type Lookup, type Value } from './formula.ts'
import { calls, lazyArity } from './functions.ts'
import { isList, number, toValue } from './values.ts'

/** A long text costs more to look through than a short one. */
const sizeOf = (value: Value): number => {
  if (isList(value)) return value.reduce<number>((size, one) => size + sizeOf(one), 1)
  return typeof value === 'string' ? 1 + value.length / 100 : 1
}

function truth(value: Value, word: string): boolean | null {
  if (value === null || typeof value === 'boolean') return value
  throw new FormulaError('formula.wrong_kind', word)
}

/**
 * The value of a formula; `lookup` answers what a name holds. What is missing stays missing: arithmetic with null is
 * null, a comparison with null is false, `and` and `or` know true, false and unknown. A value of the wrong kind, a
 * figure beyond all measure or more steps than the budget end in FormulaError, never in anything else.
 */
export function evaluate(formula: Formula, lookup: Lookup, { budget = 10_000 }: { budget?: number } = {}): Value {
  let left = budget
  const spend = (steps: number): void => {
    left -= steps
    if (left < 0) throw new FormulaError('formula.too_many_steps')
  }

  const both = (call: 'and' | 'or', of: readonly Formula[], depth: number): Value => {
    const decided = call === 'or'
    const first = truth(value(of[0]!, depth), call)
    if (first === decided) return first
    const second = truth(value(of[1]!, depth), call)
    return second === decided ? second : first === null ? null : second
  }

  const lazy = (call: string, of: readonly Formula[], depth: number): Value => {
    if (call === 'and' || call === 'or') return both(call, of, depth)
    const condition = truth(value(of[0]!, depth), call)
    if (call === 'not') return condition === null ? null : !condition
    return value(condition === true ? of[1]! : of[2]!, depth)
  }

  const called = (call: string, of: readonly Formula[], depth: number): Value => {
    const known = calls.get(call)
    const arity = known?.arity ?? lazyArity.get(call)
    if (!arity) throw new FormulaError('formula.unknown_function', call)
    if (of.length < arity[0] || of.length > arity[1]) throw new FormulaError('formula.argument_count', call)
    if (!known) return lazy(call, of, depth)
    const args = of.map((one) => value(one, depth))
    spend(args.reduce<number>((size, one) => size + sizeOf(one), 0))
    return known.run(args)
  }

  const value = (formula: Formula, depth: number): Value => {
    spend(1)
    if (depth > deepestFormula) throw new FormulaError('formula.too_deep')
    if ('value' in formula) return formula.value
    if ('number' in formula) return number(formula.number)
    if ('name' in formula) {
      const found = toValue(lookup(formula.name))
      spend(sizeOf(found))
      return found
    }
    if ('list' in formula) return formula.list.map((one) => value(one, depth + 1))
    return called(formula.call, formula.of, depth + 1)
  }

  return value(formula, 0)
}

/** The names a formula looks up, each once, in the order in which they stand. */
export function namesIn(formula: Formula): string[] {
  const names = new Set<string>()
  const visit = (one: Formula): void => {
    if ('name' in one) names.add(one.name)
    else if ('list' in one) one.list.forEach(visit)
    else if ('call' in one) one.of.forEach(visit)
  }
  visit(formula)
  return [...names]
}
