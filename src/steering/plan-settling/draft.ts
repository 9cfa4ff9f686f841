import type { Target, UnderstoodPlan } from '../plan-reading/index.ts'

/** `binding` false: of two contradicting values the other was chosen; this one is kept and shown, not measured. */
export type DraftTarget = Target & { binding?: boolean }

/** An understood plan in the hands of the person who settles it. */
export type Draft = Omit<UnderstoodPlan, 'targets'> & { targets: DraftTarget[] }
