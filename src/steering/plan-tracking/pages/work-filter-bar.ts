import { formatDate } from '../../../kernel/text/dates.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { readWorkFilter } from '../work-filter.ts'
import { workStates } from '../work-item.ts'
import type { findFilterChoices } from '../work-counts.ts'
import { stateText } from './state-badge.ts'
import { p } from './texts.ts'

export type FilterChoices = Awaited<ReturnType<typeof findFilterChoices>>

const kept = (url: URL, name: string): string => url.searchParams.get(name) ?? ''

const nameIn = (rows: readonly { id: string; name: string }[], id: string): string | undefined =>
  rows.find((row) => row.id === id)?.name

const chosen = (url: URL, { areas, units, people }: FilterChoices) => {
  const unit = kept(url, 'don-vi')
  const { state, dueFrom, dueTo } = readWorkFilter(url.searchParams)
  return ui.chosenFilters(url, [
    { name: 'q', label: p('tracking.search_text') },
    { name: 'linh-vuc', label: p('tracking.area'), text: nameIn(areas, kept(url, 'linh-vuc')) },
    {
      name: 'don-vi',
      label: p('tracking.unit'),
      text: unit === 'chua-ro' ? p('tracking.no_unit') : nameIn(units, unit),
    },
    {
      name: 'nguoi',
      label: p('tracking.person'),
      text: nameIn(people, kept(url, 'nguoi')) ?? p('tracking.chosen_person'),
    },
    { name: 'tinh-trang', label: p('tracking.state'), text: state && stateText(state) },
    { name: 'tu', label: p('tracking.due_from'), text: dueFrom && formatDate(dueFrom) },
    { name: 'den', label: p('tracking.due_to'), text: dueTo && formatDate(dueTo) },
  ])
}

/** People who have such work; where they are too many to choose from, those of a unit once it is chosen. */
const personField = (url: URL, { people, tooManyPeople }: FilterChoices): ui.Html => {
  const value = kept(url, 'nguoi')
  const isListed = !value || people.some(({ id }) => id === value)
  return ui.select({
    name: 'nguoi',
    label: p('tracking.person'),
    placeholder: p(tooManyPeople ? 'tracking.unit_before_person' : 'tracking.all_people'),
    value,
    options: [
      ...people.map(({ id, name }) => ({ value: id, text: name })),
      ...(isListed ? [] : [{ value, text: p('tracking.chosen_person') }]),
    ],
  })
}

/** Area, unit, person, state, dates and words; only what occurs in the list can be chosen. */
export const workFilterBar = (url: URL, choices: FilterChoices): ui.Html =>
  ui.filterBar({
    action: url.pathname,
    hidden: { xem: url.searchParams.get('xem') ?? undefined },
    active: chosen(url, choices),
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
          ...(choices.open ? [{ value: 'chua-ro', text: p('tracking.no_unit') }] : []),
        ],
      }),
      personField(url, choices),
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
