import { canAnywhere } from '../../kernel/access/actor.ts'
import type { Door } from '../../kernel/http/frame.ts'
import { action, page, type Route } from '../../kernel/http/route.ts'
import { askComparison, askInput } from './compare.ts'
import { exchangeActions } from './exchange-access.ts'
import { retryFile, retryFileInput } from './files/refused-files.ts'
import { showExchange } from './pages/exchange-page.ts'
import { exchangePath } from './pages/paths.ts'
import { showProblem } from './pages/problem-page.ts'
import { settleOutgoing, settleOutgoingInput } from './settle-outgoing.ts'
import { closeProblem, closeProblemInput, retryProblem, retryProblemInput } from './settle-problem.ts'
import { t } from './texts.ts'

export const exchangeRoutes: readonly Route[] = [
  page(exchangePath, showExchange),
  action({
    path: `${exchangePath}/doi-chieu`,
    name: 'dossier_exchange.ask_comparison',
    input: askInput,
    run: askComparison,
    next: () => ({ to: exchangePath, said: 'exchange.said_asked' }),
  }),
  action({
    path: `${exchangePath}/gui/:id`,
    name: 'dossier_exchange.settle_outgoing',
    input: settleOutgoingInput,
    run: settleOutgoing,
    next: () => ({ to: exchangePath, said: 'exchange.said_settled' }),
  }),
  action({
    path: `${exchangePath}/tep/:id`,
    name: 'dossier_exchange.retry_file',
    input: retryFileInput,
    run: retryFile,
    next: () => ({ to: exchangePath, said: 'exchange.said_settled' }),
  }),
  page(`${exchangePath}/:id`, (context) => showProblem(context)),
  action({
    path: `${exchangePath}/:id/thu-lai`,
    name: 'dossier_exchange.retry_problem',
    input: retryProblemInput,
    run: retryProblem,
    next: ({ dossierId, solved }, { id }) => ({
      to: dossierId ? `/ho-so/${dossierId}` : `${exchangePath}/${id}`,
      ...(solved ? { said: 'exchange.said_taken' } : { said: 'exchange.said_still', tone: 'warning' }),
    }),
    again: showProblem,
  }),
  action({
    path: `${exchangePath}/:id/dong`,
    name: 'dossier_exchange.close_problem',
    input: closeProblemInput,
    run: closeProblem,
    next: () => ({ to: exchangePath, said: 'exchange.said_closed' }),
    again: showProblem,
  }),
]

export const exchangeDoors: readonly Door[] = [
  {
    href: exchangePath,
    text: t('exchange.title'),
    group: 'service',
    order: 80,
    show: (actor) => canAnywhere(actor, exchangeActions['dossier_exchange.read']),
  },
]
