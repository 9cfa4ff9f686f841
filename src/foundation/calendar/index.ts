// What other modules may know of time.
import type { Module } from '../../kernel/module.ts'
import { loadNationalData } from './national-data.ts'
import { t } from './pages/page-texts.ts'
import { calendarRoutes } from './routes.ts'

export const calendarModule: Module = {
  name: 'calendar',
  routes: calendarRoutes,
  doors: [{ href: '/lich-lam-viec', text: t('calendar.title'), group: 'administration', order: 20 }],
  load: loadNationalData,
}

export { getUnitClock, getUnitClocks, rangeFrom } from './calendar-queries.ts'
export type { DateRange, UnitClock } from './calendar-queries.ts'
export { fewestWorkingDays } from './fewest-working-days.ts'
export { holidaysBetween, type DayOff } from './holidays-between.ts'
export { writeFeed } from './icalendar.ts'
export type { Feed, FeedEvent } from './icalendar.ts'
export {
  addWorkingDays,
  addWorkingHours,
  addWorkingMinutes,
  addWorkingTime,
  endOfWorkOn,
  hasWorkingTime,
  isWorkingDay,
  isWorkingInstant,
  nextWorkingInstant,
  rollForward,
  workingDaysBetween,
  workingHoursBetween,
  workingMinutesBetween,
  workingTimeBetween,
} from './legal-clock.ts'
export * from './legal-term.ts'
export { dateOf, startOfDate, ZONE } from './local-time.ts'
export { getReportingPeriods } from './period-queries.ts'
export { findRuleProblem, reportingPeriods, reportingPeriodsAt } from './reporting-period.ts'
export type { PeriodSeries, ReportingPeriod, ReportingPeriodRule, YearDay } from './reporting-period.ts'
export { EXCEPTION_KINDS, isSettled } from './working-calendar.ts'
export type * from './working-calendar.ts'
