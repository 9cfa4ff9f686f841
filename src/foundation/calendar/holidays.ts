// Reads a table of holidays as a year's documents give it: one dated row per day, with the document that decided it.
import { readFileSync } from 'node:fs'
import type { DecidedDay, ExceptionKind } from './working-calendar.ts'

const PROPOSED = 'PROPOSED_'
const KINDS: Record<string, ExceptionKind> = {
  off_holiday: 'holiday',
  off_compensation: 'compensation',
  off_swap: 'swap_off',
  work_swap: 'swap_work',
}
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Tab-separated rows under a heading, `#` begins a remark; throws on a row that contradicts itself. */
export function parseHolidays(table: string): DecidedDay[] {
  const [heading = '', ...lines] = table.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  const names = heading.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    return decidedDayOf(Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? '').trim()])))
  })
}

function decidedDayOf(row: Record<string, string>): DecidedDay {
  const date = Temporal.PlainDate.from(row['date'] ?? '')
  if (WEEKDAYS[date.dayOfWeek - 1] !== row['weekday']) throw new RangeError(`${row['date']} is not a ${row['weekday']}`)
  const kind = KINDS[(row['kind'] ?? '').replace(PROPOSED, '')]
  if (!kind) throw new RangeError(`unknown kind of day: ${row['kind']}`)
  return {
    date: date.toString(),
    kind,
    name: row['name'] ?? '',
    replaces: row['replaces'] ? Temporal.PlainDate.from(row['replaces']).toString() : null,
    hours: null,
    document: row['document'] ?? row['basis'] ?? '',
    status: row['kind']?.startsWith(PROPOSED) ? 'proposed' : 'active',
  }
}

/** The country's decided holidays and swapped days that ship with the program. */
export const readNationalHolidays = (): DecidedDay[] =>
  parseHolidays(readFileSync(new URL('data/holidays.tsv', import.meta.url), 'utf8'))
