// The filter of a list of work is its address: it can be sent to a colleague, kept as a bookmark and exported.
import { parseDate } from '../../kernel/text/dates.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { WorkFilter } from './work-scope.ts'
import { workStates } from './work-item.ts'

const idOf = (search: URLSearchParams, name: string): string | undefined => {
  const value = search.get(name) ?? ''
  return isUuid(value) ? value : undefined
}

/** What cannot be understood of an address is left out, never an error: people edit addresses. */
export function readWorkFilter(search: URLSearchParams): WorkFilter {
  const dueFrom = parseDate(search.get('tu') ?? '')
  const dueTo = parseDate(search.get('den') ?? '')
  return {
    planId: idOf(search, 'ke-hoach'),
    unitId: idOf(search, 'don-vi'),
    unassigned: search.get('don-vi') === 'chua-ro',
    personId: idOf(search, 'nguoi'),
    areaId: idOf(search, 'linh-vuc'),
    state: workStates.find((state) => state === search.get('tinh-trang')),
    dueFrom,
    dueTo,
    text: search.get('q')?.trim().slice(0, 200) || undefined,
    after: search.get('sau')?.slice(0, 200) || undefined,
  }
}
