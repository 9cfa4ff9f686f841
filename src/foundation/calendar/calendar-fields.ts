// Kinds of values of the calendar's forms, beside those every form has.
import { z } from 'zod'
import { parseHours } from './hours-text.ts'
import type { WorkingInterval } from './working-calendar.ts'

/** "7:30-11:30; 13:00-17:00"; empty for none. */
export const hours = () =>
  z
    .string()
    .max(200)
    .default('')
    .transform((text, context): WorkingInterval[] => {
      const intervals = parseHours(text)
      if (intervals) return intervals
      context.addIssue({ code: 'custom', message: 'calendar.hours_unreadable' })
      return z.NEVER
    })

/** HH:MM or empty. */
export const optionalTime = () =>
  z
    .string()
    .trim()
    .transform((text) => (text === '' ? null : text.replace(/^(\d):/, '0$1:')))
    .pipe(
      z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'calendar.time_unreadable')
        .nullable(),
    )
