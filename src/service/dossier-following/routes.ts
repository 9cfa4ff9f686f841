import type { PageContext } from '../../kernel/http/context.ts'
import { runGuestForm } from '../../kernel/http/guest-form.ts'
import { refusal, type FormProblem } from '../../kernel/http/problem.ts'
import { beyondReach } from '../../kernel/database/reach.ts'
import { endpoint, publicPage, type Route } from '../../kernel/http/route.ts'
import { render, type Html } from '../../kernel/ui/index.ts'
import { followDossier, followInput } from './follow-dossier.ts'
import { followPage } from './follow-page.ts'
import { followName, followPath } from './frame.ts'
import { showFollowed } from './followed-page.ts'

const answer = (page: Html, context: PageContext, status: number): Response =>
  new Response(render(page, context.lang), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })

// The secret is sent in a form and never stands in an address, where histories and logs would keep it.
async function answerFollow(request: Request, context: PageContext): Promise<Response> {
  const outcome = await runGuestForm(request, context, {
    name: followName,
    input: followInput,
    run: (tx, input) => followDossier(tx, input, context.visitor),
  })
  const refuse = (problem: FormProblem) => answer(followPage(context, problem), context, problem.status)
  if ('problem' in outcome) return refuse(outcome.problem)
  const { result } = outcome
  if (result.refused) return refuse(refusal(followName, { code: result.code }, result.refused))
  const page = await beyondReach('the secret of its receipt is proven', () => showFollowed(context, result.code))
  return answer(page, context, 200)
}

export const followingRoutes: readonly Route[] = [
  publicPage(followPath, async (context) => followPage(context)),
  endpoint('post', followPath, answerFollow),
]
