import { Hono, type Context } from 'hono'
import { AppError, notFound } from '../errors.ts'
import { reachOf } from '../access/actor-reach.ts'
import { statements } from '../database/statement.ts'
import { withReach } from '../database/reach.ts'
import type { Module } from '../module.ts'
import { writeSending } from '../sessions/send-again.ts'
import { signInForm } from '../sessions/sign-in-page.ts'
import { assetFiles, assetsPath } from '../ui/assets.ts'
import { render } from '../ui/html.ts'
import { isUuid } from '../uuid.ts'
import { accessLog, type LogLine } from './access-log.ts'
import { compress } from './compress.ts'
import type { ActingContext, Services, SignedInContext, VisitorContext } from './context.ts'
import { cookie, readCookie } from './cookies.ts'
import { flashCookie, writeFlash } from './flash.ts'
import { staffFrame } from './frame.ts'
import { loadLimit } from './load.ts'
import { localPath } from './local-path.ts'
import { errorText } from './problem.ts'
import { problemPage } from './problem-page.ts'
import { readForm } from './read-form.ts'
import type { Action, Next, PageAnswer, Route } from './route.ts'
import { runAction } from './run-action.ts'
import { securityHeaders } from './security-headers.ts'
import { serveAsset } from './serve-asset.ts'
import { t } from './texts.ts'
import { accountPath, visit, type Visit } from './visit.ts'

export type AppOptions = {
  services: Services
  modules: readonly Module[]
  log?: (line: LogLine) => void
  /** Requests served at once; more are told to come back. */
  most?: number
}

type Environment = { Bindings: { incoming?: { socket?: { remoteAddress?: string } } } }

