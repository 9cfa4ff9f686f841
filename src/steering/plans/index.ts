// The door of plans.
import type { Module } from '../../kernel/module.ts'
import { planDoors, planRoutes } from './routes.ts'
import './texts.ts'

export const plansModule: Module = { name: 'plans', routes: planRoutes, doors: planDoors }

export { amendPlan, type PlanChanges } from './amend-plan.ts'
export type { Changes } from './plan-changes.ts'
export { createPlan } from './create-plan.ts'
export { closePlan } from './plan-head-commands.ts'
export { findCorrectablePlans } from './correctable-plans.ts'
export { putIntoForce } from './put-into-force.ts'
export { followTasks, type TaskChange, type TaskFollower } from './followers.ts'
export { getPlan, type PlanHead } from './get-plan.ts'
export { planPage, registerPlanTab, type PlanPageProps, type PlanTab } from './pages/plan-frame.ts'
export { mayManage, mayReadDrafts, mayReadInForce, planActions } from './plan-access.ts'
export { findTaskDetail, type TaskDetail } from './task-detail.ts'
export {
  amendmentOf,
  findTasksToFollow,
  holdPlan,
  involvedUnitsOf,
  areaRows,
  isClosedPlan,
  outputsOf,
  printedLeadsOf,
  taskRows,
  type TaskToFollow,
} from './relations.ts'
export {
  areaKeys,
  comparators,
  deadlineKinds,
  dueInstances,
  type AreaKey,
  type Comparator,
  type DeadlineKind,
  type KeptPlace,
  type SettledDeadline,
  type SettledParty,
  type SettledPlan,
  type SettledTarget,
  type SettledTask,
} from './plan.ts'
export { copyPlan, copyPlanInput } from './copy-plan.ts'
export { showCopyPlan } from './pages/plan-forms.ts'
export { emptyPlan } from './type-plan.ts'
export { areaNames } from './area-names.ts'
export { addTask } from './add-task.ts'
export { changeTask, dropTask } from './change-task.ts'
export { readSettledPlan } from './read-settled-plan.ts'
export { needsDate } from './task-input.ts'
export { deadlineKindName } from './pages/kind-name.ts'
