// "nt", "như trên" and quotation marks stand for the cell above.
import type { FieldRole, Line } from './line.ts'

const ditto = /^[\s\-–—/]*(?:["”“″〃]+|n\/?t\.?|như trên|như dòng trên|-\/\/-|\/\/)[\s\-–—/]*$/iu

export const settleDitto = (line: Line): Line => {
  const repeated = (Object.keys(line.fields) as FieldRole[]).filter((role) => ditto.test(line.fields[role]?.text ?? ''))
  if (repeated.length === 0) return line
  const fields = { ...line.fields }
  for (const role of repeated) delete fields[role]
  return { ...line, fields, merged: new Set([...line.merged, ...repeated]) }
}
