// A calculation is written with keys, which nobody knows by heart: a field is chosen by its label and its name is put
// at the end of the formula.
import { fold } from '../../../kernel/text/vietnamese.ts'
import type { Row } from './rows.ts'

type FieldRow = Extract<Row, { field: unknown }>

/** As the formula of that row names the other: the fields of a group are many, and figures of them are summed up. */
function nameFor(row: FieldRow, { field, within }: FieldRow): string {
  if (within === undefined || within === row.within) return field.key
  const name = `${within}.${field.key}`
  return field.kind === 'number' || field.kind === 'money' ? `sum(${name})` : name
}

/** The rows with that field in the formula of the row; undefined where no other field has that label. */
export function writeOperand(rows: readonly Row[], at: number, label: string): Row[] | undefined {
  const row = rows[at]
  if (!row || !('field' in row)) return undefined
  const others = rows.filter((one): one is FieldRow => 'field' in one && one !== row && one.field.key !== '')
  const named = others.filter(({ field }) => fold(field.label) === fold(label))
  // Of two fields with that label, the one beside it is meant.
  const chosen = named.find(({ within }) => within === row.within) ?? named[0]
  if (label === '' || !chosen) return undefined
  const calculate = [row.field.calculate, nameFor(row, chosen)].filter(Boolean).join(' ')
  return rows.with(at, { ...row, field: { ...row.field, calculate } })
}
