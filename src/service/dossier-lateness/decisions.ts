// What may be decided about a case as it stands. Pure: the page offers it and the command asks it, so that there is
// neither a button without an answer nor a case that nothing can close.
import type { ClockRules } from '../dossiers/index.ts'

export const apologies = ['sent', 'recorded', 'no_date', 'not_needed'] as const
/**
 * `sent`: apology with reason and new date; `recorded`: a date was given without a decision (before this was the only
 * way), which is taken over with its reason; `no_date`: apology without a new date, none may be given any more;
 * `not_needed`: it will be in time.
 */
export type Apology = (typeof apologies)[number]

export type Decidable = {
  apology: string | null
  late_since: Temporal.Instant | null
  current_due_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
  extensions: number
  /** The last new date that was given. */
  granted: { due_at: string; reason: string } | null
}

export function decisionsFor(
  late: Decidable,
  { extensions_most: most }: Pick<ClockRules, 'extensions_most'>,
): Apology[] {
  if (late.ended_at || late.apology === 'no_date') return []
  if (late.granted && late.apology !== 'sent') return ['recorded']
  // While the clock stands there is no date that could be kept or missed.
  if (!late.current_due_at) return []
  const mayGive = late.extensions < most
  if (late.apology === 'sent') return mayGive ? ['sent'] : []
  const sorry = mayGive ? 'sent' : 'no_date'
  return late.late_since || late.apology ? [sorry] : [sorry, 'not_needed']
}

/** Why what was chosen cannot be decided: the code of the sentence for the person. */
export function whyNot(late: Decidable, chosen: Apology, offered: readonly Apology[]): string {
  if (late.ended_at) return 'dossier_lateness.ended_already'
  if (offered.includes('recorded')) return 'dossier_lateness.date_given_already'
  if (chosen === 'not_needed' && late.late_since) return 'dossier_lateness.late_already'
  if (offered.includes('no_date')) return 'dossier_lateness.no_more_dates'
  if (late.apology) return 'dossier_lateness.decided_already'
  return late.current_due_at ? 'dossier_lateness.another_decision' : 'dossiers.clock_stands'
}
