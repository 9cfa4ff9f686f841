import { AppError } from '../errors.ts'
import { inTransaction } from '../database/transaction.ts'
import { cookie } from '../http/cookies.ts'
import { isSecure } from '../http/origin.ts'
import type { PageContext, VisitorContext } from '../http/context.ts'
import { csrfToken, ensureCsrf } from '../http/csrf.ts'
import { fieldErrors, refusal, type FormProblem } from '../http/problem.ts'
import { localPath } from '../http/local-path.ts'
import { readForm } from '../http/read-form.ts'
import { endpoint, publicPage, type Route } from '../http/route.ts'
import { csrfField } from '../ui/components/form.ts'
import { render } from '../ui/html.ts'
import { sessionCookie } from '../http/visit.ts'
import { hasDemoAccounts } from './account.ts'
import { announceVisit } from './announce-visit.ts'
import { endSession } from './session.ts'
import { signIn, signInInput } from './sign-in.ts'
import { againField, readSending, sendAgainPage, type Sending } from './send-again.ts'
import { signInPage } from './sign-in-page.ts'

/** A link must not lead a person who has just signed in somewhere else, nor back to the door. */
function pathAfterSignIn(wanted: unknown, { url }: PageContext): string {
  const path = typeof wanted === 'string' && wanted.startsWith('/') ? localPath(wanted, url.origin) : undefined
  return path && !path.startsWith('/dang-') ? path : '/'
}

type SignedIn = { token: string; to: string; sending: Sending | undefined }

async function trySignIn(request: Request, context: PageContext): Promise<SignedIn | FormProblem> {
  const { values } = await readForm(request, null)
  const problem = (error: AppError): FormProblem => refusal('sign-in', values, error)
  try {
    ensureCsrf(context, values[csrfField], request)
  } catch (error) {
    return problem(error as AppError)
  }
  const parsed = signInInput.safeParse(values)
  if (!parsed.success) return { action: 'sign-in', status: 422, values, errors: fieldErrors(parsed.error) }
  const result = await inTransaction(context.services.database, (tx) =>
    signIn(tx, parsed.data, { ...context.visitor, demoAllowed: context.visitor.loopback }),
  )
  return 'refused' in result
    ? problem(result.refused)
    : {
        token: result.token,
        to: pathAfterSignIn(values.next, context),
        sending: readSending(values[againField], context.url.origin),
      }
}

const opensDemo = async (context: PageContext): Promise<boolean> =>
  context.visitor.loopback && (await hasDemoAccounts(context.db))

const html = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }

async function answerSignIn(request: Request, context: PageContext & VisitorContext): Promise<Response> {
  const result = await trySignIn(request, context)
  if ('token' in result) {
    const session = { 'Set-Cookie': cookie(sessionCookie, result.token, { secure: isSecure(context) }) }
    if (!result.sending) return new Response(null, { status: 303, headers: { Location: result.to, ...session } })
    const page = sendAgainPage(result.sending, csrfToken(result.token))
    return new Response(render(page, context.lang), { headers: { ...html, ...session } })
  }
  const sent = result.values[againField]
  const page = signInPage(context, {
    next: pathAfterSignIn(result.values.next, context),
    demo: await opensDemo(context),
    again: typeof sent === 'string' ? sent : undefined,
    problem: result,
  })
  return new Response(render(page, context.lang), { status: result.status, headers: html })
}

async function answerSignOut(request: Request, context: PageContext & VisitorContext): Promise<Response> {
  const { values } = await readForm(request, null)
  const { session } = context
  if (session) {
    ensureCsrf(context, values[csrfField], request)
    await inTransaction(context.services.database, async (tx) => {
      if (await endSession(tx, session.accountId, session.id))
        await announceVisit(tx, session, 'kernel.signed_out', context.visitor)
    })
  }
  const gone = cookie(sessionCookie, '', { secure: isSecure(context), maxAge: 0 })
  // What the browser kept of forms that came back belongs to nobody who sits down next.
  const headers = { Location: '/dang-nhap', 'Set-Cookie': gone, 'Clear-Site-Data': '"cache"' }
  return new Response(null, { status: 303, headers })
}

export const sessionRoutes: readonly Route[] = [
  publicPage('/dang-nhap', async (context) => {
    const next = pathAfterSignIn(context.url.searchParams.get('tiep'), context)
    if (context.session) return new Response(null, { status: 303, headers: { Location: next } })
    return signInPage(context, { next, demo: await opensDemo(context) })
  }),
  endpoint('post', '/dang-nhap', answerSignIn),
  endpoint('post', '/dang-xuat', answerSignOut),
]
