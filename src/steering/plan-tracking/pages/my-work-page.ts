import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { dueBucket, dueBuckets, findMyWork, isOwn, type DueBucket, type MyWorkRow } from '../my-work.ts'
import { todayOf } from '../work-item-state.ts'
import { dueCell, remainingText } from './due-text.ts'
import { feedPart } from './feed-part.ts'
import { stateBadge } from './state-badge.ts'
import { p } from './texts.ts'
import { workLink } from './work-table.ts'

const reasons = (row: MyWorkRow): ui.Content =>
  ui.tagList(
    [
      row.to_accept && p('tracking.reason_accept'),
      row.to_decide && p('tracking.reason_decide'),
      row.mine && p('tracking.mine'),
      !row.mine && row.of_unit && p('tracking.unit_work'),
    ]
      .filter((text) => text !== false)
      .map((text) => ({ text })),
  )

const list = (rows: readonly MyWorkRow[], today: Temporal.PlainDate, caption: Parameters<typeof p>[0]): ui.Html =>
  ui.table({
    caption: p(caption),
    columns: [
      {
        header: p('tracking.task'),
        rowHeader: true,
        cell: (row) => html`${workLink(row)}<br /><span class="muted">${row.plan_title}</span>`,
      },
      { header: p('tracking.unit'), cell: (row) => row.unit_name ?? p('tracking.no_unit') },
      {
        header: p('tracking.deadline'),
        cell: (row) =>
          html`${dueCell(row)}<br /><span class="muted">${remainingText(row.state, row.last_day, today)}</span>`,
      },
      { header: p('tracking.state'), cell: (row) => stateBadge(row.state) },
      { header: p('tracking.why_here'), cell: reasons },
    ],
    rows,
  })

const waits = (row: MyWorkRow): boolean => row.to_accept || row.to_decide

const bucketTitle: Record<DueBucket, Parameters<typeof p>[0]> = {
  late: 'tracking.late',
  due_3: 'tracking.due_3',
  due_7: 'tracking.due_7',
  due_30: 'tracking.due_30',
  later: 'tracking.later',
  without_date: 'tracking.without_date',
}

/** The first page after signing in: what waits for a decision, then what is late, then what comes. */
export async function showMyWork(context: SignedInContext): Promise<ui.Html> {
  const today = todayOf(context.db.now)
  const rows = await findMyWork(context.db, context.actor)
  const own = rows.filter(isOwn)
  const buckets = Map.groupBy(own, (row) => dueBucket(row.last_day, today))
  const waiting = rows.filter(waits)
  return ui.staffPage({
    ...context.frame,
    title: p('tracking.my_work'),
    children: html`
      ${ui.statTiles([
        {
          label: p('tracking.waits_for_me'),
          value: ui.number(waiting.length),
          href: '#cho-xu-ly',
          tone: waiting.length ? 'warning' : 'neutral',
        },
        ...(['late', 'due_3', 'due_7', 'due_30'] as const).map((bucket) => ({
          label: p(bucketTitle[bucket]),
          value: ui.number(buckets.get(bucket)?.length ?? 0),
          href: `#${bucket}`,
          tone: bucket === 'late' && buckets.has('late') ? ('danger' as const) : ('neutral' as const),
        })),
      ])}
      ${rows.length === 0 && ui.emptyState({ title: p('tracking.nothing_to_do') })}
      <div id="cho-xu-ly">${waiting.length > 0 && list(waiting, today, 'tracking.waits_for_me')}</div>
      ${dueBuckets.map((bucket) => html`<div id="${bucket}">${buckets.has(bucket) && list(buckets.get(bucket)!, today, bucketTitle[bucket])}</div>`)}
      ${await feedPart(context)}
    `,
  })
}
