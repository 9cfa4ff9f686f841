import { action, page, type Route } from '../../kernel/http/route.ts'
import { showChangePlanHead, showClosePlan } from './pages/plan-head-page.ts'
import { showAddTarget, showChangeTarget, showDropTarget } from './pages/target-pages.ts'
import { changePlanHead, changePlanHeadInput, closePlan, closePlanInput } from './plan-head-commands.ts'
import {
  addTarget,
  addTargetInput,
  changeTarget,
  changeTargetInput,
  dropTarget,
  dropTargetInput,
} from './target-commands.ts'

const saved = (planId: string) => ({ to: `/ke-hoach/${planId}/chi-tieu`, said: 'plans.said_saved' })

export const targetRoutes: readonly Route[] = [
  page('/ke-hoach/:planId/chi-tieu/moi', (context) => showAddTarget(context)),
  action({
    path: '/ke-hoach/:planId/chi-tieu',
    name: 'plans.add_target',
    input: addTargetInput,
    run: addTarget,
    next: saved,
    again: showAddTarget,
  }),
  page('/chi-tieu/:id/sua', (context) => showChangeTarget(context)),
  action({
    path: '/chi-tieu/:id/noi-dung',
    name: 'plans.change_target',
    input: changeTargetInput,
    run: changeTarget,
    next: saved,
    again: showChangeTarget,
  }),
  page('/chi-tieu/:id/bo', (context) => showDropTarget(context)),
  action({
    path: '/chi-tieu/:id/bo',
    name: 'plans.drop_target',
    input: dropTargetInput,
    run: dropTarget,
    next: saved,
    again: showDropTarget,
  }),
]

export const planHeadRoutes: readonly Route[] = [
  page('/ke-hoach/:id/thong-tin', (context) => showChangePlanHead(context)),
  action({
    path: '/ke-hoach/:id/thong-tin',
    name: 'plans.change_plan_head',
    input: changePlanHeadInput,
    run: changePlanHead,
    next: (_, { id }) => ({ to: `/ke-hoach/${id}`, said: 'plans.said_saved' }),
    again: showChangePlanHead,
  }),
  page('/ke-hoach/:id/khep-lai', (context) => showClosePlan(context)),
  action({
    path: '/ke-hoach/:id/khep-lai',
    name: 'plans.close_plan',
    input: closePlanInput,
    run: closePlan,
    next: (_, { id }) => ({ to: `/ke-hoach/${id}`, said: 'plans.said_closed' }),
    again: showClosePlan,
  }),
]
