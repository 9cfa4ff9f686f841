// Gives each cell of a row its column. Normally that is the column it stands in; where its content contradicts that
// (a cell lost or added by text recognition moves the rest of the row), the cells are laid out anew in column order.
import type { Doubt } from '../../understood-plan.ts'
import { moneyUnit } from '../amounts.ts'
import { cachedTraits, fit, isOfAnotherKind } from './cell-fit.ts'
import type { Columns } from './columns.ts'
import { filled } from './grid.ts'
import type { GridCell, GridRow } from './grid.ts'
import type { FieldRole, Fields, Levels, Line, Piece } from './line.ts'
import { levelRoles } from './roles.ts'
import type { Role } from './roles.ts'

/** Neighbouring cells with marks count as one. */
type Item = { cells: GridCell[]; text: string; marks: number }

export type Placed = {
  line: Line
  /** Which column ended up as what. */
  homes: [number, Role][]
  realigned: boolean
}

type Layout = { placed: Map<Role, Item>; loose: Item[]; score: number }

const columnOf = (cell: GridCell): number => cell.place.column ?? 0

const isLevel = (role: Role | undefined): boolean => role === 'levels' || levelRoles.some((level) => level === role)

const itemsOf = (row: GridRow): Item[] => {
  const items: Item[] = []
  for (const cell of filled(row)) {
    const { marks } = cachedTraits(cell.text)
    const last = items.at(-1)
    if (marks > 0 && last && last.marks > 0) {
      last.cells.push(cell)
      last.marks += marks
    } else items.push({ cells: [cell], text: cell.text, marks })
  }
  return items
}

/** The columns in order, with the level columns as one. */
export const orderOf = (columns: Columns): Role[] => {
  const order: Role[] = []
  for (const role of columns.roles) {
    if (!role || role === 'foreign' || role === 'other') continue
    const name: Role = isLevel(role) ? 'levels' : role
    if (!order.includes(name)) order.push(name)
  }
  return order
}

const home = 1.5
const lost = -1

/** How often each column is filled: a converter that loses a cell loses a blank one. */
export type FillRates = ReadonlyMap<Role, number>

const blankCost = (role: Role, rates: FillRates): number => -3 * Math.max(0, (rates.get(role) ?? 0) - 0.5)

const blanks = (placed: ReadonlyMap<Role, Item>, order: readonly Role[], rates: FillRates): number =>
  order.reduce((sum, role) => sum + (placed.has(role) ? 0 : blankCost(role, rates)), 0)

const score = (item: Item, role: Role, columns: Columns): number => {
  const own = item.cells.some((cell) => {
    const here = columns.roles[columnOf(cell)]
    return here === role || (role === 'levels' && isLevel(here))
  })
  return fit(item.text, role) + (own ? home : 0)
}

const asPrinted = (items: readonly Item[], columns: Columns, order: readonly Role[], rates: FillRates): Layout => {
  const placed = new Map<Role, Item>()
  const loose: Item[] = []
  let total = 0
  for (const item of items) {
    const role = columns.roles[columnOf(item.cells[0]!)]
    const name: Role | undefined = isLevel(role) ? 'levels' : role
    const held = name && placed.get(name)
    if (name === 'note' && held) {
      placed.set('note', { ...held, cells: [...held.cells, ...item.cells], text: `${held.text}; ${item.text}` })
    } else if (!name || name === 'foreign' || name === 'other' || held) {
      loose.push(item)
      total += name === 'other' ? 0 : lost
    } else {
      placed.set(name, item)
      total += score(item, name, columns)
    }
  }
  return { placed, loose, score: total + blanks(placed, order, rates) }
}

