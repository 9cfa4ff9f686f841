// What the address of a work list says: tab and filter.
import { openPlaceOf } from '../../../kernel/http/list-address.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import { channels } from '../../dossiers/index.ts'
import { workTabs, type ListFilter, type WorkTab } from './work-list.ts'

export type Tab = WorkTab | 'da-xong'
export const tabs: readonly Tab[] = [...workTabs, 'da-xong']

export const tabOf = (url: URL): Tab => {
  const wanted = url.searchParams.get('danh-sach')
  return tabs.find((tab) => tab === wanted) ?? 'cho-toi'
}

const idOf = (url: URL, name: string): string | undefined => {
  const value = url.searchParams.get(name) ?? ''
  return isUuid(value) ? value : undefined
}

export const filterOf = (url: URL): ListFilter => ({
  procedureId: idOf(url, 'thu-tuc'),
  fieldId: url.searchParams.get('linh-vuc')?.slice(0, 60) || undefined,
  unitId: idOf(url, 'don-vi'),
  channel: channels.find((channel) => channel === url.searchParams.get('kenh')),
  personId: idOf(url, 'nguoi'),
  words: url.searchParams.get('q')?.trim().slice(0, 200) || undefined,
  after: openPlaceOf(url),
})
