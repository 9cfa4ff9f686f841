import * as ui from '../../../kernel/ui/index.ts'
import { withParts } from '../lists/list-address.ts'

/** Back to the first page, on to the one that begins after the place `more`. */
export function paged(url: URL, more: string | undefined): ui.Content {
  const base = withParts(url, {})
  return ui.pagination({
    previous: url.searchParams.has('sau') ? base : undefined,
    next: more && `${base}${base.includes('?') ? '&' : '?'}sau=${encodeURIComponent(more)}`,
  })
}
