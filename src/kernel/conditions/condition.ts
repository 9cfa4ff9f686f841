// A condition that people choose instead of writing it: this is that, more than, empty; all of them or any. It is kept as
// a formula, and a formula that says no more than that is read back. Pure.
import type { Formula } from '../formula/index.ts'

export const comparisons = ['is', 'is_not', 'more', 'less', 'at_least', 'at_most', 'empty', 'not_empty'] as const
export type Comparison = (typeof comparisons)[number]

export type Literal = string | boolean | { number: string }
export type Test = { name: string; is: Comparison; value?: Literal }
export type Condition = { join: 'all' | 'any'; tests: readonly Test[] }

const signs: Partial<Record<Comparison, string>> = {
  is: '==',
  is_not: '!=',
  more: '>',
  less: '<',
  at_least: '>=',
  at_most: '<=',
}
const bySign = new Map(Object.entries(signs).map(([is, sign]) => [sign, is as Comparison]))

export const needsValue = (is: Comparison): boolean => is !== 'empty' && is !== 'not_empty'

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

const written = (value: Literal): string =>
  typeof value === 'string' ? quoted(value) : typeof value === 'boolean' ? String(value) : value.number

/** Several values in one field: one of them is it. */
export type IsList = (name: string) => boolean

function testFormula({ name, is, value }: Test, isList: IsList): string {
  if (is === 'empty') return `empty(${name})`
  if (is === 'not_empty') return `not empty(${name})`
  const literal = written(value ?? '')
  if (isList(name) && is === 'is') return `contains(${name}, ${literal})`
  if (isList(name) && is === 'is_not') return `not contains(${name}, ${literal})`
  return `${name} ${signs[is] === '==' ? '=' : signs[is] === '!=' ? '<>' : signs[is]!} ${literal}`
}

export const conditionFormula = ({ join, tests }: Condition, isList: IsList = () => false): string =>
  tests.map((test) => testFormula(test, isList)).join(join === 'all' ? ' and ' : ' or ')

function literalOf(formula: Formula | undefined): Literal | undefined {
  if (!formula) return undefined
  if ('number' in formula) return { number: formula.number }
  if ('value' in formula) return formula.value ?? undefined
  if (!('call' in formula) || formula.call !== '-' || formula.of.length !== 1) return undefined
  const [figure] = formula.of
  return figure && 'number' in figure ? { number: `-${figure.number}` } : undefined
}

const nameIn = (formula: Formula | undefined): string | undefined =>
  formula && 'name' in formula ? formula.name : undefined

function testOf(formula: Formula, isList: IsList): Test | undefined {
  // A name alone is a question of yes or no.
  if ('name' in formula) return { name: formula.name, is: 'is', value: true }
  if (!('call' in formula)) return undefined
  const { call, of } = formula
  const name = nameIn(of[0])
  if (call === 'not' && name !== undefined) return { name, is: 'is', value: false }
  if (call === 'empty' && name !== undefined) return { name, is: 'empty' }
  if (call === 'not' && of[0] && 'call' in of[0]) {
    const inner = testOf(of[0], isList)
    if (inner?.is === 'empty') return { name: inner.name, is: 'not_empty' }
    return inner?.is === 'is' && of[0].call === 'contains' ? { ...inner, is: 'is_not' } : undefined
  }
  const is = call === 'contains' && name !== undefined && isList(name) ? 'is' : bySign.get(call)
  const value = literalOf(of[1])
  return is === undefined || name === undefined || value === undefined ? undefined : { name, is, value }
}

const joins = { and: 'all', or: 'any' } as const

function leaves(formula: Formula, call: 'and' | 'or'): Formula[] {
  return 'call' in formula && formula.call === call ? formula.of.flatMap((one) => leaves(one, call)) : [formula]
}

/** Undefined for a formula that says more than a list of tests. */
export function readCondition(formula: Formula, isList: IsList = () => false): Condition | undefined {
  const call = 'call' in formula && (formula.call === 'and' || formula.call === 'or') ? formula.call : 'and'
  const tests = leaves(formula, call).map((one) => testOf(one, isList))
  return tests.every((test) => test !== undefined) ? { join: joins[call], tests: tests as Test[] } : undefined
}
