import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Section } from '../missing.ts'
import type { ProcedureVersion } from '../procedure-version.ts'

/** What every part of the editor is given: the draft, the section that is open, what was wrong with the last form. */
export type EditorProps = { context: SignedInContext; draft: ProcedureVersion; section: Section; problem?: FormProblem }
