// The marks that say at which levels of the state a task is carried out.
import type { Doubt } from '../../../understood-plan.ts'
import type { Columns } from './columns.ts'
import type { Levels } from '../line.ts'
import { levelRoles } from './roles.ts'
import { columnOf } from './row-layout.ts'
import type { Item } from './row-layout.ts'

const names = ['province', 'district', 'commune'] as const

/** The level that a column stands for, where heading or rows say so without contradiction. */
const levelAt = ({ roles, levelsFrom }: Columns, column: number): number | undefined => {
  if (levelsFrom !== undefined) return [0, 1, 2].includes(column - levelsFrom) ? column - levelsFrom : undefined
  const known = levelRoles.map((role) => roles.indexOf(role))
  const present = known.filter((at) => at >= 0)
  const clear =
    present.length > 1 && present.every((at, index) => at === present[0]! + index) && !roles.includes('levels')
  const level = known.indexOf(column)
  return clear && level >= 0 ? level : undefined
}

export const levelsOf = (item: Item | undefined, columns: Columns): { levels: Levels | null; doubts: Doubt[] } => {
  if (!item || item.marks === 0) return { levels: null, doubts: [] }
  if (item.marks >= 3) return { levels: { province: true, district: true, commune: true }, doubts: [] }
  const levels: Levels = { province: false, district: false, commune: false }
  const known = item.cells.flatMap((cell) => levelAt(columns, columnOf(cell)) ?? [])
  const sure = item.cells.length === item.marks && known.length === item.marks
  const marked = sure ? known : [0, 1].slice(0, item.marks)
  for (const index of marked) levels[names[index]!] = true
  if (sure) return { levels, doubts: [] }
  const reason = `Dòng có ${item.marks} dấu x nhưng cột lệch nên không rõ dấu thuộc cấp nào.`
  return { levels, doubts: [{ field: 'levels', reason }] }
}
