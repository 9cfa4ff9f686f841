// Tables that draw the time as columns: a mark under "Quý II" is the deadline. The columns become one with words.
import { countMarks } from '../../amounts.ts'
import type { GridRow } from './grid.ts'

const period = /(?:^|\s)(quý\s*(?:IV|I{1,3}|[1-4])|tháng\s*(?:1[0-2]|0?[1-9])|T\s?(?:1[0-2]|0?[1-9]))$/iu

/** "Thời gian thực hiện Quý II" ends with the name of a quarter or month. */
export const periodOf = (label: string): string | undefined => period.exec(label.trim())?.[1]

/** "II" below "Thời gian thực hiện (quý)", "7" below "Tháng": the period of the column. */
export const periodUnder = (group: string, part: string): string | undefined => {
  if (/quý|thời gian|tiến độ/iu.test(group) && /^(?:IV|I{1,3}|Q(?:IV|I{1,3}|[1-4]))$/.test(part))
    return `Quý ${part.replace('Q', '')}`
  if (/quý/iu.test(group) && /^[1-4]$/.test(part)) return `Quý ${part}`
  return /tháng/iu.test(group) && /^(?:1[0-2]|0?[1-9])$/.test(part) ? `Tháng ${part}` : undefined
}

export type Timeline = { labels: string[]; rows: GridRow[] }

const isMark = (text: string): boolean => countMarks(text) > 0 || /^[●•■✔*+-]$/u.test(text.trim())

export const withTimeline = (labels: readonly string[], rows: readonly GridRow[]): Timeline => {
  const periods = labels.map(periodOf)
  const columns = periods.flatMap((name, column) => (name ? [column] : []))
  if (columns.length < 3) return { labels: [...labels], rows: [...rows] }
  const [first] = columns
  const drawn = rows.map((row) => {
    const words = columns.flatMap((column) => {
      const text = row.cells[column]?.text ?? ''
      return text === '' ? [] : [isMark(text) ? periods[column]! : text]
    })
    const cells = row.cells.map((cell, column) => {
      if (!columns.includes(column)) return cell
      return { ...cell, text: column === first ? words.join(', ') : '' }
    })
    return { ...row, cells }
  })
  const named = labels.map((label, column) =>
    !columns.includes(column) ? label : column === first ? 'Thời gian thực hiện' : '',
  )
  return { labels: named, rows: drawn }
}
