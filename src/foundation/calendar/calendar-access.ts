// Who decides about time: the authority's own people for their unit and those below; for everybody only those whose
// scope is the root of the tree.
import { type Actor, can, defineActions, scopesOf } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { forbidden } from '../../kernel/errors.ts'
import { getUnit } from '../organisation/index.ts'

export const actions = defineActions({
  'calendar.decide_days': ['administrator', 'reform_officer'],
  'calendar.set_hours': ['administrator', 'reform_officer', 'leader', 'unit_head'],
  'calendar.set_periods': ['administrator', 'reform_officer'],
})
export type CalendarAction = keyof typeof actions

/** The path that stands for every unit of the installation; rows of every unit name none. */
export const EVERY_UNIT = ''

const isRoot = (path: string): boolean => !path.includes('.')

export const canDecide = (actor: Actor, action: CalendarAction, unitPath: string): boolean =>
  unitPath === EVERY_UNIT ? scopesOf(actor, action).some(isRoot) : can(actor, action, unitPath)

export async function ensureCanDecide(
  db: Db,
  actor: Actor,
  action: CalendarAction,
  unitId: string | null | undefined,
): Promise<void> {
  const path = unitId ? (await getUnit(db, unitId)).path : EVERY_UNIT
  if (!canDecide(actor, action, path)) throw forbidden({ action })
}
