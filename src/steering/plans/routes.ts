import { z } from 'zod'
import { keepFile } from '../../kernel/files/keep-file.ts'
import type { Upload } from '../../kernel/files/receive.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { canAnywhere } from '../../kernel/access/actor.ts'
import { optionalUpload } from '../../kernel/http/fields.ts'
import type { Door } from '../../kernel/http/frame.ts'
import type { ActingContext } from '../../kernel/http/context.ts'
import { action, page, type Route } from '../../kernel/http/route.ts'
import { addTask, addTaskInput } from './add-task.ts'
import { changeTask, changeTaskInput, dropTask, dropTaskInput } from './change-task.ts'
import { enterActual, enterActualInput } from './enter-actual.ts'
import { directiveFileLimit, enterDirective, enterDirectiveInput } from './enter-directive.ts'
import { currentPlanOf } from './current-plan.ts'
import { showEnterActual } from './pages/actual-page.ts'
import { showAddTask } from './pages/add-task-page.ts'
import { showChangeTask, showDropTask } from './pages/change-task-page.ts'
import { showEnterDirective, showPutIntoForce, showTypePlan } from './pages/plan-forms.ts'
import { showPlanDuties } from './pages/plan-duties-page.ts'
import { showPlans } from './pages/plan-list-page.ts'
import { showPlanTargets } from './pages/plan-targets-page.ts'
import { showPlanTasks } from './pages/plan-tasks-page.ts'
import { p } from './pages/texts.ts'
import { planActions } from './plan-access.ts'
import { putIntoForce, putIntoForceInput } from './put-into-force.ts'
import { planHeadRoutes, targetRoutes } from './target-routes.ts'
import { typePlan, typePlanInput } from './type-plan.ts'

const withFile = { file: optionalUpload() }
const documentKinds = ['pdf', 'docx', 'xlsx', 'jpeg', 'png'] as const

async function keptId(
  tx: Tx,
  actor: Actor,
  upload: Upload | undefined,
  { services }: ActingContext,
): Promise<string | null> {
  if (!upload) return null
  return (await keepFile(tx, services, upload, actor, { accept: documentKinds, field: 'file' })).id
}

export const planRoutes: readonly Route[] = [
  ...targetRoutes,
  ...planHeadRoutes,
  page('/ke-hoach', showPlans),
  page('/ke-hoach/moi', (context) => showTypePlan(context)),
  action({
    path: '/ke-hoach',
    name: 'plans.type_plan',
    input: typePlanInput,
    run: typePlan,
    next: (id) => `/ke-hoach/${id}`,
    again: showTypePlan,
  }),
  // An id and nothing else: /ke-hoach/nhap and the like belong to other modules.
  page('/ke-hoach/:id{[0-9a-f-]{36}}', showPlanTasks),
  page('/ke-hoach/:id/chi-tieu', showPlanTargets),
  page('/ke-hoach/:id/trach-nhiem', showPlanDuties),
  page('/ke-hoach/:id/hieu-luc', (context) => showPutIntoForce(context)),
  action({
    path: '/ke-hoach/:id/hieu-luc',
    name: 'plans.put_into_force',
    input: putIntoForceInput,
    run: putIntoForce,
    next: (_, { id }) => ({ to: `/ke-hoach/${id}`, said: 'plans.said_in_force' }),
    again: showPutIntoForce,
  }),
  page('/ke-hoach/:planId/nhiem-vu/moi', (context) => showAddTask(context)),
  action({
    path: '/ke-hoach/:planId/nhiem-vu',
    name: 'plans.add_task',
    input: addTaskInput,
    run: addTask,
    next: (_, { planId }) => ({ to: `/ke-hoach/${planId}`, said: 'plans.said_task_added' }),
    again: showAddTask,
  }),
  page('/nhiem-vu/:id/sua', (context) => showChangeTask(context)),
  action({
    path: '/nhiem-vu/:id/noi-dung',
    name: 'plans.change_task',
    input: changeTaskInput,
    run: changeTask,
    next: (planId) => ({ to: `/ke-hoach/${planId}`, said: 'plans.said_saved' }),
    again: showChangeTask,
  }),
  page('/nhiem-vu/:id/bo', (context) => showDropTask(context)),
  action({
    path: '/nhiem-vu/:id/bo',
    name: 'plans.drop_task',
    input: dropTaskInput,
    run: dropTask,
    next: (planId) => ({ to: `/ke-hoach/${planId}`, said: 'plans.said_task_dropped' }),
    again: showDropTask,
  }),
  page('/van-ban-chi-dao/moi', (context) => showEnterDirective(context)),
  action({
    path: '/van-ban-chi-dao',
    name: 'plans.enter_directive',
    input: z.object({ ...enterDirectiveInput.shape, ...withFile }),
    fileLimit: directiveFileLimit,
    run: async (tx, actor, input, context) => {
      const directiveId = await enterDirective(tx, actor, input, await keptId(tx, actor, input.file, context))
      return { directiveId, planId: await currentPlanOf(tx, input.authorityId) }
    },
    next: ({ directiveId, planId }) =>
      planId
        ? `/ke-hoach/${planId}/nhiem-vu/moi?chi-dao=${directiveId}`
        : { to: '/ke-hoach', said: 'plans.said_saved' },
    again: showEnterDirective,
  }),
  page('/chi-tieu/:id/ket-qua', (context) => showEnterActual(context)),
  action({
    path: '/chi-tieu/:id/ket-qua',
    name: 'plans.enter_actual',
    input: z.object({ ...enterActualInput.shape, ...withFile }),
    run: async (tx, actor, input, context) =>
      enterActual(tx, actor, input, await keptId(tx, actor, input.file, context)),
    next: (planId) => ({ to: `/ke-hoach/${planId}/chi-tieu`, said: 'plans.said_saved' }),
    again: showEnterActual,
  }),
]

export const planDoors: readonly Door[] = [
  { href: '/ke-hoach', text: p('plans.plans'), group: 'steering', order: 30 },
  {
    href: '/van-ban-chi-dao/moi',
    text: p('plans.directive'),
    group: 'steering',
    order: 60,
    show: (actor) => canAnywhere(actor, planActions['plans.manage']),
  },
]
