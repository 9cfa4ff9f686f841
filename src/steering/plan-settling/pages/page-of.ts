import * as ui from '../../../kernel/ui/index.ts'
import { l } from './list-texts.ts'

/** One page of a list that is in memory; `?tu=81` begins at the 81st. */
export function pageOf<Row>(url: URL, rows: readonly Row[], perPage: number): { shown: Row[]; pagination: ui.Content } {
  const wanted = Math.trunc(Number(url.searchParams.get('tu') ?? 1)) || 1
  const from = Math.min(Math.max(1, wanted), Math.max(1, rows.length))
  const shown = rows.slice(from - 1, from - 1 + perPage)
  const address = (start: number): string => {
    const query = new URLSearchParams(url.searchParams)
    query.set('tu', String(start))
    return `?${query.toString()}`
  }
  const to = from - 1 + shown.length
  return {
    shown,
    pagination:
      rows.length > perPage &&
      ui.pagination({
        previous: from > 1 ? address(Math.max(1, from - perPage)) : undefined,
        next: to < rows.length ? address(to + 1) : undefined,
        shown: l('settling.rows_shown', { from, to, total: rows.length }),
      }),
  }
}
