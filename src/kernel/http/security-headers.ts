import type { MiddlewareHandler } from 'hono'

// Nothing inline, nothing from elsewhere, no frames: a page can only be what we sent.
const policy = [
  "default-src 'none'",
  "img-src 'self' data: blob:",
  "style-src 'self'",
  "font-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  "manifest-src 'self'",
].join('; ')

export const securityHeaders =
  (secure: boolean): MiddlewareHandler =>
  async (context, next) => {
    await next()
    const { headers } = context.res
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', policy)
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('Referrer-Policy', 'same-origin')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(self), geolocation=(), microphone=()')
    if (secure) headers.set('Strict-Transport-Security', 'max-age=31536000')
  }
