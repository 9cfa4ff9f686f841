import { AppError } from '../errors.ts'

type DatabaseError = { code?: string; constraint?: string; table?: string; column?: string }

const statusOf: Record<string, number> = {
  '23505': 409, // unique
  '23503': 409, // foreign key
  '23514': 422, // check
  '23P01': 409, // exclusion
}

/**
 * A rule that must hold for ever is also a constraint, and its name is the code of the error: `plans.task_text_empty`.
 * Constraints without a dotted name are faults of ours and stay what they are.
 */
export function translateConstraint(error: unknown): unknown {
  const { code, constraint } = error as DatabaseError
  const status = code ? statusOf[code] : undefined
  if (status && constraint?.includes('.')) return new AppError(constraint, status)
  if (code === '40001' || code === '40P01') return new AppError('kernel.busy', 409)
  return error
}
