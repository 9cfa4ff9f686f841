import { dateOf, fewestWorkingDays, getUnitClock, type LegalTerm, type UnitClock } from '../../calendar/index.ts'
import type { Db } from '../../../kernel/database/types.ts'
import type { CheckOptions } from '../definition/check-process.ts'

export type TermOptions = Pick<CheckOptions, 'term' | 'fewestDays'>

/**
 * The term as the check needs it: one of calendar days or months with the fewest working days that it holds among the
 * unit's ordinary weeks. Public holidays are left out: a way that fits every fortnight but the one of Tết is no wrong way,
 * and what is late then is late by the calendar, not by the design. For many terms: one statement for each unit, none for
 * terms of working time.
 */
export function termChecker(db: Db): (unitPath: string, term: LegalTerm | null | undefined) => Promise<TermOptions> {
  const today = dateOf(db.now)
  const starts = { from: today, to: today.add({ years: 1 }) }
  const clocks = new Map<string, Promise<UnitClock>>()
  const clockOf = (unitPath: string): Promise<UnitClock> => {
    const known = clocks.get(unitPath)
    if (known) return known
    const clock = getUnitClock(db, unitPath, { from: starts.from, to: starts.to.add({ years: 3 }) })
    clocks.set(unitPath, clock)
    return clock
  }
  return async (unitPath, term) => {
    if (!term) return {}
    if (term.unit !== 'calendar_day' && term.unit !== 'calendar_month') return { term }
    const { calendar } = await clockOf(unitPath)
    const fewestDays = fewestWorkingDays({ ...calendar, exceptions: [] }, term, starts)
    return { term, ...(fewestDays !== undefined && { fewestDays }) }
  }
}

export const termOptions = (db: Db, unitPath: string, term: LegalTerm | null | undefined): Promise<TermOptions> =>
  termChecker(db)(unitPath, term)
