import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import { presentDue, type WorkState } from '../work-item.ts'
import { p } from './texts.ts'

type Dates = Parameters<typeof presentDue>[0] & { deadline_text: string }

/** "trước 15/3/2026" where the day itself is too late. */
export const dueDate = (due: Temporal.PlainDate | null, exclusive: boolean): ui.Content =>
  due && (exclusive ? p('tracking.before', { date: (lang) => formatDate(due, lang) }) : ui.date(due))

/** The date that counts; beside it the first one when another was decided since; the printed words where there is no date. */
export const dueCell = (row: Dates): ui.Content => {
  const { due, exclusive } = presentDue(row)
  const now = dueDate(due, exclusive) || row.deadline_text || '—'
  if (!row.first_due_on || (!row.granted_due_on && !row.amended_at)) return now
  return html`${now}<br /><s class="muted">${dueDate(row.first_due_on, row.exclusive)}</s>`
}

const openStates: readonly WorkState[] = ['not_started', 'running', 'overdue', 'waiting_instruction']

/** How long there still is, for work that is not handed over yet. */
export const remainingText = (
  state: WorkState,
  lastDay: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): ui.Content =>
  lastDay && openStates.includes(state) && ui.remaining(today.until(lastDay, { largestUnit: 'day' }).days)
