import { action, page, type Route } from '../../../kernel/http/route.ts'
import { showConflict } from '../pages/conflict-page.ts'
import { showTargets } from '../pages/target-list-page.ts'
import { showNewTarget, showTarget } from '../pages/target-page.ts'
import { afterStep, type Said } from './after-step.ts'
import { chooseBinding, chooseBindingInput } from './choose-binding.ts'
import type { Outcome } from './find-task.ts'
import { addTarget, confirmTarget, dropTarget, saveTarget } from './settle-target.ts'
import { addTargetInput, saveTargetInput, targetInput } from './target-fields.ts'

const list = '/ke-hoach/nhap/:id/chi-tieu'
// A target of a draft has a short name of its own, no id of the database.
const at = `${list}/:targetId{[^/]+}`
const conflict = '/ke-hoach/nhap/:id/mau-thuan/:targetId{[^/]+}'

const on = (said: Said) => (outcome: Outcome, input: { id: string; fromList?: boolean }) =>
  afterStep(outcome, input, said, 'chi-tieu')

export const targetRoutes: readonly Route[] = [
  page(list, showTargets),
  page(`${list}/them`, (context) => showNewTarget(context)),
  action({
    path: `${list}/them`,
    name: 'plan_settling.add_target',
    input: addTargetInput,
    run: addTarget,
    next: (outcome, { id }) => afterStep(outcome, { id, fromList: true }, 'plan_settling.said_added', 'chi-tieu'),
    again: showNewTarget,
  }),
  page(at, (context) => showTarget(context)),
  action({
    path: at,
    name: 'plan_settling.save_target',
    input: saveTargetInput,
    run: saveTarget,
    next: on('plan_settling.said_saved'),
    again: showTarget,
  }),
  action({
    path: `${at}/xac-nhan`,
    name: 'plan_settling.confirm_target',
    input: targetInput,
    run: confirmTarget,
    next: on('plan_settling.said_confirmed'),
    again: showTarget,
  }),
  action({
    path: `${at}/bo`,
    name: 'plan_settling.drop_target',
    input: targetInput,
    run: dropTarget,
    next: on('plan_settling.said_dropped_task'),
    again: showTarget,
  }),
  page(conflict, (context) => showConflict(context)),
  action({
    path: conflict,
    name: 'plan_settling.choose_binding',
    input: chooseBindingInput,
    run: chooseBinding,
    next: on('plan_settling.said_saved'),
    again: showConflict,
  }),
]
