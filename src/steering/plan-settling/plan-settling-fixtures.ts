import type { Target, Task } from '../plan-reading/index.ts'
import type { Draft } from './draft.ts'

/** A task as it is read from a clean row; say what matters in the test. */
export const aTask = (task: Partial<Task> = {}): Task => ({
  seq: 1,
  no: '1',
  area: 'Công tác chỉ đạo, điều hành',
  areaKey: 'direction',
  goal: null,
  text: 'Ban hành kế hoạch tuyên truyền cải cách hành chính',
  lead: [{ unit: 'Văn phòng HĐND và UBND' }],
  coordinate: [],
  outputs: ['Kế hoạch'],
  deadline: { text: 'Tháng 3/2026', kind: 'by-month', dueDates: ['2026-03-31'] },
  levels: null,
  quantity: null,
  budgetVND: null,
  note: '',
  sourceLines: [],
  rawCells: [],
  doubts: [],
  places: {},
  ...task,
})

export const aTarget = (target: Partial<Target> = {}): Target => ({
  id: 'C01',
  metricId: null,
  section: null,
  text: 'Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98%',
  comparator: '>=',
  value: 98,
  unit: '%',
  scope: null,
  doubts: [],
  ...target,
})

export const aDraft = (draft: Partial<Draft> = {}): Draft => ({
  document: {
    kind: 'Kế hoạch',
    number: '12/KH-UBND',
    dateIssued: '2026-01-15',
    issuer: 'Ủy ban nhân dân xã Tân Lập',
    title: 'Kế hoạch cải cách hành chính năm 2026',
    year: 2026,
    placeTier: 'commune',
    place: 'xã Tân Lập',
    province: 'An Bình',
    legalBases: [],
    doubts: [],
    places: {},
  },
  sections: [],
  targets: [],
  tasks: [],
  reporting: [],
  duties: [],
  budgetTotalVND: null,
  controlTotals: [],
  anomalies: [],
  notUnderstood: [],
  ...draft,
})
