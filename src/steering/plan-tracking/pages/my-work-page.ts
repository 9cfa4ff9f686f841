import type { SignedInContext } from '../../../kernel/http/context.ts'
import { dossierTiles } from '../../../service/dossier-handling/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { countMyWork, dueBucket, dueBuckets, findMyWork, isOwn, type MyWorkPart, type MyWorkRow } from '../my-work.ts'
import { withParts } from '../../../kernel/http/list-address.ts'
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

const titles: Record<MyWorkPart, Parameters<typeof p>[0]> = {
  waiting: 'tracking.waits_for_me',
  late: 'tracking.late',
  due_3: 'tracking.due_3',
  due_7: 'tracking.due_7',
  due_30: 'tracking.due_30',
  later: 'tracking.later',
  without_date: 'tracking.without_date',
}
const parts: readonly MyWorkPart[] = ['waiting', ...dueBuckets]
const pageSize = 200
const address = '/viec-cua-toi'

const partOf = (url: URL): MyWorkPart | undefined => parts.find((part) => part === url.searchParams.get('muc'))

/** How much there is in all; each figure opens what it counts, on this page where all of it stands here. */
const tiles = (counts: Awaited<ReturnType<typeof countMyWork>>, isWhole: boolean): ui.Html =>
  ui.statTiles(
    (['waiting', 'late', 'due_3', 'due_7', 'due_30'] as const).map((part) => ({
      label: p(titles[part]),
      value: ui.number(counts[part]),
      href: isWhole ? `#${part}` : `${address}?muc=${part}#${part}`,
      tone: counts[part] === 0 ? 'neutral' : part === 'waiting' ? 'warning' : part === 'late' ? 'danger' : 'neutral',
    })),
  )

/** Nothing is cut off silently: what does not fit is counted and one press away. */
const rest = (url: URL, rows: readonly MyWorkRow[], part: MyWorkPart | undefined): ui.Content => {
  const left = (rows[0]?.from_here ?? 0) - rows.length
  const isFirst = !url.searchParams.has('sau')
  return ui.pagination({
    previous: isFirst ? part && address : withParts(url, { lich: undefined }),
    next: left > 0 ? withParts(url, { lich: undefined, sau: rows.at(-1)!.order_key }) : undefined,
    shown: left > 0 ? p('tracking.more_work', { count: left }) : undefined,
  })
}

/** The first page after signing in: the dossiers at the counter, then of the plans what waits for a decision, then what is late, then what comes. */
export async function showMyWork(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, url } = context
  const today = todayOf(db.now)
  const part = partOf(url)
  const after = url.searchParams.get('sau') ?? undefined
  const rows = await findMyWork(db, actor, { part, after, limit: pageSize })
  const counts = await countMyWork(db, actor)
  const dossiers = await dossierTiles(context)
  const buckets = Map.groupBy(rows.filter(isOwn), (row) => dueBucket(row.last_day, today))
  const shown = (one: MyWorkPart): readonly MyWorkRow[] =>
    part && part !== one ? [] : one === 'waiting' ? rows.filter(waits) : (buckets.get(one) ?? [])
  return ui.staffPage({
    ...context.frame,
    title: p('tracking.my_work'),
    children: html`
      ${dossiers}
      ${
        counts.all > 0 &&
        (dossiers
          ? ui.section({
              id: 'nhiem-vu',
              title: p('tracking.plan_work'),
              children: tiles(counts, rows.length === counts.all),
            })
          : tiles(counts, rows.length === counts.all))
      }
      ${!dossiers && counts.all === 0 && ui.emptyState({ title: p('tracking.nothing_to_do') })}
      ${parts.map((one) => html`<div id="${one}">${shown(one).length > 0 && list(shown(one), today, titles[one])}</div>`)}
      ${rest(url, rows, part)} ${await feedPart(context)}
    `,
  })
}
