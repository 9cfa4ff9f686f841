// Everything a formula may call. Nothing else exists: no members of objects, no functions of the language.
import { dayNumber, fullYears, type DateParts } from './dates.ts'
import { FormulaError, type Value } from './formula.ts'
import { dateOf, isEmpty, isList, isNumber, number, order, same, text, type Decimal } from './values.ts'

type Arity = readonly [least: number, most: number]
type Call = { readonly arity: Arity; readonly run: (args: readonly Value[]) => Value }

const wrong = (name: string): never => {
  throw new FormulaError('formula.wrong_kind', name)
}

/** A function of numbers: null when one of them is missing. */
const numeric =
  (name: string, run: (...numbers: Decimal[]) => Decimal | null) =>
  (args: readonly Value[]): Value => {
    if (args.some((one) => one === null)) return null
    const result = run(...args.map((one) => (isNumber(one) ? one : wrong(name))))
    return result && number(result)
  }

const comparing =
  (sign: string, holds: (order: number) => boolean) =>
  ([a, b]: readonly Value[]): Value => {
    const found = order(a ?? null, b ?? null, sign)
    return found !== undefined && holds(found)
  }

const known = (args: readonly Value[]): Value[] =>
  args.flatMap((one) => (isList(one) ? known(one) : one === null || one === '' ? [] : [one]))

const extreme =
  (name: string, wanted: number) =>
  (args: readonly Value[]): Value =>
    known(args).reduce<Value>((best, one) => {
      if (best === null) return isNumber(one) || typeof one === 'string' ? one : wrong(name)
      return order(one, best, name) === wanted ? one : best
    }, null)

const dated =
  (name: string, run: (...dates: DateParts[]) => number) =>
  (args: readonly Value[]): Value => {
    if (args.some(isEmpty)) return null
    return number(run(...args.map((one) => dateOf(one) ?? wrong(name))))
  }

const plus = numeric('+', (a, b) => a!.plus(b!))

const contains = (whole: Value, part: Value): Value => {
  if (isEmpty(whole) || isEmpty(part)) return false
  if (isList(whole)) return whole.some((one) => same(one, part))
  if (typeof whole !== 'string' || typeof part !== 'string') return wrong('contains')
  return whole.toLowerCase().includes(part.toLowerCase())
}

const sum = (args: readonly Value[]): Value =>
  number(known(args).reduce<Decimal>((total, one) => total.plus(isNumber(one) ? one : wrong('sum')), number(0)))

const round = numeric('round', (value, places) => {
  const digits = places?.toNumber() ?? 0
  return Number.isInteger(digits) && digits >= 0 && digits <= 10 ? value!.toDecimalPlaces(digits) : wrong('round')
})

const two: Arity = [2, 2]
const one: Arity = [1, 1]
const any: Arity = [1, 100]

export const calls: ReadonlyMap<string, Call> = new Map<string, Call>([
  [
    '+',
    { arity: two, run: ([a, b]) => (typeof a === 'string' && typeof b === 'string' ? text(a + b) : plus([a!, b!])) },
  ],
  ['-', { arity: [1, 2], run: numeric('-', (a, b) => (b ? a!.minus(b) : a!.neg())) }],
  ['*', { arity: two, run: numeric('*', (a, b) => a!.times(b!)) }],
  // A share of nothing is no data, not an error and not zero.
  ['/', { arity: two, run: numeric('/', (a, b) => (b!.isZero() ? null : a!.div(b!))) }],
  ['%', { arity: two, run: numeric('%', (a, b) => (b!.isZero() ? null : a!.mod(b!))) }],
  ['==', { arity: two, run: ([a, b]) => same(a!, b!) }],
  ['!=', { arity: two, run: ([a, b]) => a !== null && b !== null && !same(a!, b!) }],
  ['<', { arity: two, run: comparing('<', (order) => order < 0) }],
  ['<=', { arity: two, run: comparing('<=', (order) => order <= 0) }],
  ['>', { arity: two, run: comparing('>', (order) => order > 0) }],
  ['>=', { arity: two, run: comparing('>=', (order) => order >= 0) }],
  ['empty', { arity: one, run: ([a]) => isEmpty(a!) }],
  ['min', { arity: any, run: extreme('min', -1) }],
  ['max', { arity: any, run: extreme('max', 1) }],
  ['sum', { arity: any, run: sum }],
  ['count', { arity: any, run: (args) => number(known(args).length) }],
  ['round', { arity: [1, 2], run: round }],
  ['abs', { arity: one, run: numeric('abs', (a) => a!.abs()) }],
  ['age', { arity: two, run: dated('age', (birth, on) => fullYears(birth!, on!)) }],
  ['year', { arity: one, run: dated('year', (date) => date!.year) }],
  ['month', { arity: one, run: dated('month', (date) => date!.month) }],
  ['day', { arity: one, run: dated('day', (date) => date!.day) }],
  ['days_between', { arity: two, run: dated('days_between', (from, to) => dayNumber(to!) - dayNumber(from!)) }],
  ['contains', { arity: two, run: ([whole, part]) => contains(whole!, part!) }],
  ['in', { arity: two, run: ([part, list]) => (isList(list!) ? contains(list, part!) : same(part!, list!)) }],
])

/** Not evaluated before they are needed, so they stand in evaluate.ts: the number of their arguments. */
export const lazyArity: ReadonlyMap<string, Arity> = new Map([
  ['and', two],
  ['or', two],
  ['not', one],
  ['if', [3, 3]],
])
