/** Cookies are few and plain: name=value, read from the header, written with the same safe attributes always. */
export function readCookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}

export type CookieOptions = { secure: boolean; maxAge?: number }

export const cookie = (name: string, value: string, { secure, maxAge }: CookieOptions): string =>
  [
    `${name}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    secure && 'Secure',
    maxAge !== undefined && `Max-Age=${maxAge}`,
  ]
    .filter(Boolean)
    .join('; ')
