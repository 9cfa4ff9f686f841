import { createHash, timingSafeEqual } from 'node:crypto'
import { AppError } from '../errors.ts'

/** Derived from the visitor's secret cookie: another site knows neither the cookie nor what follows from it. */
export const csrfToken = (secret: string): string => createHash('sha256').update(`csrf:${secret}`).digest('base64url')

/** `csrf`: the token that the visitor's pages carry, whatever cookies came along. */
export function ensureCsrf({ csrf, url }: { csrf: string; url: URL }, sent: unknown, request: Request): void {
  const origin = request.headers.get('origin')
  const expected = Buffer.from(csrf)
  const given = Buffer.from(typeof sent === 'string' ? sent : '')
  const matches = expected.length === given.length && timingSafeEqual(expected, given)
  const sameOrigin = !origin || origin === 'null' || (URL.canParse(origin) && new URL(origin).host === url.host)
  if (!matches || !sameOrigin) throw new AppError('kernel.form_expired', 403)
}
