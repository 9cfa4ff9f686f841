// A report is its address: period, grouping, and for a list the figure it stands behind.
import type { Behind } from './find-behind.ts'
import type { Period } from './find-statistics.ts'
import { figureNames, groupings, type FigureName, type Grouping } from './figures.ts'

export const path = '/thong-ke-ho-so'

export type Asked = Period & { grouping: Grouping; misread: boolean }

function dayOf(text: string | null): Temporal.PlainDate | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}

/** Without a period that makes sense: this year until today. */
export function askedOf({ searchParams }: URL, today: Temporal.PlainDate): Asked {
  const grouping = groupings.find((one) => one === searchParams.get('theo')) ?? 'field'
  const from = dayOf(searchParams.get('tu'))
  const to = dayOf(searchParams.get('den'))
  if (from && to && from.year > 1990 && to.year < 2200 && Temporal.PlainDate.compare(from, to) <= 0)
    return { from, to, grouping, misread: false }
  const misread = searchParams.has('tu') || searchParams.has('den')
  return { from: today.with({ month: 1, day: 1 }), to: today, grouping, misread }
}

export const addressOf = ({ from, to, grouping }: Omit<Asked, 'misread'>, rest = ''): string =>
  `${path}${rest}?${new URLSearchParams({ tu: from.toString(), den: to.toString(), theo: grouping }).toString()}`

export const listAddress = (asked: Period & { grouping: Grouping }, figure: FigureName, key?: string): string =>
  `${addressOf(asked, '/danh-sach')}&so=${figure}${key === undefined ? '' : `&muc=${encodeURIComponent(key)}`}`

export function behindOf(url: URL, today: Temporal.PlainDate): Behind {
  const { from, to, grouping } = askedOf(url, today)
  const figure = figureNames.find((one) => one === url.searchParams.get('so')) ?? 'received'
  const key = url.searchParams.get('muc')?.slice(0, 100)
  return { from, to, grouping, figure, ...(key !== undefined && { key }) }
}
