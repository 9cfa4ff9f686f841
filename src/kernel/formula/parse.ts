// From what a person writes to a formula. The grammar is jsep's, cut down to what our evaluator knows; a clerk may
// write `=` and `<>` as in a spreadsheet, and `and`, `or`, `not` as words.
import jsep, { type Expression } from 'jsep'
import { calls, lazyArity } from './functions.ts'
import { FormulaError, deepestFormula, longestFormula, type Formula } from './formula.ts'
import { number } from './values.ts'

const operators: Readonly<Record<string, readonly [call: string, precedence: number]>> = {
  or: ['or', 1],
  '||': ['or', 1],
  and: ['and', 2],
  '&&': ['and', 2],
  '=': ['==', 6],
  '==': ['==', 6],
  '<>': ['!=', 6],
  '!=': ['!=', 6],
  '<': ['<', 7],
  '>': ['>', 7],
  '<=': ['<=', 7],
  '>=': ['>=', 7],
  '+': ['+', 9],
  '-': ['-', 9],
  '*': ['*', 10],
  '/': ['/', 10],
  '%': ['%', 10],
}

jsep.removeAllBinaryOps()
jsep.removeAllUnaryOps()
for (const [sign, [, precedence]] of Object.entries(operators)) jsep.addBinaryOp(sign, precedence)
for (const sign of ['-', '!', 'not']) jsep.addUnaryOp(sign)

const namePattern = /^[a-z]\w*(\.[a-z]\w*)*$/i

/** `a.b` is one name: what it stands for is looked up as a whole, never a member of an object. */
function nameOf(node: Expression): string | undefined {
  if (node.type === 'Identifier') return node.name as string
  if (node.type !== 'MemberExpression' || node.computed || node.optional) return undefined
  const [object, property] = [nameOf(node.object as Expression), nameOf(node.property as Expression)]
  return object === undefined || property === undefined ? undefined : `${object}.${property}`
}

function shape(text: string) {
  const fail = (code: FormulaError['code'], word = ''): never => {
    throw new FormulaError(code, word, Math.max(0, word ? text.indexOf(word) : 0))
  }

  const call = (name: string, nodes: readonly Expression[], depth: number): Formula => {
    const arity = calls.get(name)?.arity ?? lazyArity.get(name)
    if (!arity) return fail('formula.unknown_function', name)
    const of = nodes.map((node) => formula(node, depth + 1))
    // The age of today is what people mean by age.
    if (name === 'age' && of.length === 1) of.push({ name: 'today' })
    return of.length < arity[0] || of.length > arity[1] ? fail('formula.argument_count', name) : { call: name, of }
  }

  const literal = ({ value, raw }: Expression): Formula => {
    if (typeof value === 'number') {
      const written = raw as string
      number(written)
      return { number: written }
    }
    if (typeof value === 'string') return { value: value.normalize('NFC') }
    return typeof value === 'boolean' || value === null ? { value } : fail('formula.not_allowed')
  }

  const formula = (node: Expression | null, depth: number): Formula => {
    if (depth > deepestFormula) return fail('formula.too_deep')
    switch (node?.type) {
      case 'Literal':
        return literal(node)
      case 'ArrayExpression':
        return { list: (node.elements as (Expression | null)[]).map((one) => formula(one, depth + 1)) }
      case 'UnaryExpression':
        return call(node.operator === '-' ? '-' : 'not', [node.argument as Expression], depth)
      case 'BinaryExpression':
        return call(operators[node.operator as string]![0], [node.left, node.right] as Expression[], depth)
      case 'ConditionalExpression':
        return call('if', [node.test, node.consequent, node.alternate] as Expression[], depth)
      case 'CallExpression':
        return node.optional
          ? fail('formula.not_allowed')
          : call(
              nameOf(node.callee as Expression) ?? fail('formula.not_allowed'),
              node.arguments as Expression[],
              depth,
            )
      case 'Identifier':
      case 'MemberExpression': {
        const name = nameOf(node)
        return name !== undefined && namePattern.test(name) ? { name } : fail('formula.not_allowed', name)
      }
      default:
        return fail('formula.not_allowed')
    }
  }
  return formula
}

function read(text: string): Expression {
  try {
    return jsep(text)
  } catch (error) {
    // The recursion of the parser itself: brackets within brackets without end.
    if (error instanceof RangeError) throw new FormulaError('formula.too_deep')
    const index = error instanceof Error && 'index' in error ? Number(error.index) : 0
    throw new FormulaError('formula.unreadable', text.slice(index, index + 12), Math.min(index, text.length))
  }
}

/** Reads a formula; what is wrong is a FormulaError with its place in the text. */
export function parseFormula(text: string): Formula {
  if (text.length > longestFormula) throw new FormulaError('formula.too_long', '', longestFormula)
  const tree = read(text)
  if (tree.type === 'Compound') {
    // Two expressions side by side, or nothing at all.
    throw new FormulaError('formula.unreadable', '', 0)
  }
  return shape(text)(tree, 0)
}
