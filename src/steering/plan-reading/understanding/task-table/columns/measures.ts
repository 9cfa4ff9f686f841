// Tables that print a number and its unit in two columns ("Đơn vị tính", "Kế hoạch 2031"): together they are one quantity.
import { fold } from '../../../../../kernel/text/vietnamese.ts'
import type { GridRow } from './grid.ts'

const isUnit = (label: string): boolean => /^(?:dvt|dv tinh|don vi tinh)(?: |$)/.test(fold(label))

const isValue = (label: string): boolean =>
  /^(?:so luong|khoi luong|gia tri|ke hoach|chi tieu(?: giao)?|muc tieu|phan dau)(?: nam)?(?: 20\d\d)?$/.test(
    fold(label),
  )

const isNumber = (text: string): boolean => /^[^\d\p{L}]*(?:\p{L}+ ){0,2}\d[\d.,]*\s*%?$/u.test(text)

/** The column of numbers that a column of units belongs to: one that holds numbers, the nearest first. */
const valueBeside = (labels: readonly string[], rows: readonly GridRow[], unit: number): number | undefined =>
  labels
    .flatMap((label, column) => {
      const texts = rows.map((row) => row.cells[column]?.text ?? '').filter(Boolean)
      return isValue(label) && texts.length > 0 && 2 * texts.filter(isNumber).length > texts.length ? [column] : []
    })
    .toSorted((a, b) => Math.abs(a - unit) - Math.abs(b - unit))[0]

/** The two columns as one headed "Số lượng": "02" and "Lớp" become "02 lớp". */
export const withMeasures = (
  labels: readonly string[],
  rows: readonly GridRow[],
): { labels: string[]; rows: GridRow[] } => {
  const unit = labels.findIndex(isUnit)
  const value = unit < 0 ? undefined : valueBeside(labels, rows, unit)
  if (value === undefined) return { labels: [...labels], rows: [...rows] }
  const joined = rows.map((row) => {
    const words = [row.cells[value]?.text ?? '', row.cells[unit]?.text.toLowerCase() ?? '']
    const text = words[0] === '' ? '' : words[0]!.endsWith('%') ? words[0]! : words.join(' ').trim()
    const cells = row.cells.map((cell, column) =>
      column === value ? { ...cell, text } : column === unit ? { ...cell, text: '' } : cell,
    )
    return { ...row, cells }
  })
  return {
    labels: labels.map((label, column) => (column === value ? 'Số lượng' : column === unit ? '' : label)),
    rows: joined,
  }
}