/** All routes of all modules behind one wrapper. In tests: `app.request('/…')`. */
export function createApp({ services, modules, log = () => {}, most = 200 }: AppOptions): Hono<Environment> {
  const app = new Hono<Environment>()
  const doors = modules.flatMap((module) => module.doors ?? [])
  const load = loadLimit(most)
  const secure = services.config.publicUrl?.protocol === 'https:'

  app.use(securityHeaders(secure))
  app.use(accessLog(log))
  app.use(compress)
  app.get(`${assetsPath}:name`, (context) => serveAsset(context.req.raw, assetFiles()))
  app.use(async (context, next) => {
    if (!load.enter()) return context.html(overloaded, 503, { 'Retry-After': '2', 'Cache-Control': 'no-store' })
    try {
      return await statements.run({ count: 0, texts: null }, async () => {
        await withReach('nothing', next)
        context.res.headers.set('Server-Timing', `sql;desc="${statements.getStore()?.count ?? 0}"`)
      })
    } finally {
      load.leave()
    }
  })

  for (const route of modules.flatMap((module) => module.routes ?? [])) {
    const method = route.kind === 'endpoint' ? route.method : route.kind === 'action' ? 'post' : 'get'
    app[method](route.path, (context) => serve(context, route))
  }
  app.notFound((context) => answerError(context, undefined, new AppError('kernel.not_found', 404)))
  app.onError((error, context) => answerError(context, undefined, error))
  return app

  async function serve(context: Context<Environment>, route: Route): Promise<Response> {
    const request = context.req.raw
    const address = context.env?.incoming?.socket?.remoteAddress ?? ''
    const visited = await visit(request, services, context.req.param() as Record<string, string>, address)
    return withReach(reachOf(visited.context.actor), () => serveTo(visited, context, route))
  }

  async function serveTo(visited: Visit, context: Context<Environment>, route: Route): Promise<Response> {
    const request = context.req.raw
    try {
      const response = await answer(route, request, visited)
      for (const line of visited.cookies) response.headers.append('Set-Cookie', line)
      if (readCookie(request, flashCookie) && response.headers.get('content-type')?.startsWith('text/html'))
        response.headers.append('Set-Cookie', cookie(flashCookie, '', { secure, maxAge: 0 }))
      return response
    } catch (error) {
      return answerError(context, visited, error)
    }
  }

  async function answerError(
    context: Context<Environment>,
    visited: Visit | undefined,
    error: unknown,
  ): Promise<Response> {
    const lang = visited?.context.lang ?? 'vi'
    if (!(error instanceof AppError)) {
      const request = visited?.context.requestId ?? crypto.randomUUID()
      log({ level: 'error', request, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      return page(problemPage(t('kernel.fault', { request })), lang, 500)
    }
    if (error.status === 401 && ['GET', 'HEAD'].includes(context.req.method))
      return signInFirst(new URL(context.req.url))
    const actor = visited?.context.actor
    const frame = visited && actor ? await staffFrame({ ...visited.context, actor }, doors, context.req.raw) : undefined
    const back = context.req.header('referer') ?? null
    const isMissing = error.status === 404
    return page(
      problemPage(errorText(error), { frame, back: sameSite(back, context.req.url), isMissing }),
      lang,
      error.status,
    )
  }

  async function answer(route: Route, request: Request, visited: Visit): Promise<Response> {
    const { context } = visited
    ensureIds(route, context.params)
    if (context.session?.mustChangePassword && !isOpenBeforeOwnPassword(route)) return redirect(accountPath)
    if (route.kind === 'endpoint') return route.answer(request, context)
    if (route.kind === 'public-page') return pageAnswer(await route.show(context), context.lang)
    if (route.kind === 'action' && !context.session) return signInToSend(request, context)
    const signedIn = signedInContext(context)
    if (route.kind === 'page') return pageAnswer(await route.show(await framed(signedIn, request)), context.lang)
    return answerAction(route, request, signedIn)
  }

  async function framed(context: ActingContext, request: Request): Promise<SignedInContext> {
    return { ...context, frame: await staffFrame(context, doors, request) }
  }

  async function answerAction(route: Action, request: Request, acting: ActingContext): Promise<Response> {
    const outcome = await runAction(route, acting, request)
    if ('next' in outcome) return redirect(outcome.next)
    const context = await framed(acting, request)
    const { problem, error } = outcome
    if (route.again && problem.status !== 404)
      return page(await route.again(context, problem), context.lang, problem.status, cachingOf(route))
    const sentence = error ? errorText(error) : (Object.values(problem.errors)[0] ?? t('kernel.refused'))
    const back = sameSite(request.headers.get('referer'), request.url)
    return page(
      problemPage(sentence, { frame: context.frame, back, values: problem.values }),
      context.lang,
      problem.status,
      cachingOf(route),
    )
  }

  // The session ended while somebody was typing: what was typed comes back, to be sent again after signing in.
  async function signInToSend(request: Request, context: VisitorContext): Promise<Response> {
    const { values } = await readForm(request, null).catch(() => ({ values: {} }))
    const back = sameSite(request.headers.get('referer'), request.url)
    const way = signInForm(context, {
      next: back ?? '/',
      again: writeSending(context.url.pathname + context.url.search, values),
    })
    return page(problemPage(t('kernel.session_over'), { back, values, way }), context.lang, 401)
  }

  function redirect(next: Next): Response {
    const headers = new Headers({ Location: inAscii(typeof next === 'string' ? next : next.to) })
    if (typeof next !== 'string') {
      const { said: key, params, tone } = next
      headers.append('Set-Cookie', cookie(flashCookie, writeFlash({ key, params, tone }), { secure }))
    }
    return new Response(null, { status: 303, headers })
  }
}

function signedInContext(context: VisitorContext): ActingContext {
  const { actor, session } = context
  if (!actor || !session) throw new AppError('kernel.sign_in_first', 401)
  return { ...context, actor, session }
}

/** With a password that somebody else knows one may choose an own one, leave, and see what everybody sees. */
const isOpenBeforeOwnPassword = ({ kind, path }: Route): boolean =>
  kind === 'public-page' || path.startsWith(accountPath) || path === '/dang-xuat'

/**
 * `:id` and `:…Id` of an address are ids, unless the route says by a pattern what they are: anything else there finds
 * nothing, and asks no query.
 */
function ensureIds({ path }: Route, params: Readonly<Record<string, string>>): void {
  for (const [, name] of path.matchAll(/:(id|\w+Id)(?![\w{])/g)) if (!isUuid(params[name!])) throw notFound()
}

/** A header carries no đ: an address made of what people typed is written as browsers would send it. */
const inAscii = (address: string): string => {
  const { pathname, search, hash } = new URL(address, 'http://localhost')
  return pathname + search + hash
}

const signInFirst = (url: URL): Response =>
  new Response(null, {
    status: 303,
    headers: { Location: `/dang-nhap?tiep=${encodeURIComponent(url.pathname + url.search)}` },
  })

/**
 * The answer to a form that came back: only what the browser may keep is there again when somebody goes back to it (a
 * POST is never asked for anew), with what was typed. Signing out clears what was kept. With a secret nothing is kept.
 */
const cachingOf = ({ secret }: Action): string => (secret ? 'no-store' : 'private, no-cache')

const page = (
  content: Parameters<typeof render>[0],
  lang: VisitorContext['lang'],
  status = 200,
  caching = 'no-store',
): Response =>
  new Response(render(content, lang), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': caching },
  })

const pageAnswer = (answer: PageAnswer, lang: VisitorContext['lang']): Response =>
  answer instanceof Response ? answer : page(answer, lang)

// Made once: whoever is refused must cost nothing.
const overloaded = render(problemPage(t('kernel.overloaded')), 'vi')

const sameSite = (address: string | null, here: string): string | null => (address && localPath(address, here)) ?? null