/** The best layout that keeps the order of cells and columns; a cell may be left over. */
const laidOut = (items: readonly Item[], columns: Columns, order: readonly Role[], rates: FillRates): Layout => {
  const skip = order.map((role) => blankCost(role, rates))
  const best: number[][] = [[0]]
  for (let j = 1; j <= order.length; j += 1) best[0]![j] = best[0]![j - 1]! + skip[j - 1]!
  for (let i = 1; i <= items.length; i += 1) {
    best[i] = [i * lost]
    for (let j = 1; j <= order.length; j += 1) {
      const take = best[i - 1]![j - 1]! + score(items[i - 1]!, order[j - 1]!, columns)
      best[i]![j] = Math.max(take, best[i - 1]![j]! + lost, best[i]![j - 1]! + skip[j - 1]!)
    }
  }
  const placed = new Map<Role, Item>()
  const loose: Item[] = []
  let i = items.length
  let j = order.length
  while (i > 0) {
    if (j > 0 && best[i]![j] === best[i]![j - 1]! + skip[j - 1]!) j -= 1
    else if (best[i]![j] === best[i - 1]![j]! + lost) {
      loose.unshift(items[i - 1]!)
      i -= 1
    } else {
      placed.set(order[j - 1]!, items[i - 1]!)
      i -= 1
      j -= 1
    }
  }
  return { placed, loose, score: best[items.length]![order.length]! }
}

const contradictions = (layout: Layout): number =>
  [...layout.placed].filter(([role, item]) => fit(item.text, role) <= -1.5).length

const names = { no: 'số thứ tự', goal: 'mục tiêu', text: 'nhiệm vụ', output: 'sản phẩm', lead: 'chủ trì' } as const

const fieldOf: Partial<Record<Role, string>> = {
  goal: 'goal',
  text: 'text',
  output: 'outputs',
  lead: 'lead',
  coordinate: 'coordinate',
  deadline: 'deadline',
  budget: 'budget',
  quantity: 'quantity',
  levels: 'levels',
}

/** What no layout could explain: cells of the wrong kind, and offices left over. */
const leftoverDoubts = ({ placed, loose }: Layout): Doubt[] => {
  const odd = [...placed].flatMap(([role, item]): Doubt[] => {
    const field = fieldOf[role]
    if (!field || !isOfAnotherKind(item.text, role)) return []
    return [
      {
        field,
        reason: `Nội dung ô “${item.text.slice(0, 60)}” không giống nội dung của cột này.`,
        choices: [item.text],
      },
    ]
  })
  const offices = loose.filter((item) => cachedTraits(item.text).parties >= 0.6)
  if (offices.length === 0) return odd
  const reason = `Dòng có nhiều ô cơ quan hơn số cột; còn dư “${offices[0]!.text.slice(0, 60)}”.`
  const choices = [...placed].flatMap(([role, item]) => (role === 'lead' || role === 'coordinate' ? [item.text] : []))
  const all = [...choices, ...offices.map((item) => item.text)]
  return [...odd, { field: 'lead', reason, choices: all }, { field: 'coordinate', reason, choices: all }]
}

