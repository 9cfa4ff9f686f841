// Who decides about time: the authority's own people for their unit and those below; for everybody only those whose
// scope is the root of the tree.
import { type Actor, can, defineActions, scopesOf } from '../../kernel/access/actor.ts'
import { forbidden } from '../../kernel/errors.ts'

export const actions = defineActions({
  'calendar.decide_days': ['administrator', 'reform_officer'],
  'calendar.set_hours': ['administrator', 'reform_officer', 'unit_head'],
  'calendar.set_periods': ['administrator', 'reform_officer'],
})
export type CalendarAction = keyof typeof actions

/** The path that means every unit of the installation. */
export const EVERY_UNIT = ''

const isRoot = (path: string): boolean => !path.includes('.')

export const canDecide = (actor: Actor, action: CalendarAction, unitPath: string): boolean =>
  unitPath === EVERY_UNIT ? scopesOf(actor, action).some(isRoot) : can(actor, action, unitPath)

export function ensureCanDecide(actor: Actor, action: CalendarAction, unitPath: string): void {
  if (!canDecide(actor, action, unitPath)) throw forbidden({ action })
}
