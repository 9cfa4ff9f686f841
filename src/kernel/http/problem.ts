import type { z } from 'zod'
import type { Text } from '../text/language.ts'
import { hasText, translate, type TextParams } from '../text/catalogue.ts'
import type { FieldErrors } from '../ui/components/error-summary.ts'
import type { AppError } from '../errors.ts'
import type { FormValues } from './read-form.ts'

/**
 * Why a form came back: what was typed, and what is wrong with it by field (the key '' is for the form as a whole).
 * `action` tells several forms of one page apart.
 */
export type FormProblem = {
  action: string
  status: number
  values: FormValues
  errors: FieldErrors
  /** Files came along that nobody kept: they must be chosen again. */
  filesLost?: boolean
}

const text =
  (key: string, params: TextParams = {}): Text =>
  (lang) =>
    translate(lang, key, params)

type Issue = z.core.$ZodIssue

/** The key of the sentence for what zod found, and what it says of bounds; zod's own English is for nobody's screen. */
export function issueSentence(issue: Issue): { code: string; details: Readonly<Record<string, number>> } {
  if (hasText(issue.message)) return { code: issue.message, details: {} }
  switch (issue.code) {
    case 'too_big':
      return {
        code: issue.origin === 'string' ? 'form.too_long' : 'form.too_big',
        details: { most: Number(issue.maximum) },
      }
    case 'too_small':
      if (issue.origin === 'string') return { code: 'form.required', details: {} }
      return { code: 'form.too_small', details: { least: Number(issue.minimum) } }
    case 'invalid_value':
      return { code: 'form.choose', details: {} }
    default:
      return { code: 'form.required', details: {} }
  }
}

const issueText = (issue: Issue): Text => {
  const { code, details } = issueSentence(issue)
  return text(code, details)
}

/** The first thing wrong with each field, in the order of the form. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: Record<string, Text> = {}
  for (const issue of error.issues) {
    const field = issue.path.filter((part) => typeof part !== 'number').join('.')
    errors[field] ??= issueText(issue)
  }
  return errors
}

/** What an error names by a key of the catalogue, as the name of a role, is said in the reader's language. */
const inWords = (details: AppError['details']): TextParams =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'string' && hasText(value) ? text(value) : value,
    ]),
  ) as TextParams

/** The sentence of an error; one that has none of its own still says that it was refused. */
export const errorText = (error: AppError): Text =>
  text(hasText(error.code) ? error.code : 'kernel.refused', inWords(error.details))

export const refusal = (action: string, values: FormValues, error: AppError): FormProblem => ({
  action,
  status: error.status,
  values,
  errors: { [error.field ?? '']: errorText(error) },
})

/** What the field held when the form came back, else what it holds now. */
export function typed(problem: FormProblem | undefined, action: string, name: string, current = ''): string {
  if (problem?.action !== action) return current
  const value = problem.values[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

export const errorOf = (problem: FormProblem | undefined, action: string, name: string): Text | undefined =>
  problem?.action === action ? problem.errors[name] : undefined

/** Where a page has several forms, a field's id carries its action, and the summary links to that id. */
export const fieldIdIn = (action: string, name: string): string => `${action.replaceAll('.', '-')}-${name}`

export const summaryWithin = (problem: FormProblem | undefined): FieldErrors | undefined =>
  problem &&
  Object.fromEntries(
    Object.entries(problem.errors).map(([name, text]) => [name && fieldIdIn(problem.action, name), text]),
  )

/** Id, value and error of one field of one of several forms, ready to spread into a component. */
export const fieldOf = (problem: FormProblem | undefined, action: string, name: string, current = '') => ({
  name,
  id: fieldIdIn(action, name),
  value: typed(problem, action, name, current),
  error: errorOf(problem, action, name),
})
