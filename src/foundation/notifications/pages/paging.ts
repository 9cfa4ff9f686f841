import { parseInstant } from '../../../kernel/text/dates.ts'
import type { After } from '../notification-queries.ts'

/** `?sau=<instant>_<id>`; what cannot be understood of an address begins at the beginning. */
export function readAfter(url: URL): After | undefined {
  const [, at, id] =
    /^(.+)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(url.searchParams.get('sau') ?? '') ?? []
  const instant = at && parseInstant(at)
  return instant && id ? { at: instant, id } : undefined
}

/** Asked for one row more than shown, one knows whether there is a next page. */
export function nextHref(
  path: string,
  rows: readonly { created_at: Temporal.Instant; id: string }[],
  size: number,
): string | undefined {
  const last = rows[size - 1]
  return rows.length > size && last ? `${path}?sau=${last.created_at.toString()}_${last.id}` : undefined
}
