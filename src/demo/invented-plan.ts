import { areaNames, emptyPlan, type SettledParty, type SettledPlan, type SettledTask } from '../steering/plans/index.ts'
import { targetStock, taskStock, type Leader, type StockTask } from './task-stock.ts'

/** The units of one authority by the part they play, with the names they are printed by. */
export type Cast = Record<Exclude<Leader, 'all'>, { id: string; name: string }>

const parties = (cast: Cast, leader: Leader): SettledParty[] =>
  leader === 'all'
    ? [
        {
          printed: 'Các phòng, trung tâm thuộc UBND xã',
          unitIds: Object.values(cast).map((unit) => unit.id),
          collective: true,
        },
      ]
    : [{ printed: cast[leader].name, unitIds: [cast[leader].id], collective: false }]

function settled(task: StockTask, cast: Cast, year: number, number: number, areas: readonly string[]): SettledTask {
  const dated = (text: string): string => text.replaceAll('{y}', String(year))
  const { rule } = task
  return {
    area: areas.indexOf(task.area),
    goal: null,
    number: String(number),
    text: dated(task.text),
    note: '',
    lead: parties(cast, task.lead),
    coordinate: task.help === task.lead ? [] : parties(cast, task.help),
    outputs: task.outputs,
    deadline: {
      text: dated(rule.text),
      kind: rule.kind,
      dueDates: (rule.days ?? []).map((day) => `${year}-${day}`),
      every: rule.every ?? null,
      exclusive: rule.exclusive ?? false,
      basis: rule.basis ?? null,
    },
    quantity: null,
    budgetVND: task.budget ?? null,
    levels: [],
    place: null,
  }
}

/** The yearly plan of an invented commune. */
export function inventedPlan(authority: { id: string; place: string }, cast: Cast, year: number): SettledPlan {
  const base = emptyPlan(authority.id, year, `Kế hoạch cải cách hành chính năm ${year} của ${authority.place}`)
  const keys = base.areas.map((area) => area.key as string)
  const tasks = taskStock.map((task, index) => settled(task, cast, year, index + 1, keys))
  return {
    ...base,
    kind: 'Kế hoạch',
    number: `${String(11 + (year % 7)).padStart(2, '0')}/KH-UBND`,
    issuedOn: `${year}-01-15`,
    issuer: `Ủy ban nhân dân ${authority.place}`,
    tier: 'commune',
    budgetTotalVND: tasks.reduce((sum, task) => sum + (task.budgetVND ?? 0), 0),
    areas: base.areas.map((area) => ({ ...area, name: areaNames[area.key!] })),
    tasks,
    targets: targetStock.map((target) => ({
      area: keys.indexOf(target.area),
      text: target.text,
      metricId: target.metricId,
      comparator: target.comparator,
      value: target.value,
      valueTo: null,
      dueOn: null,
      unit: target.unit,
      scope: '',
      binding: true,
      place: null,
    })),
    reporting: [
      {
        name: `Báo cáo quý I/${year}`,
        period: 'quarter-1',
        cutoffFrom: `${year - 1}-12-15`,
        cutoffTo: `${year}-02-28`,
        due: `${year}-03-12`,
        dueRule: 'trước ngày 12 của tháng cuối kỳ',
        reporter: 'Các phòng',
        recipient: 'Văn phòng HĐND và UBND',
        place: null,
      },
      {
        name: `Báo cáo 6 tháng đầu năm ${year}`,
        period: 'half-year',
        cutoffFrom: `${year - 1}-12-15`,
        cutoffTo: `${year}-05-31`,
        due: `${year}-06-12`,
        dueRule: 'trước ngày 12 của tháng cuối kỳ',
        reporter: 'Các phòng',
        recipient: 'Văn phòng HĐND và UBND',
        place: null,
      },
    ],
    duties: [
      {
        kind: 'duty',
        units: ['Văn phòng HĐND và UBND'],
        section: 'IV.1',
        text: 'Theo dõi, đôn đốc các phòng thực hiện kế hoạch và tổng hợp báo cáo định kỳ.',
        place: null,
      },
      {
        kind: 'duty',
        units: ['Phòng Kinh tế'],
        section: 'IV.2',
        text: 'Bố trí kinh phí thực hiện kế hoạch trong dự toán được giao.',
        place: null,
      },
    ],
  }
}
