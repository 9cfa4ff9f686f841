// What a page draws, as pdf.js lists it: codes and their arguments.
import { times } from './matrix.ts'
import type { Matrix } from './matrix.ts'

export type Operators = { fnArray: number[]; argsArray: unknown[] }
export type Codes = Record<string, number>

/** Calls `onOperator` for each operator with its name, its arguments and the transformation that holds there. */
export const walkOperators = (
  operators: Operators,
  codes: Codes,
  viewport: Matrix,
  onOperator: (name: string, args: unknown[], matrix: Matrix) => void,
): void => {
  const names = new Map(Object.entries(codes).map(([name, code]) => [code, name]))
  const saved: Matrix[] = []
  let matrix = viewport
  operators.fnArray.forEach((code, index) => {
    const name = names.get(code) ?? ''
    const args = (operators.argsArray[index] as unknown[] | null) ?? []
    if (name === 'save' || name === 'paintFormXObjectBegin') saved.push(matrix)
    if (name === 'restore' || name === 'paintFormXObjectEnd') matrix = saved.pop() ?? viewport
    if (name === 'transform') matrix = times(matrix, args as number[])
    if (name === 'paintFormXObjectBegin' && args[0]) matrix = times(matrix, args[0] as number[])
    onOperator(name, args, matrix)
  })
}
