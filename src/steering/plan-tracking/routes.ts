import { z } from 'zod'
import { uploads } from '../../kernel/http/fields.ts'
import type { Door } from '../../kernel/http/frame.ts'
import type { SignedInContext } from '../../kernel/http/context.ts'
import { action, page, type Route } from '../../kernel/http/route.ts'
import { copyPlan, copyPlanInput, showCopyPlan } from '../plans/index.ts'
import { assignWork, assignWorkInput } from './assign-work.ts'
import { decideDelivery, decideDeliveryInput } from './decide-delivery.ts'
import { deliverOutputInput } from './deliver-output.ts'
import { deliverWithFiles, evidenceLimit } from './deliver-with-files.ts'
import { answerDifficulty, answerDifficultyInput, raiseDifficulty, raiseDifficultyInput } from './difficulty.ts'
import { feedRoutes } from './feed/feed-routes.ts'
import { evidenceRoute } from './evidence-route.ts'
import { askExtension, askExtensionInput, decideExtension, decideExtensionInput } from './extend-deadline.ts'
import { instructWork, instructWorkInput } from './instruct-work.ts'
import { showMyWork } from './pages/my-work-page.ts'
import { showOverview, showPlanOverview } from './pages/overview-page.ts'
import { p } from './pages/texts.ts'
import { showWork } from './pages/work-page.ts'
import { showPlanWork, showWorkList } from './pages/work-list-page.ts'
import { findUnfinishedTasks } from './unfinished-tasks.ts'
import { registerRoutes } from './register/register-routes.ts'
import { reportProgress, reportProgressInput } from './report-progress.ts'

type OfWork = { id: string }
type Said = `tracking.said_${string}`

const back = (said: Said) => (_result: unknown, input: OfWork) => ({ to: `/dau-viec/${input.id}`, said })
const again = showWork

const deliverForm = z.object({ ...deliverOutputInput.shape, files: uploads(20) })

export const trackingRoutes: readonly Route[] = [
  // Whoever has signed in begins with what waits for them.
  page('/', async () => new Response(null, { status: 303, headers: { Location: '/viec-cua-toi' } })),
  page('/viec-cua-toi', showMyWork),
  ...feedRoutes,
  page('/tong-quan', showOverview),
  page('/dau-viec', showWorkList),
  page('/ke-hoach/:id/thuc-hien', showPlanWork),
  page('/ke-hoach/:id/tong-quan', showPlanOverview),
  ...registerRoutes,
  page('/ke-hoach/:id/sao-chep', (context) => showCopyPlan(context)),
  action({
    path: '/ke-hoach/:id/sao-chep',
    name: 'plans.copy_plan',
    input: copyPlanInput,
    run: async (tx, actor, input) => copyPlan(tx, actor, input, await findUnfinishedTasks(tx, input.id)),
    next: (id) => `/ke-hoach/${id}`,
    again: showCopyPlan,
  }),
  page('/dau-viec/:id', (context: SignedInContext) => showWork(context)),
  evidenceRoute,
  action({
    path: '/dau-viec/:id/nguoi-thuc-hien',
    name: 'plan_tracking.assign_work',
    input: assignWorkInput,
    run: assignWork,
    next: back('tracking.said_assigned'),
    again,
  }),
  action({
    path: '/dau-viec/:id/tien-do',
    name: 'plan_tracking.report_progress',
    input: reportProgressInput,
    run: reportProgress,
    next: back('tracking.said_progress'),
    again,
  }),
  action({
    path: '/dau-viec/:id/san-pham',
    name: 'plan_tracking.deliver_output',
    input: deliverForm,
    fileLimit: evidenceLimit,
    run: deliverWithFiles,
    next: back('tracking.said_delivered'),
    again,
  }),
  action({
    path: '/dau-viec/:id/nghiem-thu',
    name: 'plan_tracking.decide_delivery',
    input: decideDeliveryInput,
    run: decideDelivery,
    next: back('tracking.said_decided'),
    again,
  }),
  action({
    path: '/dau-viec/:id/gia-han',
    name: 'plan_tracking.ask_extension',
    input: askExtensionInput,
    run: askExtension,
    next: back('tracking.said_asked'),
    again,
  }),
  action({
    path: '/dau-viec/:id/gia-han/quyet-dinh',
    name: 'plan_tracking.decide_extension',
    input: decideExtensionInput,
    run: decideExtension,
    next: back('tracking.said_decided'),
    again,
  }),
  action({
    path: '/dau-viec/:id/kho-khan',
    name: 'plan_tracking.raise_difficulty',
    input: raiseDifficultyInput,
    run: raiseDifficulty,
    next: back('tracking.said_raised'),
    again,
  }),
  action({
    path: '/dau-viec/:id/kho-khan/:difficultyId/tra-loi',
    name: 'plan_tracking.answer_difficulty',
    input: answerDifficultyInput,
    run: answerDifficulty,
    next: back('tracking.said_answered'),
    again,
  }),
  action({
    path: '/dau-viec/:id/chi-dao',
    name: 'plan_tracking.instruct_work',
    input: instructWorkInput,
    run: instructWork,
    next: back('tracking.said_instructed'),
    again,
  }),
]

export const trackingDoors: readonly Door[] = [
  { href: '/viec-cua-toi', text: p('tracking.my_work'), group: 'work', order: 10 },
  { href: '/tong-quan', text: p('tracking.overview'), group: 'steering', order: 20 },
  { href: '/dau-viec', text: p('tracking.work'), group: 'steering', order: 40 },
]
