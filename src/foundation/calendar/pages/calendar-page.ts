// What stands around each of the calendar's three pages: whose calendar it is, and the way between them.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { Content, FieldErrors, Html } from '../../../kernel/ui/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { findUnitOptions } from '../../organisation/index.ts'
import { dateOf } from '../local-time.ts'
import { type CalendarView, decisionScopes, linkTo, type Place, PLACES, unitValue } from './calendar-view.ts'
import { t } from './page-texts.ts'

/** The unit chosen, one's own and those about whose time one decides. */
async function unitOptions({ db, actor }: SignedInContext, view: CalendarView) {
  const options = await findUnitOptions(db, { within: [...decisionScopes(actor), actor.unitPath] })
  const chosen = view.unit && !options.some(({ value }) => value === view.unit?.id) ? [view.unit] : []
  return [
    { value: unitValue({ ...view, unit: null }), text: t('calendar.every_unit') },
    ...chosen.map(({ id, name }) => ({ value: id, text: name })),
    ...options,
  ]
}

const YEARS_BEFORE = 3
const YEARS_AFTER = 2

async function filter(context: SignedInContext, view: CalendarView): Promise<Html> {
  const now = dateOf(context.db.now).year
  const around = Array.from({ length: YEARS_BEFORE + 1 + YEARS_AFTER }, (_, index) => now - YEARS_BEFORE + index)
  const years = [...new Set([...around, view.year])]
    .toSorted((a, b) => a - b)
    .map((year) => ({ value: String(year), text: String(year) }))
  const unit = ui.select({
    name: 'don-vi',
    label: t('calendar.unit'),
    placeholder: false,
    value: unitValue(view),
    options: await unitOptions(context, view),
  })
  const year = ui.select({
    name: 'nam',
    label: t('calendar.year'),
    placeholder: false,
    value: String(view.year),
    options: years,
  })
  return ui.filterBar({ action: PLACES[view.place], fields: [unit, view.place !== 'hours' && year] })
}

export async function calendarPage(
  context: SignedInContext,
  view: CalendarView,
  children: Content,
  errors: FieldErrors,
): Promise<Html> {
  const places: Place[] = ['days', 'hours', 'periods']
  return ui.staffPage({
    ...context.frame,
    title: t('calendar.title'),
    lead: t(`calendar.lead_${view.place}`),
    errors,
    tabs: ui.tabs(
      places.map((place) => ({
        text: t(`calendar.tab_${place}`),
        href: linkTo(place, view.unit?.id, view.year),
        current: place === view.place,
      })),
    ),
    children: [await filter(context, view), children],
  })
}
