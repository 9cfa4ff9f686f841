/** How urgent a piece of open work is today; each stage is told once. */
export type ReminderStage = 'due_7' | 'due_3' | 'due_1' | 'overdue'

/** A long weekend or a machine switched off must not swallow a reminder; what is older is on the lists, not news. */
export const overdueNewsDays = 5
export const firstNoticeDays = 7

/** By whole days until the last day on time: 7, 3 and 1 days before or, when that day was missed, as soon as possible. */
export function reminderStage(daysLeft: number): ReminderStage | null {
  if (daysLeft > firstNoticeDays || daysLeft < -overdueNewsDays) return null
  if (daysLeft < 0) return 'overdue'
  if (daysLeft <= 1) return 'due_1'
  return daysLeft <= 3 ? 'due_3' : 'due_7'
}
