import type { PersonInRole } from '../../../foundation/organisation/index.ts'
import type { StepAction } from '../../../foundation/workflow/index.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Dossier } from '../../dossiers/index.ts'

/** One action of a step as it stands on the page: what its fields are drawn from. */
export type EffectForm = {
  form: string
  action: StepAction
  dossier: Dossier
  people: readonly PersonInRole[]
  /** Who signed, where a step before was the signature. */
  signer: string | undefined
  now: Temporal.Instant
  takesDraft: boolean
  problem: FormProblem | undefined
}
