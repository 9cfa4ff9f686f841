// What stands in the fields of a form: what was typed when it came back, else what the draft holds.
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Text } from '../../../kernel/text/language.ts'

export type FormState = {
  /** `current` is what the draft holds. */
  value: (name: string, current?: string | null) => string
  values: (name: string, current: readonly string[]) => readonly string[]
  checked: (name: string, current: boolean) => boolean
  error: (name: string) => Text | undefined
}

/** `actions`: the buttons that send this form. */
export function formState(problem: FormProblem | undefined, ...actions: readonly string[]): FormState {
  const mine = problem && actions.includes(problem.action) ? problem : undefined
  const sent = (name: string): readonly string[] => [mine?.values[name] ?? []].flat()
  return {
    value: (name, current) => (mine ? (sent(name)[0] ?? '') : (current ?? '')),
    values: (name, current) => (mine ? sent(name) : current),
    checked: (name, current) => (mine ? sent(name).length > 0 : current),
    error: (name) => mine?.errors[name],
  }
}
