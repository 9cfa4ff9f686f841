// A list is its address: tab, filter and place can be sent to a colleague. What cannot be understood of it is left out.
import { parseInstant } from '../../../kernel/text/dates.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import { channels } from '../../dossiers/index.ts'
import { workTabs, type ListFilter, type WorkTab } from './work-list.ts'

export type Tab = WorkTab | 'da-xong'
export const tabs: readonly Tab[] = [...workTabs, 'da-xong']

export const tabOf = (url: URL): Tab => {
  const wanted = url.searchParams.get('danh-sach')
  return tabs.find((tab) => tab === wanted) ?? 'cua-toi'
}

const idOf = (url: URL, name: string): string | undefined => {
  const value = url.searchParams.get(name) ?? ''
  return isUuid(value) ? value : undefined
}

export function placeOf(text: string | null): ListFilter['after'] {
  const [at = '', id = ''] = (text ?? '').split('_')
  if (!isUuid(id)) return undefined
  return { at: at ? (parseInstant(at) ?? null) : null, id }
}

export const placeText = (at: Temporal.Instant | null, id: string): string => `${at?.toString() ?? ''}_${id}`

export const filterOf = (url: URL): ListFilter => ({
  procedureId: idOf(url, 'thu-tuc'),
  fieldId: url.searchParams.get('linh-vuc')?.slice(0, 60) || undefined,
  unitId: idOf(url, 'don-vi'),
  channel: channels.find((channel) => channel === url.searchParams.get('kenh')),
  personId: idOf(url, 'nguoi'),
  words: url.searchParams.get('q')?.trim().slice(0, 200) || undefined,
  after: placeOf(url.searchParams.get('sau')),
})

/** The same address with some of its parts set or, with undefined, removed; it begins on the first page again. */
export function withParts(url: URL, parts: Record<string, string | undefined>): string {
  const search = new URLSearchParams(url.search)
  for (const name of ['sau', 'lang']) search.delete(name)
  for (const [name, value] of Object.entries(parts)) {
    if (value) search.set(name, value)
    else search.delete(name)
  }
  const text = search.toString()
  return text ? `${url.pathname}?${text}` : url.pathname
}
