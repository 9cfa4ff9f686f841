// Whose calendar a page shows and in which year: from its address, or from the form that came back.
import { type Actor, scopesOf } from '../../../kernel/access/actor.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { type FormProblem, typed } from '../../../kernel/http/problem.ts'
import type { Text } from '../../../kernel/text/language.ts'
import { getUnit, idsOnPath } from '../../organisation/index.ts'
import { actions, type CalendarAction, canDecide, EVERY_UNIT } from '../calendar-access.ts'
import type { Owned } from '../calendar-queries.ts'
import { dateOf } from '../local-time.ts'
import { t } from './page-texts.ts'

export const PLACES = {
  days: '/lich-lam-viec',
  hours: '/lich-lam-viec/gio-lam-viec',
  periods: '/lich-lam-viec/ky-bao-cao',
} as const
export type Place = keyof typeof PLACES

export type CalendarView = {
  place: Place
  /** Null for the calendar of every unit. */
  unit: { id: string; name: string } | null
  path: string
  year: number
}

const EVERYBODY = 'tat-ca'

export const linkTo = (place: Place, unitId: string | null | undefined, year?: number): string =>
  `${PLACES[place]}?don-vi=${unitId ?? EVERYBODY}${year ? `&nam=${year}` : ''}`

/** The units about whose time the actor decides. */
export const decisionScopes = (actor: Actor): string[] => [
  ...new Set(Object.values(actions).flatMap((action) => scopesOf(actor, action))),
]

/** The uppermost unit for which one decides, else the one in which one works. */
const ownUnitId = (actor: Actor): string => {
  const [uppermost] = decisionScopes(actor).toSorted((a, b) => a.length - b.length)
  return (uppermost && idsOnPath(uppermost).at(-1)) ?? actor.unitId
}

/** What every form of these pages carries, so that it can be shown again where it was. */
export const viewFields = (view: CalendarView): Record<string, string> => ({
  viewedUnit: unitValue(view),
  viewedYear: String(view.year),
  unitId: view.unit?.id ?? '',
})

export const unitValue = (view: CalendarView): string => view.unit?.id ?? EVERYBODY

export async function readView(context: SignedInContext, place: Place, problem?: FormProblem): Promise<CalendarView> {
  const { url, actor, db } = context
  const asked = (name: string, field: string): string =>
    problem ? typed(problem, problem.action, field) : (url.searchParams.get(name) ?? '')
  const unitId = asked('don-vi', 'viewedUnit') || ownUnitId(actor)
  const unit = unitId === EVERYBODY ? null : await getUnit(db, unitId)
  const year = Number(asked('nam', 'viewedYear'))
  return {
    place,
    unit: unit && { id: unit.id, name: unit.shortName },
    path: unit?.path ?? EVERY_UNIT,
    year: Number.isInteger(year) && year >= 2000 && year <= 2200 ? year : dateOf(db.now).year,
  }
}

/** May the actor decide about a row, whose unit is the viewed one or stands above it? */
export function canDecideRow(actor: Actor, action: CalendarAction, view: CalendarView, row: Owned): boolean {
  if (row.unitId === null) return canDecide(actor, action, EVERY_UNIT)
  const label = row.unitId.replaceAll('-', '')
  return canDecide(actor, action, view.path.slice(0, view.path.indexOf(label) + label.length))
}

export const ownerName = (row: Owned): Text => row.unitName ?? t('calendar.every_unit')
export const viewedName = (view: CalendarView): Text => view.unit?.name ?? t('calendar.every_unit')
