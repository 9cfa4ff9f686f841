import type { DeadlineKind } from '../plan.ts'
import { p } from './texts.ts'

/** What a kind of deadline is called. */
export const deadlineKindName = (kind: DeadlineKind) => p(`plans.kind_${kind}`)
