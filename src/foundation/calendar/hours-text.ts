// Hours as people write them in one box: "7h30-11h30; 13:00-17:00".
import type { WorkingInterval } from './working-calendar.ts'
import { findIntervalProblem } from './working-calendar.ts'

const INTERVAL = /^(\d{1,2})\s*[:hg.]\s*(\d{2})?\s*[-–]\s*(\d{1,2})\s*[:hg.]\s*(\d{2})?$/i
const two = (text: string): string => text.padStart(2, '0')

/** Undefined when the text is not hours, or they overlap; an empty text is no hours. */
export function parseHours(text: string): WorkingInterval[] | undefined {
  const parts = text.split(/[,;+]|\svà\s/).map((part) => part.trim())
  if (parts.length === 1 && parts[0] === '') return []
  const intervals: WorkingInterval[] = []
  for (const part of parts) {
    const [, fromHour, fromMinute = '00', toHour, toMinute = '00'] = INTERVAL.exec(part) ?? []
    if (!fromHour || !toHour) return undefined
    intervals.push({ from: `${two(fromHour)}:${fromMinute}`, to: `${two(toHour)}:${toMinute}` })
  }
  try {
    return findIntervalProblem(intervals) ? undefined : intervals
  } catch {
    return undefined
  }
}

export const formatHours = (intervals: readonly WorkingInterval[] = []): string =>
  intervals.map(({ from, to }) => `${from}-${to}`).join('; ')
