import type { TextParams } from '../../../kernel/text/catalogue.ts'

/** What keeps a process from being published: which step, which of its fields, and why. */
export type Fault = {
  /** Empty for a fault of the process as a whole. */
  step: string
  /** As in the definition: `role`, `actions.0.to`, `branches.1.when`. */
  field: string
  code: `workflow.fault_${string}`
  params?: TextParams
}
