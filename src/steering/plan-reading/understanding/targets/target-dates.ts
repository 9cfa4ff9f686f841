import { datePattern, isoOf } from '../printed-dates.ts'

const due = new RegExp(
  String.raw`(?:trước|chậm nhất(?: là| vào| đến)?|đến(?: hết)?|xong trước|muộn nhất)\s+(?:ngày\s+)?${datePattern}`,
  'iu',
)

/** The day by which something must be done ("trước ngày 15/02/2024"), ISO; undefined where none is printed. */
export function findDueDate(sentence: string): string | undefined {
  const match = due.exec(sentence)
  return (match && isoOf(match.slice(1, 7))) ?? undefined
}
