// Formulas of forms and processes: parsed on the server, evaluated there and in the browser by the same file.
export { FormulaError, type Formula, type Given, type Lookup, type Value } from './formula.ts'
export { evaluate, namesIn } from './evaluate.ts'
export { parseFormula } from './parse.ts'
export { formulaErrorText } from './texts.ts'
export { Decimal, isEmpty, toValue } from './values.ts'
export { dateParts } from './dates.ts'
