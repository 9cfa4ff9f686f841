import { z } from 'zod'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { PageContext } from '../../../kernel/http/context.ts'
import { cookie } from '../../../kernel/http/cookies.ts'
import { runGuestForm } from '../../../kernel/http/guest-form.ts'
import { choice, line } from '../../../kernel/http/fields.ts'
import { endpoint, publicPage, type Route } from '../../../kernel/http/route.ts'
import { sessionCookie } from '../../../kernel/http/visit.ts'
import { createAccount, login } from '../../../kernel/sessions/account.ts'
import { hashPassword } from '../../../kernel/sessions/password.ts'
import { startSession } from '../../../kernel/sessions/session.ts'
import { render } from '../../../kernel/ui/index.ts'
import { foundAuthority } from './found-authority.ts'
import { isSetUpCode } from './set-up-link.ts'
import { setUpKinds, setUpPage } from './set-up-page.ts'

const setUpInput = z.object({
  ma: z.string(),
  kind: choice(setUpKinds),
  place: line(200),
  personName: line(200),
  post: line(200),
  login: login(),
  password: z.string({ error: 'form.required' }).min(12, 'set_up.password_short').max(500),
})

type Input = z.output<typeof setUpInput>

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A place is governed by its people's committee; a department is called as it is. */
const namesOf = ({ kind, place }: Input) =>
  kind === 'department'
    ? { name: capital(place), shortName: capital(place), placeName: undefined, tier: 'province' }
    : {
        name: `Ủy ban nhân dân ${place}`,
        shortName: `UBND ${place}`,
        placeName: place,
        tier: kind === 'province' ? 'province' : 'commune',
      }

async function setUp(tx: Tx, input: Input, visitor: PageContext['visitor']): Promise<string> {
  if (!(await isSetUpCode(tx, input.ma))) throw new AppError('set_up.link_used', 403)
  const { personId } = await foundAuthority(tx, {
    unit: {
      ...namesOf(input),
      kind: input.kind,
      code: undefined,
      isAuthority: true,
      from: undefined,
      document: undefined,
    },
    administrator: { personName: input.personName, title: input.post },
  })
  const passwordHash = await hashPassword(input.password)
  const accountId = await createAccount(tx, { personId, login: input.login, passwordHash })
  return startSession(tx, accountId, visitor)
}

export const setUpRoutes: readonly Route[] = [
  publicPage('/thiet-lap', async (context) => {
    const code = context.url.searchParams.get('ma') ?? ''
    if (!(await isSetUpCode(context.db, code))) throw new AppError('set_up.link_used', 403)
    return setUpPage(context, code)
  }),
  endpoint('post', '/thiet-lap', async (request, context) => {
    const outcome = await runGuestForm(request, context, {
      name: 'organisation.set_up',
      input: setUpInput,
      run: (tx, input) => setUp(tx, input, context.visitor),
    })
    if ('result' in outcome) {
      const secure = context.services.config.publicUrl?.protocol === 'https:'
      const headers = { Location: '/to-chuc', 'Set-Cookie': cookie(sessionCookie, outcome.result, { secure }) }
      return new Response(null, { status: 303, headers })
    }
    const { problem } = outcome
    const code = typeof problem.values.ma === 'string' ? problem.values.ma : ''
    return new Response(render(setUpPage(context, code, problem), context.lang), {
      status: problem.status,
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
    })
  }),
]
