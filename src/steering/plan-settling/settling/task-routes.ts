import { action, page, type Route } from '../../../kernel/http/route.ts'
import { importHref, taskHref } from '../addresses.ts'
import { showNewTask } from '../pages/new-task-page.ts'
import { showTasks } from '../pages/task-list-page.ts'
import { showTask } from '../pages/task-page.ts'
import { afterStep, type Said } from './after-step.ts'
import { addTask, addTaskInput, dropTask, mergeTasks, splitTask, splitTaskInput, taskInput } from './arrange-tasks.ts'
import type { Outcome } from './find-task.ts'
import { confirmTask, confirmTaskInput, saveTask } from './save-task.ts'
import { saveTaskInput } from './task-fields.ts'

type OfTask = { id: string; seq: number; fromList?: boolean }

const at = '/ke-hoach/nhap/:id/nhiem-vu/:seq{[0-9]+}'
const on = (said: Said) => (outcome: Outcome, input: OfTask) =>
  afterStep(outcome, input, said, `nhiem-vu#n${input.seq}`)
/** What was split or merged is looked at once more. */
const stay = (said: Said) => (_: Outcome, input: OfTask) => ({ to: taskHref(input.id, input.seq), said })

export const taskRoutes: readonly Route[] = [
  page('/ke-hoach/nhap/:id/nhiem-vu', showTasks),
  page(at, (context) => showTask(context)),
  action({
    path: at,
    name: 'plan_settling.save_task',
    input: saveTaskInput,
    run: saveTask,
    next: on('plan_settling.said_saved'),
    again: showTask,
  }),
  action({
    path: `${at}/xac-nhan`,
    name: 'plan_settling.confirm_task',
    input: confirmTaskInput,
    run: confirmTask,
    next: on('plan_settling.said_confirmed'),
    again: showTask,
  }),
  action({
    path: `${at}/tach`,
    name: 'plan_settling.split_task',
    input: splitTaskInput,
    run: splitTask,
    next: stay('plan_settling.said_split'),
    again: showTask,
  }),
  action({
    path: `${at}/gop`,
    name: 'plan_settling.merge_tasks',
    input: taskInput,
    run: mergeTasks,
    next: stay('plan_settling.said_merged'),
    again: showTask,
  }),
  action({
    path: `${at}/bo`,
    name: 'plan_settling.drop_task',
    input: taskInput,
    run: dropTask,
    next: on('plan_settling.said_dropped_task'),
    again: showTask,
  }),
  page('/ke-hoach/nhap/:id/nhiem-vu/:after{[0-9]+}/them', (context) => showNewTask(context)),
  action({
    path: '/ke-hoach/nhap/:id/nhiem-vu/:after{[0-9]+}/them',
    name: 'plan_settling.add_task',
    input: addTaskInput,
    run: addTask,
    next: (_, input) => ({ to: importHref(input.id, 'nhiem-vu'), said: 'plan_settling.said_added' }),
    again: showNewTask,
  }),
]
