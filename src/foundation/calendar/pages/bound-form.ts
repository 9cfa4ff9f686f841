// Several forms stand on one page: each has its own ids, and gets back what was typed into it and what was wrong.
import { errorOf, type FormProblem, typed } from '../../../kernel/http/problem.ts'
import type { Text } from '../../../kernel/text/language.ts'
import type { FieldErrors } from '../../../kernel/ui/index.ts'

export type BoundForm = {
  /** Spread into a field: its name, id, error and what was typed, else `current`. */
  bind: (name: string, current?: string) => { name: string; id: string; value: string; error: Text | undefined }
  isBack: boolean
}

const idIn = (prefix: string, name: string): string => `${prefix}-${name}`

export const bindForm = (problem: FormProblem | undefined, action: string, prefix: string): BoundForm => ({
  bind: (name, current = '') => ({
    name,
    id: idIn(prefix, name),
    value: typed(problem, action, name, current),
    error: errorOf(problem, action, name),
  }),
  isBack: problem?.action === action,
})

/** For the page's summary: by id where the action's form is on the page, else of the page as a whole. */
export function summaryErrors(problem: FormProblem | undefined, prefixes: Record<string, string>): FieldErrors {
  if (!problem) return {}
  const prefix = prefixes[problem.action]
  return Object.fromEntries(
    Object.entries(problem.errors).map(([name, text]) => [name && prefix ? idIn(prefix, name) : '', text]),
  )
}
