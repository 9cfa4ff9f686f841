// Rows that are only the rest of the row above: a page break or a converter cut one row in two.
import { romanNumber } from '../areas.ts'
import { joinWords } from './columns/grid.ts'
import type { TableHabits } from './headings.ts'
import { firstRow, has, textOf } from './line.ts'
import type { FieldRole, Line, Piece } from './line.ts'

const order: FieldRole[] = ['goal', 'text', 'output', 'lead', 'coordinate', 'deadline', 'budget', 'quantity', 'note']

const filledFields = (line: Line): FieldRole[] => order.filter((field) => has(line, field))

const isFinished = (text: string): boolean => /[.!?;:)…]$/.test(text)

/** How a row continues the one above: mid-sentence, as one more entry of its cells, or not at all. */
const continuation = (line: Line, above: Line, habits: TableHabits): 'sentence' | 'entry' | undefined => {
  const fields = filledFields(line)
  const bold = firstRow(line).cells.some((cell) => cell.bold && cell.text !== '')
  if (fields.length === 0 || has(line, 'no') || has(line, 'area') || bold || firstRow(line).betweenParts)
    return undefined
  if (fields.some((field) => romanNumber(textOf(line, field)))) return undefined
  const numbersTasks = habits.numbered && !habits.goalColumn
  if (fields.length === 1 && fields[0] === 'text') {
    if (!numbersTasks) return undefined
    return firstRow(line).breakBefore && !isFinished(textOf(above, 'text')) ? 'sentence' : 'entry'
  }
  if (has(line, 'text') || has(line, 'goal')) return undefined
  const isRow = line.levels !== null || (has(line, 'lead') && has(line, 'deadline'))
  const onlyLists = fields.every(
    (field) => field === 'output' || field === 'lead' || field === 'coordinate' || field === 'note',
  )
  return onlyLists && !isRow && !(has(line, 'output') && has(line, 'lead')) ? 'entry' : undefined
}

const joinText = (before: string, after: string, how: 'sentence' | 'entry'): string => {
  if (before === '' || after === '') return before + after
  return how === 'entry' ? `${before}\n${after}` : joinWords(before, after)
}

const joinPiece = (before: Piece | undefined, after: Piece | undefined, how: 'sentence' | 'entry'): Piece | undefined =>
  before && after ? { ...before, text: joinText(before.text, after.text, how) } : (before ?? after)

export const joinLines = (above: Line, line: Line, how: 'sentence' | 'entry'): Line => {
  const fields = { ...above.fields }
  for (const field of order) {
    const piece = joinPiece(above.fields[field], line.fields[field], how)
    if (piece) fields[field] = piece
  }
  return {
    ...above,
    fields,
    rows: [...above.rows, ...line.rows],
    levels: above.levels ?? line.levels,
    doubts: [...above.doubts, ...line.doubts],
  }
}

/** A goal cut by a page break: its second half, with the number, stands in the row of the next task. */
const joinGoal = (above: Line, line: Line): [Line, Line] | undefined => {
  if (!has(above, 'goal') || has(above, 'no') || !/^\p{Ll}/u.test(textOf(line, 'goal'))) return undefined
  if (isFinished(textOf(above, 'goal'))) return undefined
  const goal = joinPiece(above.fields.goal, line.fields.goal, 'sentence')!
  const { goal: _goal, no, ...rest } = line.fields
  return [
    { ...above, fields: { ...above.fields, goal, ...(no && { no }) } },
    { ...line, fields: rest },
  ]
}

export const joinFragments = (lines: readonly Line[], habits: TableHabits): Line[] => {
  const joined: Line[] = []
  for (const line of lines) {
    const above = joined.at(-1)
    const work = above && (has(above, 'text') || has(above, 'output')) ? above : undefined
    const how = work && continuation(line, work, habits)
    const goals = work && joinGoal(work, line)
    if (how) joined.splice(-1, 1, joinLines(work, line, how))
    else if (goals) joined.splice(-1, 1, ...goals)
    else joined.push(line)
  }
  return joined
}
