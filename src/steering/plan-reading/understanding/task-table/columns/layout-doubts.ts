// What stays uncertain once a row has found its columns.
import type { Doubt } from '../../../understood-plan.ts'
import { cachedTraits, isOfAnotherKind } from './cell-fit.ts'
import type { Columns } from './columns.ts'
import { filled } from './grid.ts'
import type { GridRow } from './grid.ts'
import { columnOf } from './row-layout.ts'
import type { FillRates, Layout } from './row-layout.ts'
import type { Role } from './roles.ts'

const names = { no: 'số thứ tự', goal: 'mục tiêu', text: 'nhiệm vụ', output: 'sản phẩm', lead: 'chủ trì' } as const

const fieldOf: Partial<Record<Role, string>> = {
  area: 'area',
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
export const leftoverDoubts = ({ placed, loose }: Layout): Doubt[] => {
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

/** Without a heading who leads, who helps and what is produced are told from the cells alone. */
export const guessDoubts = (row: GridRow): Doubt[] => {
  const reason = 'Bảng không có dòng tiêu đề; cột nào là gì được đoán theo nội dung.'
  const choices = filled(row).map((cell) => cell.text)
  return ['lead', 'coordinate', 'outputs'].map((field) => ({ field, reason, choices }))
}

/** Cells that stand side by side and look alike may each be the one that is missing. */
export const shortDoubts = ({ placed }: Layout, columns: Columns, row: GridRow): Doubt[] => {
  if (!row.short) return []
  const reason = 'Dòng thiếu ô và tệp không nói thiếu ô nào; các ô được xếp theo nội dung.'
  const choices = filled(row).map((cell) => cell.text)
  const unsure = (['lead', 'coordinate', 'output', 'goal'] as const).filter(
    (role) => role !== 'goal' || placed.has(role),
  )
  const area = columns.roles.includes('area') ? (['area'] as const) : []
  const weak = !cachedTraits(placed.get('deadline')?.text ?? '').deadline
  return [...area, ...unsure, ...(weak ? (['deadline'] as const) : [])].map((role) => ({
    field: fieldOf[role]!,
    reason,
    choices,
  }))
}

/** A vague phrase in a column that is not known to hold deadlines. */
export const deadlineDoubts = (layout: Layout, columns: Columns): Doubt[] => {
  const deadline = layout.placed.get('deadline')
  if (!deadline || cachedTraits(deadline.text).deadline === 'strong') return []
  const roles = columns.printedRoles ?? columns.roles
  if (deadline.cells.some((cell) => roles[columnOf(cell)] === 'deadline')) return []
  const reason = 'Dòng lệch cột; không chắc ô này là thời hạn.'
  return [{ field: 'deadline', reason, choices: [deadline.text] }]
}

/** What is less than certain once a row had to be laid out anew. */
export const doubtsOf = (layout: Layout, columns: Columns, row: GridRow, rates: FillRates): Doubt[] => {
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
