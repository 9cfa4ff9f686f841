import type { SettledPlan, SettledTask } from './plan.ts'
import type { TaskFields } from './task-input.ts'
import { emptyPlan } from './type-plan.ts'

/** A task as a careful officer would settle it; say what matters in the test. */
export const aTask = (task: Partial<SettledTask> = {}): SettledTask => ({
  area: 0,
  goal: null,
  number: '1',
  text: 'Ban hành kế hoạch tuyên truyền cải cách hành chính',
  note: '',
  lead: [],
  coordinate: [],
  outputs: ['Kế hoạch'],
  deadline: { text: 'Tháng 3/2026', kind: 'by-month', dueDates: ['2026-03-31'] },
  quantity: null,
  budgetVND: null,
  levels: [],
  place: null,
  ...task,
})

export const led = (...unitIds: string[]) => [{ printed: 'Cơ quan chủ trì', unitIds, collective: unitIds.length > 1 }]

export const aPlan = (authorityId: string, plan: Partial<SettledPlan> = {}): SettledPlan => ({
  ...emptyPlan(authorityId, 2026, 'Kế hoạch cải cách hành chính năm 2026'),
  ...plan,
})

/** A task as a form sends it. */
export const aTypedTask = (task: Partial<TaskFields> = {}): TaskFields => ({
  text: 'Niêm yết công khai thủ tục hành chính',
  leadUnitIds: [],
  coordinateUnitIds: [],
  outputs: 'Biên bản niêm yết',
  deadlineText: '30/6/2026',
  deadlineKind: 'by-date',
  deadlineExclusive: false,
  dueDates: [Temporal.PlainDate.from('2026-06-30')],
  ...task,
})
