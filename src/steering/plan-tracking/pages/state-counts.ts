import * as ui from '../../../kernel/ui/index.ts'
import { withParts } from '../../../kernel/http/list-address.ts'
import type { WorkState } from '../work-item.ts'
import type { OverviewRow } from '../work-counts.ts'
import { stateText } from './state-badge.ts'
import { p } from './texts.ts'

export const countedStates = [
  'overdue',
  'delivered',
  'running',
  'not_started',
  'waiting_instruction',
  'done_on_time',
  'done_late',
] as const satisfies readonly WorkState[]

const tones: Partial<Record<WorkState, ui.Tone>> = { overdue: 'danger', delivered: 'warning', done_on_time: 'success' }

export const sumOf = (rows: readonly OverviewRow[], what: 'total' | (typeof countedStates)[number]): number =>
  rows.reduce((sum, row) => sum + row[what], 0)

/** How many of each state, each figure opening its list; the states add up to the total. */
export const stateCounts = (url: URL, rows: readonly OverviewRow[]): ui.Html =>
  ui.statTiles([
    {
      label: p('tracking.total'),
      value: ui.number(sumOf(rows, 'total')),
      href: withParts(url, { 'tinh-trang': undefined }),
    },
    ...countedStates.map((state) => ({
      label: stateText(state),
      value: ui.number(sumOf(rows, state)),
      href: withParts(url, { 'tinh-trang': state }),
      tone: sumOf(rows, state) > 0 ? (tones[state] ?? 'neutral') : ('neutral' as const),
    })),
  ])
