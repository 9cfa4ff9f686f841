// A year by months as the calendar counts it: pure, for the page of days.
import { isWorkingDay, workingHoursBetween } from '../legal-clock.ts'
import { startOfDate } from '../local-time.ts'
import type { WorkingCalendar } from '../working-calendar.ts'

export type MonthSummary = { month: number; workingDays: number; workingHours: number }

export const summariseMonths = (calendar: WorkingCalendar, year: number): MonthSummary[] =>
  Array.from({ length: 12 }, (_, index) => {
    const first = new Temporal.PlainDate(year, index + 1, 1)
    const days = Array.from({ length: first.daysInMonth }, (_, day) => first.add({ days: day }))
    return {
      month: index + 1,
      workingDays: days.filter((date) => isWorkingDay(calendar, date)).length,
      workingHours: workingHoursBetween(calendar, startOfDate(first), startOfDate(first.add({ months: 1 }))),
    }
  })