const deadlineDoubts = (layout: Layout, columns: Columns): Doubt[] => {
  const deadline = layout.placed.get('deadline')
  if (!deadline || cachedTraits(deadline.text).deadline === 'strong') return []
  const roles = columns.printedRoles ?? columns.roles
  if (deadline.cells.some((cell) => roles[columnOf(cell)] === 'deadline')) return []
  const reason = 'Dòng lệch cột; không chắc ô này là thời hạn.'
  return [{ field: 'deadline', reason, choices: [deadline.text] }]
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

/** What is less than certain once a row had to be laid out anew. */
const doubtsOf = (layout: Layout, columns: Columns, row: GridRow, rates: FillRates): Doubt[] => {
  const moved = (role: Role): boolean => {
    const item = layout.placed.get(role)
    return item !== undefined && !item.cells.some((cell) => columns.roles[columnOf(cell)] === role)
  }
  const printed = filled(row).map((cell) => cell.text)
  const shifted = (role: keyof typeof names) =>
    `Các ô của dòng này lệch so với tiêu đề cột; ô ${names[role]} được xếp lại theo nội dung.`
  const doubts: Doubt[] = []
  const hasGoal = columns.roles.includes('goal')
  if (moved('text') && hasGoal) doubts.push({ field: 'text', reason: shifted('text'), choices: printed })
  if (moved('goal')) doubts.push({ field: 'goal', reason: shifted('goal'), choices: printed })
  if (moved('output')) doubts.push({ field: 'outputs', reason: shifted('output'), choices: printed })
  const lead = layout.placed.get('lead')
  const coordinate = layout.placed.get('coordinate')
  const only = lead && coordinate ? undefined : (lead ?? coordinate)
  // Where leads are merged over rows, the one office that is left may be either.
  const merges = (rates.get('lead') ?? 1) < 0.97
  if (only && columns.roles.includes('coordinate') && (merges || moved('lead') || moved('coordinate'))) {
    const reason = 'Dòng lệch cột chỉ còn một cơ quan; không chắc là chủ trì hay phối hợp.'
    doubts.push({ field: 'lead', reason, choices: [only.text] }, { field: 'coordinate', reason, choices: [only.text] })
  }
  return [...doubts, ...deadlineDoubts(layout, columns)]
}

const pieceOf = (item: Item): Piece => ({
  text: item.text,
  place: item.cells[0]!.place,
  bold: item.cells.every((cell) => cell.bold),
})

const levelNames = ['province', 'district', 'commune'] as const

/** Where the three level columns begin, where heading or rows say so without contradiction. */
const firstLevelColumn = ({ roles, levelsFrom }: Columns): number | undefined => {
  if (levelsFrom !== undefined) return levelsFrom
  const at = roles.indexOf('level-province')
  const commune = roles.indexOf('level-commune')
  return at >= 0 && roles[at + 1] === 'level-district' && (commune < 0 || commune === at + 2) ? at : undefined
}

const levelsOf = (item: Item | undefined, columns: Columns): { levels: Levels | null; doubts: Doubt[] } => {
  if (!item || item.marks === 0) return { levels: null, doubts: [] }
  if (item.marks >= 3) return { levels: { province: true, district: true, commune: true }, doubts: [] }
  const levels: Levels = { province: false, district: false, commune: false }
  const first = firstLevelColumn(columns)
  const known = item.cells.map((cell) => (first === undefined ? -1 : columnOf(cell) - first))
  const sure = item.cells.length === item.marks && known.every((level) => level >= 0 && level < 3)
  const marked = sure ? known : levelNames.map((_, index) => index).slice(0, item.marks)
  for (const index of marked) levels[levelNames[index]!] = true
  if (sure) return { levels, doubts: [] }
  const reason = `Dòng có ${item.marks} dấu x nhưng cột lệch nên không rõ dấu thuộc cấp nào.`
  return { levels, doubts: [{ field: 'levels', reason }] }
}

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
    if (item) fields[role] = pieceOf(item)
  }
  const note = looseNote(layout)
  if (note) fields.note = pieceOf(note)
  const { levels, doubts } = levelsOf(
    layout.placed.get('levels') ?? layout.loose.find((item) => item.marks > 0),
    columns,
  )
  const budget = columns.roles.indexOf('budget')
  const line: Line = {
    rows: [row, ...(row.rest ?? [])],
    segment,
    fields,
    merged: mergedRoles(row, columns),
    levels,
    moneyUnit: budget < 0 ? 1 : moneyUnit(columns.labels[budget] ?? ''),
    doubts: [
      ...(better ? doubtsOf(layout, columns, row, rates) : deadlineDoubts(layout, columns)),
      ...leftoverDoubts(layout),
      ...rivals,
      ...doubts,
    ],
  }
  const homes = [...layout.placed].flatMap(([role, item]) =>
    item.cells.map((cell): [number, Role] => [columnOf(cell), role]),
  )
  return { line, homes, realigned: better }
}
