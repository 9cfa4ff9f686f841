// One class of error. Services name a code and never hold prose: the sentence is looked up in the catalogue by the
// code, in the reader's language. Names of database constraints are such codes too.

export type ErrorDetails = Record<string, string | number | boolean | null>

export class AppError extends Error {
  readonly code: string
  /** The HTTP status that a caller outside sees; 4xx, since a fault of ours is no AppError. */
  readonly status: number
  readonly details: ErrorDetails
  /** The field of the form that is wrong, where one is. */
  readonly field: string | undefined

  constructor(code: string, status = 409, details: ErrorDetails = {}, field?: string) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.status = status
    this.details = details
    this.field = field
  }
}

/** Nobody learns from the answer whether the thing exists: not found and not yours are the same. */
export const notFound = (code = 'kernel.not_found', details: ErrorDetails = {}): AppError =>
  new AppError(code, 404, details)

export const forbidden = (details: ErrorDetails = {}): AppError => new AppError('kernel.forbidden', 403, details)
