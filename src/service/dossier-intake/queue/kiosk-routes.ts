// The kiosk's own three requests: they need no account, but the cookie of the device.
import { findUnit } from '../../../foundation/organisation/index.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { PageContext, VisitorContext } from '../../../kernel/http/context.ts'
import { cookie, readCookie } from '../../../kernel/http/cookies.ts'
import { runGuestForm } from '../../../kernel/http/guest-form.ts'
import { endpoint, type Route } from '../../../kernel/http/route.ts'
import { isSecure } from '../../../kernel/http/origin.ts'
import { sessionCookie } from '../../../kernel/http/visit.ts'
import { endSession } from '../../../kernel/sessions/session.ts'
import { render, type Html } from '../../../kernel/ui/index.ts'
import { z } from 'zod'
import { kioskPage, kioskShutPage } from './kiosk-page.ts'
import { findKiosk, openKiosk, openKioskInput, takeTicketAtKiosk } from './kiosk.ts'
import { findQueue } from './queue.ts'
import { ticketPath } from './queue-pages.ts'

const kioskCookie = 'cchc_kiosk'
const halfAYear = 15_552_000

const answer = (page: Html, { lang }: PageContext, status: number, headers: Record<string, string> = {}): Response =>
  new Response(render(page, lang), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  })

const to = (address: string): Headers => new Headers({ Location: address })

/** The device is a public one from now on: whoever opened it is signed out on it. */
async function open(request: Request, context: PageContext & VisitorContext): Promise<Response> {
  const { actor, session } = context
  if (!actor || !session) return new Response(null, { status: 303, headers: to('/dang-nhap') })
  const done = await runGuestForm(request, context, {
    name: 'dossier_intake.open_kiosk',
    input: openKioskInput,
    run: async (tx, input) => {
      const token = await openKiosk(tx, actor, input)
      await endSession(tx, session.accountId, session.id)
      return { token, unitId: input.unitId }
    },
  })
  if ('problem' in done) {
    if (done.problem.status === 403) throw forbidden({ action: 'dossier_intake.set_queue' })
    return new Response(null, { status: 303, headers: to(`${ticketPath}?loi=ten-may`) })
  }
  const { token, unitId } = done.result
  const secure = isSecure(context)
  const headers = to(`${ticketPath}/${unitId}`)
  headers.append('Set-Cookie', cookie(kioskCookie, token, { secure, maxAge: halfAYear }))
  headers.append('Set-Cookie', cookie(sessionCookie, '', { secure, maxAge: 0 }))
  return new Response(null, { status: 303, headers })
}

async function show(request: Request, context: PageContext): Promise<Response> {
  const unitId = context.params.unit!
  const token = readCookie(request, kioskCookie)
  const kiosk = token && (await findKiosk(context.db, unitId, token))
  if (!kiosk) return answer(kioskShutPage(context), context, 403)
  const unit = await findUnit(context.db, unitId)
  const queue = await findQueue(context.db, unitId)
  const taken = context.url.searchParams.get('so') ?? ''
  const number = /^\d{1,5}$/.test(taken) ? Number(taken) : undefined
  const page = kioskPage(context, { unitId, name: unit?.name ?? '', queue, number })
  // Back to the button for the next person, without script.
  const back: Record<string, string> = number === undefined ? {} : { Refresh: `20; url=${ticketPath}/${unitId}` }
  return answer(page, context, 200, back)
}

async function take(request: Request, context: PageContext): Promise<Response> {
  const unitId = context.params.unit!
  const token = readCookie(request, kioskCookie) ?? ''
  const done = await runGuestForm(request, context, {
    name: 'dossier_intake.take_ticket_at_kiosk',
    input: z.object({}),
    run: (tx) => takeTicketAtKiosk(tx, unitId, token),
  })
  if ('result' in done)
    return new Response(null, { status: 303, headers: to(`${ticketPath}/${unitId}?so=${String(done.result)}`) })
  const { status, errors } = done.problem
  if (status === 403) return answer(kioskShutPage(context), context, 403)
  const unit = await findUnit(context.db, unitId)
  const queue = await findQueue(context.db, unitId)
  return answer(kioskPage(context, { unitId, name: unit?.name ?? '', queue, errors }), context, status)
}

const device = `${ticketPath}/:unit{[0-9a-f]{8}-[0-9a-f-]{27}}`

export const kioskRoutes: readonly Route[] = [
  endpoint('post', `${ticketPath}/mo-may`, open),
  endpoint('get', device, show),
  endpoint('post', device, take),
]
