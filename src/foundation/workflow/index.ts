// What other modules may know of processes and open steps.
import type { Module } from '../../kernel/module.ts'
import './texts.ts'
import { workflowDoors, workflowRoutes } from './routes.ts'
import { followUnits } from './upkeep/follow-units.ts'
import { watchSteps } from './upkeep/watch-steps.ts'
import './upkeep/work-left.ts'

export const workflowModule: Module = {
  name: 'workflow',
  routes: workflowRoutes,
  doors: workflowDoors,
  jobs: [
    { name: 'workflow.watch_steps', cron: '*/10 * * * *', run: watchSteps },
    // After organisation has turned the day.
    {
      name: 'workflow.follow_units',
      cron: '11 17 * * *',
      run: async ({ transaction }) => void (await transaction(followUnits)),
    },
  ],
}

export type * from './definition/definition.ts'
export { minutesOf, stepOf } from './definition/definition.ts'
export { registerCaseKind } from './definition/case-kind.ts'
export type { CaseKind } from './definition/case-kind.ts'
export { faultText, versionPath as processVersionPath } from './pages/design-words.ts'
export { longestWayText } from './pages/longest-way-text.ts'
export { termChecker, termOptions } from './designing/term-options.ts'
export { registerProcessUsers } from './designing/process-users.ts'
export type { ProcessUse } from './designing/process-users.ts'
export { checkProcess } from './definition/check-process.ts'
export type { Fault } from './definition/fault.ts'
export type { Facts } from './engine/decide.ts'
export { getProcessVersion } from './running/process-version.ts'
export type { ProcessVersion } from './running/process-version.ts'
export { startRun } from './running/start-run.ts'
export type { StartRun } from './running/start-run.ts'
export { completeStep } from './running/complete-step.ts'
export type { Completed, CompleteStep } from './running/complete-step.ts'
export { askOpinion, giveOpinion, giveOpinionInput } from './running/opinion.ts'
export type { AskOpinion } from './running/opinion.ts'
export { assignStep, claimStep, releaseStep } from './running/hold-step.ts'
export { moveStep, type MoveStep } from './running/move-step.ts'
export { isOfNobody, noteHolders } from './running/without-holder.ts'
export { holdRun, resumeRun, setCaseDue } from './running/run-clock.ts'
export { moveRuns, previewMove } from './running/move-runs.ts'
export type { MovePreview } from './running/move-runs.ts'
export { lockStepOf } from './running/lock-step.ts'
export { stopRun } from './running/stop-run.ts'
export type { OpenStep } from './running/step-row.ts'
export { idsActedFor, stepsFor, stepsWaitingFor } from './running/steps-for.ts'
export { findRun, findSteps, findStepsById, openSteps, stepsReach } from './running/step-queries.ts'
export type { StepRow } from './running/step-queries.ts'
export { leads, mayAct, mayAssign, mayGive } from './workflow-access.ts'
export type { StepScope } from './workflow-access.ts'
export { watchSteps } from './upkeep/watch-steps.ts'
export { namedUnits } from './step-words.ts'
export { processDrawing } from './drawing/process-drawing.ts'
export type { DrawingOptions } from './drawing/process-drawing.ts'
export { createProcess } from './designing/create-process.ts'
export type { NewProcess } from './designing/create-process.ts'
export { publishVersion } from './designing/publish-version.ts'
export { findProcessVersionIds, findPublishedProcesses } from './designing/published-processes.ts'
export { processFixtures } from './workflow-fixtures.ts'
