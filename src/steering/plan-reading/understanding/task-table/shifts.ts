// Text and units that slid apart: one cell holds the texts of two tasks, so every text below stands a row too high.
import type { Doubt } from '../../understood-plan.ts'
import { wordsOf } from '../wording.ts'
import { itemsOf, leadingNumber } from './items.ts'
import { has, textOf, withDoubt } from './line.ts'
import type { FieldRole, Line, Piece } from './line.ts'

const rowFields: FieldRole[] = ['lead', 'coordinate', 'deadline', 'budget', 'quantity', 'output', 'note']

const isOrphan = (line: Line): boolean =>
  !has(line, 'text') &&
  !has(line, 'output') &&
  !has(line, 'goal') &&
  has(line, 'lead') &&
  (has(line, 'deadline') || line.levels !== null)

const doubtNames: [FieldRole, string][] = [
  ['lead', 'lead'],
  ['coordinate', 'coordinate'],
  ['deadline', 'deadline'],
  ['budget', 'budget'],
  ['quantity', 'quantity'],
]

const rowDoubts = (line: Line, reason: string): Doubt[] => [
  ...doubtNames
    .filter(([role]) => has(line, role) || role === 'lead' || role === 'coordinate' || role === 'deadline')
    .map(([role, field]) => ({ field, reason, choices: has(line, role) ? [textOf(line, role)] : [] })),
  ...(line.levels ? [{ field: 'levels', reason }] : []),
]

const piecesOf = (line: Line): Piece[] => {
  const piece = line.fields.text
  if (!piece) return []
  const list = itemsOf(piece.text)
  return list && list.lead === '' ? list.items.map((text) => ({ ...piece, text })) : [piece]
}

const withText = (line: Line, from: Line, text: Piece): Line => ({
  ...line,
  fields: {
    ...Object.fromEntries(rowFields.flatMap((field) => (line.fields[field] ? [[field, line.fields[field]]] : []))),
    ...pickText(from),
    text,
  },
})

const pickText = (line: Line): Line['fields'] => {
  const { no, area, group, goal } = line.fields
  return { ...(no && { no }), ...(area && { area }), ...(group && { group }), ...(goal && { goal }) }
}

const slid = 'Nhiệm vụ và các ô bên cạnh lệch dòng nhau; các dòng được ghép lại theo thứ tự.'

const sharedWords = (text: string, line: Line): number => {
  const words = new Set(wordsOf(text).filter((word) => word.length > 3))
  return wordsOf(textOf(line, 'lead')).filter((word) => words.has(word)).length
}

const hasRecord = (line: Line): boolean => rowFields.some((field) => has(line, field)) || line.levels !== null

/** A line whose text has too few cells: it holds several tasks, or its own cells stand in a row below. */
const isDeficient = (line: Line): boolean => has(line, 'text') && (piecesOf(line).length > 1 || !hasRecord(line))

/** Lines from a deficient one down to an orphan: each text is given the next cells in order. */
const zip = (lines: readonly Line[]): Line[] | undefined => {
  const texts = lines.flatMap((line) => piecesOf(line).map((text, index) => ({ text, line, first: index === 0 })))
  const records = lines.filter(hasRecord)
  if (texts.length !== records.length) return undefined
  const affinity = (pair: (index: number) => Line) =>
    texts.reduce((sum, { text }, index) => sum + sharedWords(text.text, pair(index)), 0)
  // Names of offices that recur in the texts they now stand beside prove the new order.
  const proven = affinity((index) => records[index]!) > affinity((index) => texts[index]!.line)
  return texts.map(({ text, line: from, first }, index) => {
    const record = records[index]!
    const moved = withText(record, first ? from : { ...from, fields: {} }, text)
    const settled = { ...moved, rows: record === from ? moved.rows : [...from.rows, ...record.rows] }
    if (record === from || texts.length === 1) return settled
    const doubts = rowDoubts(moved, slid)
    return withDoubt(
      settled,
      ...(proven ? doubts.filter(({ field }) => field === 'lead' || field === 'deadline') : doubts),
    )
  })
}

const settleOrphans = (lines: readonly Line[]): Line[] => {
  const result = [...lines]
  for (let at = 0; at < result.length; at += 1) {
    if (!isOrphan(result[at]!)) continue
    for (let from = at - 1; from >= 0 && result[from]!.segment === result[at]!.segment; from -= 1) {
      if (isOrphan(result[from]!)) break
      if (!isDeficient(result[from]!)) continue
      const settled = zip(result.slice(from, at + 1))
      if (!settled) break
      result.splice(from, at - from + 1, ...settled)
      at = from + settled.length - 1
      break
    }
  }
  return result
}

const numberOf = (line: Line | undefined): number | undefined => {
  const printed = line && leadingNumber(textOf(line, 'text'))?.number
  return printed && /^\d+$/.test(printed) ? Number(printed) : undefined
}

const glued =
  'Ô nhiệm vụ của một dòng gộp hai việc đánh số riêng, nên đơn vị và thời hạn của dòng này và các dòng dưới có thể thuộc việc khác.'

/** "1. … 2. …" in one cell where the next row goes on with 3: two tasks of the list, of which only one has cells. */
const splitNumbered = (lines: readonly Line[]): Line[] => {
  let uncertain: number | undefined
  return lines.flatMap((line, index) => {
    if (uncertain !== undefined && line.segment !== uncertain) uncertain = undefined
    const list = itemsOf(textOf(line, 'text'))
    const next = numberOf(lines[index + 1])
    const goesOn = list?.kind === 'number' && list.lead === '' && next === list.numbers.at(-1)! + 1 && !has(line, 'no')
    if (!goesOn) return [uncertain === undefined ? line : withDoubt(line, ...rowDoubts(line, glued))]
    uncertain = line.segment
    return list.items.map((text, item) => {
      const numbered = { ...line.fields.text!, text: `${list.numbers[item]}. ${text}` }
      const own = item === 0 ? line : { ...line, fields: { ...line.fields, area: undefined, group: undefined } }
      return withDoubt({ ...own, fields: { ...own.fields, text: numbered } }, ...rowDoubts(line, glued))
    })
  })
}

export const settleShifts = (lines: readonly Line[]): Line[] => splitNumbered(settleOrphans(lines))
