import type { Door } from '../../kernel/http/frame.ts'
import { canAnywhere } from '../../kernel/access/actor.ts'
import { action, page, type Route } from '../../kernel/http/route.ts'
import { stopWaiting, stopWaitingInput } from '../dossiers/index.ts'
import { decideApology, decideApologyInput } from './decide-apology.ts'
import { explainLateness, explainLatenessInput } from './explain-lateness.ts'
import { judgeExplanation, judgeExplanationInput } from './judge-explanation.ts'
import { showLateCase } from './pages/late-case-page.ts'
import { showLateList } from './pages/late-list-page.ts'
import { latenessActions } from './lateness-access.ts'
import { t } from './texts.ts'

export const latenessRoutes: readonly Route[] = [
  page('/ho-so-tre-han', showLateList),
  page('/ho-so-tre-han/:id', (context) => showLateCase(context)),
  action({
    path: '/ho-so-tre-han/:id/xin-loi',
    name: 'dossier_lateness.decide_apology',
    input: decideApologyInput,
    run: decideApology,
    next: (_, { id }) => ({ to: `/ho-so-tre-han/${id}`, said: 'lateness.said_decided' }),
    again: showLateCase,
  }),
  action({
    path: '/ho-so-tre-han/:id/giai-trinh',
    name: 'dossier_lateness.explain_lateness',
    input: explainLatenessInput,
    run: explainLateness,
    next: (_, { id }) => ({ to: `/ho-so-tre-han/${id}`, said: 'lateness.said_explained' }),
    again: showLateCase,
  }),
  action({
    path: '/ho-so-tre-han/:id/duyet-giai-trinh',
    name: 'dossier_lateness.judge_explanation',
    input: judgeExplanationInput,
    run: judgeExplanation,
    next: (_, { id, verdict }) => ({ to: `/ho-so-tre-han/${id}`, said: `lateness.said_${verdict}` }),
    again: showLateCase,
  }),
  action({
    path: '/ho-so-tre-han/:id/dung',
    name: 'dossier_lateness.stop_waiting',
    input: stopWaitingInput,
    run: stopWaiting,
    // Where the notice (form 05) is printed.
    next: (_, { id }) => ({ to: `/ho-so/${id}/phieu`, said: 'lateness.said_stopped' }),
  }),
]

export const latenessDoors: readonly Door[] = [
  {
    href: '/ho-so-tre-han',
    text: t('lateness.title'),
    group: 'work',
    order: 40,
    show: (actor) => canAnywhere(actor, latenessActions['dossier_lateness.read']),
  },
]
