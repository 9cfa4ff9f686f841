import { action, page, type Route } from '../../kernel/http/route.ts'
import { addDay, addDayInput, switchDay, switchDayInput } from './decide-day.ts'
import { linkTo, PLACES } from './pages/calendar-view.ts'
import { showDays } from './pages/days-page.ts'
import { showHours } from './pages/hours-page.ts'
import { showPeriods } from './pages/periods-page.ts'
import { addPeriodRule, addPeriodRuleInput, endPeriodRule, endPeriodRuleInput } from './set-period-rule.ts'
import { setTermRules, setTermRulesInput } from './set-term-rules.ts'
import { endWorkingHours, endWorkingHoursInput, setWorkingHours, setWorkingHoursInput } from './set-working-hours.ts'
import { settleYear, settleYearInput } from './settle-year.ts'

export const calendarRoutes: readonly Route[] = [
  page(PLACES.days, (context) => showDays(context)),
  page(PLACES.hours, (context) => showHours(context)),
  page(PLACES.periods, (context) => showPeriods(context)),
  action({
    path: '/lich-lam-viec/ngay',
    name: 'calendar.add_day',
    input: addDayInput,
    run: addDay,
    next: (_, { unitId, date }) => ({ to: linkTo('days', unitId, date.year), said: 'calendar.day_added_said' }),
    again: showDays,
  }),
  action({
    path: '/lich-lam-viec/ngay/:id/hieu-luc',
    name: 'calendar.switch_day',
    input: switchDayInput,
    run: switchDay,
    next: ({ year }, { viewedUnit }) => ({ to: linkTo('days', viewedUnit, year), said: 'calendar.day_switched_said' }),
    again: showDays,
  }),
  action({
    path: '/lich-lam-viec/nam',
    name: 'calendar.settle_year',
    input: settleYearInput,
    run: settleYear,
    next: (_, { year }) => ({ to: linkTo('days', null, year), said: 'calendar.year_settled_said' }),
    again: showDays,
  }),
  action({
    path: '/lich-lam-viec/gio-lam-viec',
    name: 'calendar.set_hours',
    input: setWorkingHoursInput,
    run: setWorkingHours,
    next: (_, { unitId }) => ({ to: linkTo('hours', unitId), said: 'calendar.hours_set_said' }),
    again: showHours,
  }),
  action({
    path: '/lich-lam-viec/gio-lam-viec/:id/ket-thuc',
    name: 'calendar.end_hours',
    input: endWorkingHoursInput,
    run: endWorkingHours,
    next: (unitId) => ({ to: linkTo('hours', unitId), said: 'calendar.hours_ended_said' }),
    again: showHours,
  }),
  action({
    path: '/lich-lam-viec/cach-tinh-han',
    name: 'calendar.set_term_rules',
    input: setTermRulesInput,
    run: setTermRules,
    next: (_, { unitId }) => ({ to: linkTo('hours', unitId), said: 'calendar.term_rules_set_said' }),
    again: showHours,
  }),
  action({
    path: '/lich-lam-viec/ky-bao-cao',
    name: 'calendar.add_period',
    input: addPeriodRuleInput,
    run: addPeriodRule,
    next: (_, { unitId, firstYear }) => ({
      to: linkTo('periods', unitId, firstYear),
      said: 'calendar.period_added_said',
    }),
    again: showPeriods,
  }),
  action({
    path: '/lich-lam-viec/ky-bao-cao/:id/ket-thuc',
    name: 'calendar.end_period',
    input: endPeriodRuleInput,
    run: endPeriodRule,
    next: (unitId) => ({ to: linkTo('periods', unitId), said: 'calendar.period_ended_said' }),
    again: showPeriods,
  }),
]
