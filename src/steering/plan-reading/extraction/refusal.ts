// Why a file cannot be read. Thrown inside the reading process, handed to the caller as plain data.

export const refusalCodes = [
  'plan_reading.too_large',
  'plan_reading.encrypted',
  'plan_reading.scanned',
  'plan_reading.unknown_kind',
  'plan_reading.broken',
  'plan_reading.not_a_plan',
  'plan_reading.timeout',
  'plan_reading.legacy_doc',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

/** `params` fill the places of the sentence in texts.ts. */
export type Refusal = { code: RefusalCode; params: Record<string, string | number> }

export class RefusedFile extends Error {
  readonly refusal: Refusal

  constructor(code: RefusalCode, params: Refusal['params'] = {}) {
    super(code)
    this.refusal = { code, params }
  }
}
