import { dateOf, fewestWorkingDays, getUnitClock, type LegalTerm } from '../../calendar/index.ts'
import type { Db } from '../../../kernel/database/types.ts'
import type { CheckOptions } from '../definition/check-process.ts'

/**
 * The term as the check needs it: one of calendar days or months with the fewest working days that it holds among the
 * unit's ordinary weeks. Public holidays are left out: a way that fits every fortnight but the one of Tết is no wrong way,
 * and what is late then is late by the calendar, not by the design. One statement, none for other terms.
 */
export async function termOptions(
  db: Db,
  unitPath: string,
  term: LegalTerm | null | undefined,
): Promise<Pick<CheckOptions, 'term' | 'fewestDays'>> {
  if (!term) return {}
  if (term.unit !== 'calendar_day' && term.unit !== 'calendar_month') return { term }
  const today = dateOf(db.now)
  const starts = { from: today, to: today.add({ years: 1 }) }
  const { calendar } = await getUnitClock(db, unitPath, { from: starts.from, to: starts.to.add({ years: 3 }) })
  const fewestDays = fewestWorkingDays({ ...calendar, exceptions: [] }, term, starts)
  return { term, ...(fewestDays !== undefined && { fewestDays }) }
}
