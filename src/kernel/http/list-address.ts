// A list is its address: tab, filter and place can be sent to a colleague. What cannot be understood of it is left out.
import { parseInstant } from '../text/dates.ts'
import { pagination } from '../ui/components/navigation.ts'
import type { Content } from '../ui/html.ts'
import { isUuid } from '../uuid.ts'

/** Behind which row of a list a page begins: lists are ordered by an instant or a name, then by the id. */
export type Place = { at: Temporal.Instant; id: string }

/** In a list whose last rows have no date. */
export type OpenPlace = { at: Temporal.Instant | null; id: string }

/** In a list in the order of names. */
export type NamePlace = { name: string; id: string }

export function openPlaceOf({ searchParams }: URL): OpenPlace | undefined {
  const [text = '', id = ''] = (searchParams.get('sau') ?? '').split('_')
  if (!isUuid(id)) return undefined
  return { at: text ? (parseInstant(text) ?? null) : null, id }
}

export function placeOf(url: URL): Place | undefined {
  const place = openPlaceOf(url)
  return place?.at ? { at: place.at, id: place.id } : undefined
}

export function namePlaceOf({ searchParams }: URL): NamePlace | undefined {
  const [, name, id = ''] = /^(.*)_([^_]*)$/s.exec(searchParams.get('sau')?.slice(0, 1100) ?? '') ?? []
  return name && isUuid(id) ? { name, id } : undefined
}

const placeText = (place: OpenPlace | NamePlace): string =>
  `${'name' in place ? place.name : (place.at?.toString() ?? '')}_${place.id}`

/** The place, the language of this one visit, and what is told once after a change. */
const passing = ['sau', 'lang', 'xong', 'loi']

/** The same address with some of its parts set or, with undefined, removed; it begins on the first page again. */
export function withParts(url: URL, parts: Record<string, string | undefined>): string {
  const search = new URLSearchParams(url.search)
  for (const name of passing) search.delete(name)
  for (const [name, value] of Object.entries(parts)) {
    if (value) search.set(name, value)
    else search.delete(name)
  }
  const text = search.toString()
  return text ? `${url.pathname}?${text}` : url.pathname
}

/** The list as it stands behind that row: a row's own address in it, and that of the next page. */
export const addressAfter = (url: URL, place: OpenPlace | NamePlace): string =>
  withParts(url, { sau: placeText(place) })

/**
 * What fits on a page, with the links back to the first page and on to the next. One row more than a page is asked of
 * the database: if it is there, there is a next page.
 */
export function onePage<Row>(
  url: URL,
  rows: readonly Row[],
  size: number,
  placeOfRow: (row: Row) => OpenPlace | NamePlace,
): { shown: readonly Row[]; pages: Content; more: boolean } {
  const last = rows[size - 1]
  const more = rows.length > size && last !== undefined
  const pages = pagination({
    previous: url.searchParams.has('sau') ? withParts(url, {}) : undefined,
    next: more ? addressAfter(url, placeOfRow(last)) : undefined,
  })
  return { shown: rows.slice(0, size), pages, more }
}
