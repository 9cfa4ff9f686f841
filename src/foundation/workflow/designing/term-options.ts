import { dateOf, fewestWorkingDays, getUnitClock, type LegalTerm } from '../../calendar/index.ts'
import type { Db } from '../../../kernel/database/types.ts'
import type { CheckOptions } from '../definition/check-process.ts'

/**
 * The term as the check needs it: one of calendar days or months with the fewest working days that it held in the last
 * two years or will hold in the coming one, by the unit's own calendar. One statement, none for other terms.
 */
export async function termOptions(
  db: Db,
  unitPath: string,
  term: LegalTerm | null | undefined,
): Promise<Pick<CheckOptions, 'term' | 'fewestDays'>> {
  if (!term) return {}
  if (term.unit !== 'calendar_day' && term.unit !== 'calendar_month') return { term }
  const today = dateOf(db.now)
  const starts = { from: today.subtract({ years: 2 }), to: today.add({ years: 1 }) }
  const { calendar } = await getUnitClock(db, unitPath, { from: starts.from, to: starts.to.add({ years: 3 }) })
  const fewestDays = fewestWorkingDays(calendar, term, starts)
  return { term, ...(fewestDays !== undefined && { fewestDays }) }
}
