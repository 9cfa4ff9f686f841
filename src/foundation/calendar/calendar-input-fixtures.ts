// What people send when they decide about time, as tests need it.
import { addDayInput } from './decide-day.ts'
import { addPeriodRuleInput } from './set-period-rule.ts'
import { setTermRulesInput } from './set-term-rules.ts'
import { setWorkingHoursInput } from './set-working-hours.ts'

export const storm = (unitId: string | undefined, more: object = {}) =>
  addDayInput.parse({
    unitId,
    date: '2026-09-10',
    kind: 'closure',
    name: 'Nghỉ tránh bão',
    document: '12/CĐ-UBND',
    active: 'on',
    ...more,
  })

export const week = (unitId: string | undefined, more: object = {}) =>
  setWorkingHoursInput.parse({
    unitId,
    validFrom: '2026-04-15',
    document: '05/QĐ-UBND',
    hours1: '7:00-11:00; 13:30-17:30',
    reception6: '7:30-11:30',
    ...more,
  })

export const rules = setTermRulesInput.parse({
  validFrom: '2026-03-01',
  receivedAfter: '15:00',
  outsideHours: 'next_working_instant',
  dayEnds: 'end_of_working_hours',
  workingDays: 'counted',
  minutesPerDay: '480',
  document: '2022/QĐ-UBND',
})

export const period = addPeriodRuleInput.parse({
  series: 'cchc',
  key: 'quarter_1',
  name: 'Quý I',
  firstYear: '2026',
  every: '12',
  opensMonth: '0',
  opensDay: '15',
  closesMonth: '2',
  closesDay: '28',
  dueMonth: '3',
  dueDay: '12',
  dueBefore: 'on',
  document: '01/KH-UBND',
})
