// The kinds of values that forms and the API carry, once each. Messages are keys of the catalogue; bounds are part of
// the kind, so that no field is endless.
import { z } from 'zod'
import { isOurYear } from '../text/dates.ts'
import { normalise } from '../text/vietnamese.ts'
import type { Upload } from '../files/receive.ts'

const emptyToUndefined = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value

/** One line of text that must be there. */
export const line = (most = 500) =>
  z.string({ error: 'form.required' }).transform(normalise).pipe(z.string().min(1, 'form.required').max(most))

export const optionalLine = (most = 500) => z.preprocess(emptyToUndefined, line(most).optional())

/** Several lines; their ends are kept. */
export const lines = (most = 5000) =>
  z
    .string({ error: 'form.required' })
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1, 'form.required').max(most))

export const optionalLines = (most = 5000) => z.preprocess(emptyToUndefined, lines(most).optional())

export const id = () => z.preprocess(emptyToUndefined, z.uuid({ error: 'form.choose' }))
export const optionalId = () => z.preprocess(emptyToUndefined, z.uuid({ error: 'form.choose' }).optional())

const plainDate = z.string().transform((text, context) => {
  try {
    const date = Temporal.PlainDate.from(text, { overflow: 'reject' })
    if (isOurYear(date.year)) return date
    context.addIssue({ code: 'custom', message: 'form.year' })
  } catch {
    context.addIssue({ code: 'custom', message: 'form.date' })
  }
  return z.NEVER
})

/** yyyy-mm-dd, as date inputs send it, or d/m/yyyy, as people type it. */
export const date = () =>
  z.preprocess(
    (value) => {
      const text = emptyToUndefined(value)
      const typed = typeof text === 'string' && /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text)
      return typed ? `${typed[3]}-${typed[2]!.padStart(2, '0')}-${typed[1]!.padStart(2, '0')}` : text
    },
    z.string({ error: 'form.required' }).pipe(plainDate),
  )

export const optionalDate = () => z.preprocess(emptyToUndefined, date().optional())

/** Digits with the dots or spaces people put between thousands. */
const digits = (value: unknown): unknown => {
  const text = emptyToUndefined(value)
  return typeof text === 'string' ? text.replace(/[\s.]/g, '') : text
}

export const integer = (least = 0, most = Number.MAX_SAFE_INTEGER) =>
  z.preprocess(
    digits,
    z
      .string({ error: 'form.required' })
      .regex(/^-?\d{1,16}$/, 'form.integer')
      .transform(Number)
      .pipe(z.number().min(least).max(most)),
  )

export const optionalInteger = (least = 0, most = Number.MAX_SAFE_INTEGER) =>
  z.preprocess(emptyToUndefined, integer(least, most).optional())

/** 1.234,5 as Vietnamese write it; a plain 1234.5 is understood too. Kept as text: decimals are exact. */
export const decimal = () =>
  z.preprocess(
    (value) => {
      const text = emptyToUndefined(value)
      if (typeof text !== 'string') return text
      const bare = text.replace(/\s/g, '')
      return bare.includes(',') || /\.\d{3}(\.|$)/.test(bare) ? bare.replaceAll('.', '').replace(',', '.') : bare
    },
    z.string({ error: 'form.required' }).regex(/^-?\d{1,15}(\.\d{1,6})?$/, 'form.number'),
  )

export const optionalDecimal = () => z.preprocess(emptyToUndefined, decimal().optional())

export const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: 'form.choose' })

export const optionalChoice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.preprocess(emptyToUndefined, choice(values).optional())

/** A checkbox: sent when ticked, absent when not. */
export const flag = () => z.preprocess((value) => value === 'on' || value === 'true' || value === true, z.boolean())

/** A name that may be sent once, several times or not at all. */
export const many = <Item extends z.ZodType>(item: Item, most = 1000) =>
  z.preprocess(
    (value) =>
      value === undefined || value === '' ? [] : Array.isArray(value) ? value.filter((one) => one !== '') : [value],
    z.array(item).max(most),
  )

const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'path' in value

export const upload = () =>
  z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.custom<Upload>(isUpload, 'form.file_required'))

export const optionalUpload = () =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value) || undefined,
    z.custom<Upload>(isUpload, 'form.file_required').optional(),
  )

export const uploads = (most = 20) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? [] : value),
    z.array(z.custom<Upload>(isUpload)).max(most),
  )

/** A row's version, so that nobody overwrites what another has changed meanwhile. */
export const version = () => integer(1)
