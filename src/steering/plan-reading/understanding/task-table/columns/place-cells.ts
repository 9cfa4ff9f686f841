// Gives each cell of a row its column. Normally that is the column it stands in; where its content contradicts that
// (a cell lost or added by text recognition moves the rest of the row), the cells are laid out anew in column order.
import type { Doubt } from '../../../understood-plan.ts'
import { moneyUnit } from '../../amounts.ts'
import { cachedTraits } from './cell-fit.ts'
import type { Columns } from './columns.ts'
import type { GridRow } from './grid.ts'
import { deadlineDoubts, doubtsOf, guessDoubts, leftoverDoubts, shortDoubts } from './layout-doubts.ts'
import { levelsOf } from './levels.ts'
import type { FieldRole, Fields, Line, Piece } from '../line.ts'
import type { Role } from './roles.ts'
import { asPrinted, columnOf, contradictions, itemsOf, laidOut, orderOf } from './row-layout.ts'
import type { FillRates, Item, Layout } from './row-layout.ts'

export type Placed = {
  line: Line
  /** Which column ended up as what. */
  homes: [number, Role][]
  realigned: boolean
}

/** Of two cells that could be the deadline, the one that is nothing else goes first. */
const withStrongDeadline = (layout: Layout): { layout: Layout; doubts: Doubt[] } => {
  const placed = layout.placed.get('deadline')
  const rival = layout.loose.find((item) => cachedTraits(item.text).deadline === 'strong')
  if (!placed || !rival) return { layout, doubts: [] }
  const weak = cachedTraits(placed.text).deadline !== 'strong'
  const [first, second] = weak ? [rival, placed] : [placed, rival]
  const loose = layout.loose.map((item) => (item === rival ? second : item))
  const reason = 'Dòng có hai ô đều giống thời hạn.'
  return {
    layout: { ...layout, placed: new Map([...layout.placed, ['deadline', first]]), loose },
    doubts: [{ field: 'deadline', reason, choices: [first.text, second.text] }],
  }
}

const pieceOf = (item: Item): Piece => ({
  text: item.text,
  place: item.cells[0]!.place,
  bold: item.cells.every((cell) => cell.bold),
})

/** "II.1\n.a": a number that its narrow column broke. */
const wholeNumber = (piece: Piece): Piece =>
  /^[\dIVX]+(?:\s*\.\s*[\p{L}\d]{1,3})*\.?$/u.test(piece.text)
    ? { ...piece, text: piece.text.replace(/\s+/g, '') }
    : piece

const fieldRoles: FieldRole[] = [
  'no',
  'area',
  'group',
  'goal',
  'text',
  'output',
  'lead',
  'coordinate',
  'deadline',
  'budget',
  'quantity',
  'note',
]

const looseNote = (layout: Layout): Item | undefined => {
  const texts = layout.loose.filter((item) => item.marks === 0)
  if (texts.length === 0) return undefined
  const note = layout.placed.get('note')
  const all = [...(note ? [note] : []), ...texts]
  return { cells: all.flatMap((item) => item.cells), text: all.map((item) => item.text).join('; '), marks: 0 }
}

const mergedRoles = (row: GridRow, columns: Columns): Set<FieldRole> =>
  new Set(
    row.cells.flatMap((cell, column) => {
      const role = columns.roles[column]
      return cell.mergedAbove && fieldRoles.includes(role as FieldRole) ? [role as FieldRole] : []
    }),
  )

/** `order` is the order of columns to fall back on where the row does not stand in its own. */
export const placeCells = (
  row: GridRow,
  columns: Columns,
  segment: number,
  order = orderOf(columns),
  rates: FillRates = new Map(),
): Placed => {
  const items = itemsOf(row).filter((item) => columns.roles[columnOf(item.cells[0]!)] !== 'other')
  const printed = asPrinted(items, columns, order, rates)
  // A number and a title are a heading, wherever they stand.
  const heading = items.length === 2 && /^[IVXA-E]{1,5}[.)]?$/.test(items[0]!.text)
  const odd = items.length > 1 && !heading && (contradictions(printed) > 0 || printed.loose.length > 0)
  const anew = odd ? laidOut(items, columns, order, rates) : printed
  const gain = contradictions(printed) > 1 ? 0.5 : 2
  const better = anew.score >= printed.score + gain && contradictions(anew) < Math.max(1, contradictions(printed))
  const { layout, doubts: rivals } = withStrongDeadline(better ? anew : printed)
  const fields: Fields = {}
  for (const role of fieldRoles) {
    const item = layout.placed.get(role as Role)
    if (item) fields[role] = role === 'no' ? wholeNumber(pieceOf(item)) : pieceOf(item)
  }
  const note = looseNote(layout)
  if (note) fields.note = pieceOf(note)
  const { levels, doubts } = levelsOf(
    layout.placed.get('levels') ?? layout.loose.find((item) => item.marks > 0),
    columns,
  )
  const budget = columns.roles.indexOf('budget')
  const dueBefore = /trước(?:\s+ngày)?\W*$/iu.test(columns.labels[columns.roles.indexOf('deadline')] ?? '')
  const line: Line = {
    rows: [row, ...(row.rest ?? [])],
    segment,
    fields,
    merged: mergedRoles(row, columns),
    levels,
    ...(dueBefore && { dueBefore }),
    moneyUnit: budget < 0 ? 1 : moneyUnit(columns.labels[budget] ?? ''),
    doubts: [
      ...(better ? doubtsOf(layout, columns, row, rates) : deadlineDoubts(layout, columns)),
      ...leftoverDoubts(layout),
      ...shortDoubts(layout, columns, row),
      ...(columns.guessed ? guessDoubts(row) : []),
      ...rivals,
      ...doubts,
    ],
  }
  const homes = [...layout.placed].flatMap(([role, item]) =>
    item.cells.map((cell): [number, Role] => [columnOf(cell), role]),
  )
  return { line, homes, realigned: better }
}
