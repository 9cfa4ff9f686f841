import * as ui from '../../../kernel/ui/index.ts'
import { workStates } from '../work-item.ts'
import type { findFilterChoices } from '../work-queries.ts'
import { stateText } from './state-badge.ts'
import { p } from './texts.ts'

export type FilterChoices = Awaited<ReturnType<typeof findFilterChoices>>

const kept = (url: URL, name: string): string => url.searchParams.get(name) ?? ''

/** Area, unit, state, dates and words; only what occurs in the list can be chosen. */
export const workFilterBar = (url: URL, choices: FilterChoices): ui.Html =>
  ui.filterBar({
    action: url.pathname,
    hidden: { xem: url.searchParams.get('xem') ?? undefined, nguoi: url.searchParams.get('nguoi') ?? undefined },
    clearHref: url.pathname,
    fields: [
      ui.textInput({
        name: 'q',
        label: p('tracking.search_text'),
        type: 'search',
        value: kept(url, 'q'),
        width: 'medium',
      }),
      ui.select({
        name: 'linh-vuc',
        label: p('tracking.area'),
        placeholder: p('tracking.all_areas'),
        value: kept(url, 'linh-vuc'),
        options: choices.areas.map((area) => ({ value: area.id, text: area.name })),
      }),
      ui.select({
        name: 'don-vi',
        label: p('tracking.unit'),
        placeholder: p('tracking.all_units'),
        value: kept(url, 'don-vi'),
        options: [
          ...choices.units.map((unit) => ({ value: unit.id, text: unit.name })),
          ...(choices.open > 0 ? [{ value: 'chua-ro', text: p('tracking.no_unit') }] : []),
        ],
      }),
      ui.select({
        name: 'tinh-trang',
        label: p('tracking.state'),
        placeholder: p('tracking.all_states'),
        value: kept(url, 'tinh-trang'),
        options: workStates.map((state) => ({ value: state, text: stateText(state) })),
      }),
      ui.dateInput({ name: 'tu', label: p('tracking.due_from'), value: kept(url, 'tu') }),
      ui.dateInput({ name: 'den', label: p('tracking.due_to'), value: kept(url, 'den') }),
    ],
  })
