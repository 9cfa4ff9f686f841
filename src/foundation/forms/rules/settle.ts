// Which fields are asked and what the calculated ones hold, from what stands in the boxes. The same file decides on
// the server and in the browser, so a page never shows what the server would judge otherwise.
import { evaluate } from '../../../kernel/formula/evaluate.ts'
import { FormulaError, type Formula, type Given, type Value } from '../../../kernel/formula/formula.ts'
import { isNumber } from '../../../kernel/formula/values.ts'
import { dateBound, type DateBounds } from './date-bounds.ts'
import type { Checked } from './check-box.ts'
import { first, typedValue, type Typed } from './typed.ts'

export type Rule = Checked & {
  key: string
  many?: boolean
  /** Labels of the questions that a date's bounds name. */
  leastLabel?: string
  mostLabel?: string
  when?: Formula
  calculate?: Formula
  fields?: readonly Rule[]
}
export type RuleSection = { when?: Formula; fields: readonly Rule[] }

export type Settled = {
  /** Names of inputs that are not asked now, and `section.0` of sections. */
  hidden: ReadonlySet<string>
  /** By name of input, as stored: decimals with a point, dates in ISO. */
  calculated: ReadonlyMap<string, string>
  /** By name of input, of dates that are asked. */
  bounds: ReadonlyMap<string, DateBounds>
}

const mostRows = 50
const budget = 20_000

export const rowsOf = (path: string, typed: Typed): number => {
  const rows = Number(first(typed, `${path}.rows`))
  return Number.isInteger(rows) && rows > 0 ? Math.min(rows, mostRows) : 0
}

/** A formula that fails on these values answers nothing; publishing has checked it on all kinds of values. */
function valueOf(formula: Formula, lookup: (name: string) => Given): Value {
  try {
    return evaluate(formula, lookup, { budget })
  } catch (error) {
    if (error instanceof FormulaError) return null
    throw error
  }
}

const written = (value: Value): string =>
  value === null || Array.isArray(value) ? '' : isNumber(value) ? value.toFixed() : String(value)

/** `prefix`: what the names of inputs begin with (`form.`). `today`: in ISO, where the law holds. */
export function settle(sections: readonly RuleSection[], typed: Typed, today: string, prefix = 'form.'): Settled {
  const hidden = new Set<string>()
  const calculated = new Map<string, string>()
  const bounds = new Map<string, DateBounds>()
  const known = new Map<string, Given>([['today', today]])

  const boundsOf = ({ least, most, leastLabel, mostLabel }: Rule, lookup: (name: string) => Given): DateBounds => ({
    least: dateBound(least, lookup, leastLabel),
    most: dateBound(most, lookup, mostLabel),
  })

  const settleField = (rule: Rule, path: string, scope: Map<string, Given>): Given => {
    const lookup = (name: string): Given => scope.get(name) ?? known.get(name)
    if (rule.when && valueOf(rule.when, lookup) !== true) {
      hidden.add(path)
      return null
    }
    if (rule.calculate) {
      const value = valueOf(rule.calculate, lookup)
      calculated.set(path, written(value))
      return value
    }
    if (rule.kind === 'date') bounds.set(path, boundsOf(rule, lookup))
    return rule.fields ? settleRows(rule, path) : typedValue(rule, path, typed)
  }

  const settleRows = (rule: Rule, path: string): Given => {
    const columns = new Map<string, Given[]>((rule.fields ?? []).map(({ key }) => [key, []]))
    const rows = rowsOf(path, typed)
    for (let row = 0; row < rows; row += 1) {
      const scope = new Map<string, Given>()
      for (const inner of rule.fields ?? []) {
        const value = settleField(inner, `${path}.${row}.${inner.key}`, scope)
        scope.set(inner.key, value)
        columns.get(inner.key)!.push(value)
      }
    }
    for (const [key, values] of columns) known.set(`${rule.key}.${key}`, values)
    return Array.from({ length: rows }, () => true)
  }

  for (const [at, section] of sections.entries()) {
    const shown = !section.when || valueOf(section.when, (name) => known.get(name)) === true
    if (!shown) hidden.add(`section.${at}`)
    for (const rule of section.fields) {
      const path = prefix + rule.key
      if (shown) known.set(rule.key, settleField(rule, path, new Map()))
      else hidden.add(path)
    }
  }
  return { hidden, calculated, bounds }
}
