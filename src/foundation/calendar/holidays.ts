// Reads a table of holidays as a year's documents give it: one dated row per day, with the document that decided it.
import { readFileSync } from 'node:fs'
import type { CalendarException, ExceptionKind, Weekday } from './working-calendar.ts'

const PROPOSED = 'PROPOSED_'
const KINDS: Record<string, ExceptionKind> = {
  off_holiday: 'holiday',
  off_compensation: 'compensation',
  off_swap: 'swap_off',
  work_swap: 'swap_work',
}
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONDAY: Weekday = 1

/** Tab-separated rows under a heading, `#` begins a remark; throws on a row that contradicts itself. */
export function parseHolidays(table: string): CalendarException[] {
  const [heading = '', ...lines] = table.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  const names = heading.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    return exceptionOf(Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? '').trim()])))
  })
}

function exceptionOf(row: Record<string, string>): CalendarException {
  const date = Temporal.PlainDate.from(row['date'] ?? '')
  if (WEEKDAYS[date.dayOfWeek - 1] !== row['weekday']) throw new RangeError(`${row['date']} is not a ${row['weekday']}`)
  const kind = KINDS[(row['kind'] ?? '').replace(PROPOSED, '')]
  if (!kind) throw new RangeError(`unknown kind of day: ${row['kind']}`)
  return {
    date: date.toString(),
    kind,
    name: row['name'] ?? '',
    hours: kind === 'swap_work' ? { asWeekday: weekdayReplaced(row['replaces']) } : 'off',
    document: row['document'] ?? row['basis'] ?? '',
    status: row['kind']?.startsWith(PROPOSED) ? 'proposed' : 'active',
  }
}

/** A make-up day has the hours of the day it makes up; Monday's where the table does not say which. */
const weekdayReplaced = (date: string | undefined): Weekday =>
  date ? (Temporal.PlainDate.from(date).dayOfWeek as Weekday) : MONDAY

/** The country's decided holidays and swapped days that ship with the program. */
export const readNationalHolidays = (): CalendarException[] =>
  parseHolidays(readFileSync(new URL('data/holidays.tsv', import.meta.url), 'utf8'))
