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

const slid =
  'Một ô nhiệm vụ phía trên gộp hai việc và một dòng phía dưới không có nhiệm vụ, nên các dòng được ghép lại theo thứ tự.'

const sharedWords = (text: string, line: Line): number => {
  const words = new Set(wordsOf(text).filter((word) => word.length > 3))
  return wordsOf(textOf(line, 'lead')).filter((word) => words.has(word)).length
}

/** Lines from one whose text holds several tasks to an orphan below it, each text given the next row's cells. */
const zip = (lines: readonly Line[]): Line[] | undefined => {
  const texts = lines.flatMap((line) => piecesOf(line).map((text, index) => ({ text, line, first: index === 0 })))
  if (texts.length !== lines.length) return undefined
  const affinity = (pair: (index: number) => Line) =>
    texts.reduce((sum, { text }, index) => sum + sharedWords(text.text, pair(index)), 0)
  // Names of offices that recur in the texts they now stand beside prove the new order.
  const proven = affinity((index) => lines[index]!) > affinity((index) => texts[index]!.line)
  return lines.map((line, index) => {
    const { text, line: from, first } = texts[index]!
    const moved = withText(line, first ? from : { ...from, fields: {} }, text)
    if (index === 0) return moved
    const doubts = rowDoubts(moved, slid)
    return withDoubt(
      moved,
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
      if (piecesOf(result[from]!).length < 2) continue
      const settled = zip(result.slice(from, at + 1))
      if (settled) result.splice(from, settled.length, ...settled)
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
