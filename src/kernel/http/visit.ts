// Who is asking: read once for every request, before its route.
import { randomBytes } from 'node:crypto'
import { findActor } from '../access/actor-source.ts'
import { inTransaction, reader } from '../database/transaction.ts'
import { findSession, isStale, touchSession } from '../sessions/session.ts'
import { languages, type Lang } from '../text/language.ts'
import { uuidv7 } from '../uuid.ts'
import type { Services, VisitorContext } from './context.ts'
import { cookie, readCookie } from './cookies.ts'
import { csrfToken } from './csrf.ts'

export const sessionCookie = 'cchc_session'
/** Where one's own password and sessions are. */
export const accountPath = '/tai-khoan'
const visitCookie = 'cchc_visit'
const languageCookie = 'cchc_lang'

export type Visit = { context: VisitorContext; cookies: string[] }

const languageOf = (request: Request, url: URL): Lang => {
  const wanted = url.searchParams.get('lang') ?? readCookie(request, languageCookie)
  return languages.find((lang) => lang === wanted) ?? 'vi'
}

/** PostgreSQL keeps no NUL in a text, and nobody searches for one. */
function withoutNul(url: URL): URL {
  for (const [name, value] of Array.from(url.searchParams))
    if (value.includes('\0')) url.searchParams.set(name, value.replaceAll('\0', ''))
  return url
}

/** `remoteAddress` is the socket's; a proxy's word counts only where the configuration trusts it. */
export async function visit(
  request: Request,
  services: Services,
  params: Record<string, string>,
  remoteAddress: string,
): Promise<Visit> {
  const { database, config } = services
  const url = withoutNul(new URL(request.url))
  const secure = config.publicUrl?.protocol === 'https:'
  const cookies: string[] = []
  const db = reader(database)

  const token = readCookie(request, sessionCookie)
  const session = token ? ((await findSession(db, token)) ?? null) : null
  const actor = session ? ((await findActor(db, { id: session.accountId, personId: session.personId })) ?? null) : null
  if (session && isStale(session, db.now)) await inTransaction(database, (tx) => touchSession(tx, session.id))

  let secret = session ? token : readCookie(request, visitCookie)
  if (!secret) {
    secret = randomBytes(24).toString('base64url')
    cookies.push(cookie(visitCookie, secret, { secure }))
  }
  const lang = languageOf(request, url)
  if (url.searchParams.has('lang')) cookies.push(cookie(languageCookie, lang, { secure, maxAge: 31_536_000 }))

  const forwarded = config.trustProxy ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const address = forwarded ?? remoteAddress
  const context: VisitorContext = {
    db,
    services,
    lang,
    url,
    params,
    csrf: csrfToken(secret),
    key: () => uuidv7(),
    requestId: uuidv7(),
    // Whoever holds an older copy (If-Range) gets the whole: we give no copy a name.
    range: request.headers.has('if-range') ? null : request.headers.get('range'),
    visitor: {
      userAgent: request.headers.get('user-agent') ?? '',
      address,
      loopback: !forwarded && ['127.0.0.1', '::1', '::ffff:127.0.0.1', ''].includes(address),
    },
    actor,
    session: actor ? session : null,
  }
  return { context, cookies }
}
