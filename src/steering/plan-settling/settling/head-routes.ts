import { action, page, type Route } from '../../../kernel/http/route.ts'
import { importHref } from '../addresses.ts'
import { showDuties } from '../pages/duty-list-page.ts'
import { showDuty, showReporting } from '../pages/duty-page.ts'
import { showHead } from '../pages/head-page.ts'
import { afterStep, type Said } from './after-step.ts'
import type { Outcome } from './find-task.ts'
import {
  dropDuty,
  dropReporting,
  dutyInput,
  saveDuty,
  saveDutyInput,
  saveReporting,
  saveReportingInput,
} from './settle-duty.ts'
import { confirmHead, confirmHeadInput, saveHead, saveHeadInput } from './settle-head.ts'

const head = '/ke-hoach/nhap/:id/thong-tin'
const duty = '/ke-hoach/nhap/:id/trach-nhiem/:at{[0-9]+}'
const report = '/ke-hoach/nhap/:id/bao-cao/:at{[0-9]+}'

const on = (said: Said) => (outcome: Outcome, input: { id: string }) => afterStep(outcome, input, said, '')
const toDuties =
  (said: Said) =>
  (_: void, { id }: { id: string }) => ({ to: importHref(id, 'trach-nhiem'), said })

export const headRoutes: readonly Route[] = [
  page(head, (context) => showHead(context)),
  action({
    path: head,
    name: 'plan_settling.save_head',
    input: saveHeadInput,
    run: saveHead,
    next: on('plan_settling.said_saved'),
    again: showHead,
  }),
  action({
    path: `${head}/xac-nhan`,
    name: 'plan_settling.confirm_head',
    input: confirmHeadInput,
    run: confirmHead,
    next: on('plan_settling.said_confirmed'),
    again: showHead,
  }),
  page('/ke-hoach/nhap/:id/trach-nhiem', showDuties),
  page(duty, (context) => showDuty(context)),
  action({
    path: duty,
    name: 'plan_settling.save_duty',
    input: saveDutyInput,
    run: saveDuty,
    next: toDuties('plan_settling.said_saved'),
    again: showDuty,
  }),
  action({
    path: `${duty}/bo`,
    name: 'plan_settling.drop_duty',
    input: dutyInput,
    run: dropDuty,
    next: toDuties('plan_settling.said_dropped_task'),
    again: showDuty,
  }),
  page(report, (context) => showReporting(context)),
  action({
    path: report,
    name: 'plan_settling.save_reporting',
    input: saveReportingInput,
    run: saveReporting,
    next: toDuties('plan_settling.said_saved'),
    again: showReporting,
  }),
  action({
    path: `${report}/bo`,
    name: 'plan_settling.drop_reporting',
    input: dutyInput,
    run: dropReporting,
    next: toDuties('plan_settling.said_dropped_task'),
    again: showReporting,
  }),
]
