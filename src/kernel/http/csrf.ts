import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { AppError } from '../errors.ts'

const bytes = 32

const xor = (a: Buffer, b: Buffer): Buffer => a.map((byte, at) => byte ^ b[at]!) as Buffer

/**
 * Derived from the visitor's secret cookie: another site knows neither the cookie nor what follows from it. It looks
 * different on every page, since pages are sent compressed: from the lengths of many of them one could otherwise guess
 * what they have in common (BREACH).
 */
export function csrfToken(secret: string): string {
  const mask = randomBytes(bytes)
  const token = createHash('sha256').update(`csrf:${secret}`).digest()
  return Buffer.concat([mask, xor(mask, token)]).toString('base64url')
}

function unmasked(sent: unknown): Buffer | undefined {
  const token = Buffer.from(typeof sent === 'string' ? sent : '', 'base64url')
  return token.length === 2 * bytes ? xor(token.subarray(0, bytes), token.subarray(bytes)) : undefined
}

/** `csrf`: the token that the visitor's pages carry, whatever cookies came along. */
export function ensureCsrf({ csrf, url }: { csrf: string; url: URL }, sent: unknown, request: Request): void {
  const origin = request.headers.get('origin')
  const given = unmasked(sent)
  const matches = given !== undefined && timingSafeEqual(unmasked(csrf)!, given)
  const sameOrigin = !origin || origin === 'null' || (URL.canParse(origin) && new URL(origin).host === url.host)
  if (!matches || !sameOrigin) throw new AppError('kernel.form_expired', 403)
}
