import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Task } from '../../plan-reading/index.ts'
import { aTask } from '../plan-settling-fixtures.ts'
import { offerText } from './doubt-choice.ts'
import { mergedTask } from './merged-task.ts'
import { saveTaskInput, type TaskFieldName } from './task-fields.ts'
import { offersOf, typedTask } from './typed-task.ts'

/** What the form sends when nothing in it was touched. */
const formOf = (task: Task): Record<string, string | string[]> => ({
  area: task.area ?? '',
  areaKey: task.areaKey ?? '',
  goal: task.goal ?? '',
  no: task.printedNo ?? task.no,
  text: task.text,
  lead: task.lead.map(({ unit }) => unit).join('\n'),
  coordinate: task.coordinate.map(({ unit }) => unit).join('\n'),
  outputs: task.outputs.join('\n'),
  deadlineText: task.deadline.text,
  deadlineKind: task.deadline.kind,
  dueDates: task.deadline.dueDates.join('\n'),
  ...(task.deadline.exclusive && { exclusive: 'true' }),
  every: task.deadline.every ?? '',
  basis: task.deadline.basis ?? '',
  budgetVND: task.budgetVND === null ? '' : String(task.budgetVND),
  quantity: task.quantity ? String(task.quantity.value) : '',
  quantityUnit: task.quantity?.unit ?? '',
  levels: Object.keys(task.levels ?? {}),
  note: task.note,
})

const of = { id: '0198f000-0000-7000-8000-000000000001', version: '1', seq: '1' }
const settle = (task: Task, typed: Record<string, string | string[]> = {}): Task =>
  typedTask(task, saveTaskInput.parse({ ...of, ...formOf(task), ...typed }), 2026)

const rich = aTask({
  lead: [{ unit: 'Văn phòng HĐND và UBND', raw: 'VP HĐND-UBND', inherited: true }],
  coordinate: [{ unit: 'Phòng Kinh tế' }],
  outputs: ['Kế hoạch', 'Báo cáo'],
  budgetVND: 12_000_000,
  quantity: { value: 2, unit: 'lớp', raw: '02 lớp' },
  levels: { commune: true },
  note: 'Ngân sách xã',
  goal: 'Tuyên truyền rộng rãi',
})

test('a form that was not touched changes nothing but the doubts', () => {
  const doubted = { ...rich, doubts: [{ field: 'lead', reason: 'Dòng lệch cột.' }] }
  assert.deepEqual(JSON.parse(JSON.stringify(settle(doubted))), JSON.parse(JSON.stringify({ ...rich, doubts: [] })))
})

test('words of a deadline that were changed are read again; dates that a person set stay as set', () => {
  assert.deepEqual(settle(rich, { deadlineText: 'Quý II năm 2026' }).deadline.dueDates, ['2026-06-30'])
  const set = settle(rich, { deadlineText: 'Quý II năm 2026', dueDates: '15/6/2026\n15/3/2026' })
  assert.deepEqual(set.deadline.dueDates, ['2026-03-15', '2026-06-15'])
  assert.equal(set.deadline.text, 'Quý II năm 2026')
})

test('an offer that is taken becomes what the field understands: names apart, dates read, money counted', () => {
  const doubted = aTask({
    doubts: [
      { field: 'lead', reason: 'Lệch cột.', choices: ['Phòng Kinh tế; Phòng Văn hóa - Xã hội'] },
      { field: 'deadline', reason: 'Lệch cột.', choices: ['Trước ngày 10/5/2026'] },
      { field: 'budget', reason: 'Kèm lời.', choices: ['Khoảng 7.500.000 đồng'] },
    ],
  })
  const taken = settle(doubted, { pick_lead: '0', pick_deadline: '0', pick_budget: '0' })
  assert.deepEqual(
    taken.lead.map(({ unit }) => unit),
    ['Phòng Kinh tế', 'Phòng Văn hóa - Xã hội'],
  )
  assert.deepEqual([taken.deadline.dueDates, taken.deadline.exclusive], [['2026-05-10'], true])
  assert.equal(taken.budgetVND, 7_500_000)
})

test('"as it was read" keeps the field whatever stands in its box', () => {
  const doubted = { ...rich, doubts: [{ field: 'note', reason: 'Lệch cột.' }] }
  assert.equal(settle(doubted, { pick_note: 'read', note: 'khác' }).note, 'Ngân sách xã')
  assert.equal(settle(doubted, { pick_note: 'other', note: 'khác' }).note, 'khác')
})

test('a strange year offers the probable date; what was read anyway is no offer', () => {
  const strange = aTask({
    deadline: {
      text: 'Trước ngày 30/11/2025',
      kind: 'by-date',
      dueDates: ['2025-11-30'],
      exclusive: true,
      suggested: { kind: 'by-date', dueDates: ['2026-11-30'], text: 'Trước ngày 30/11/2026' },
    },
    doubts: [{ field: 'deadline', reason: 'Năm khác.', choices: ['Trước ngày 30/11/2025'] }],
  })
  assert.equal(offersOf(strange, 'deadline').length, 1)
  assert.deepEqual(settle(strange, { pick_deadline: '0' }).deadline.dueDates, ['2026-11-30'])
})

test('of all the cells of a shifted row a field is offered those of its kind, and blank where blank was possible', () => {
  const cells = [
    'Rà soát danh mục thủ tục của xã',
    'Phòng Kinh tế, Văn phòng',
    'Theo kế hoạch',
    'Tháng 9/2026',
    '2.500.000 đồng',
    '',
  ]
  const shifted = (field: TaskFieldName) =>
    offersOf(aTask({ doubts: [{ field, reason: 'Lệch cột.', choices: cells }] }), field)
  assert.deepEqual(shifted('text'), [cells[0], ''])
  assert.deepEqual(shifted('lead'), [cells[1], ''])
  assert.deepEqual(shifted('deadline'), [cells[2], cells[3], ''])
  assert.deepEqual(shifted('budget'), [cells[4]], 'it was read as blank')
  assert.deepEqual(shifted('outputs'), [cells[0], ''])
})

test('the offices of the row above are one offer, in words and when taken', () => {
  const above = [['Phòng Kinh tế', 'Công an xã']]
  const blank = aTask({ lead: [], doubts: [{ field: 'lead', reason: 'Ô trống.', choices: above }] })
  assert.deepEqual(offersOf(blank, 'lead').map(offerText), ['Phòng Kinh tế; Công an xã'])
  assert.deepEqual(
    settle(blank, { pick_lead: '0' }).lead.map(({ unit }) => unit),
    above[0],
  )
})

test('two halves of a row become one task: nothing said twice, money added, two deadlines asked about', () => {
  const second = aTask({
    seq: 2,
    text: 'và tổng kết vào cuối năm',
    lead: [{ unit: 'VP HĐND-UBND' }],
    outputs: ['Báo cáo'],
    budgetVND: 3_000_000,
    deadline: { text: 'Tháng 12/2026', kind: 'by-month', dueDates: ['2026-12-31'] },
  })
  const merged = mergedTask(rich, second)
  assert.equal(merged.text, `${rich.text}\nvà tổng kết vào cuối năm`)
  assert.equal(merged.lead.length, 1)
  assert.deepEqual(merged.outputs, ['Kế hoạch', 'Báo cáo'])
  assert.equal(merged.budgetVND, 15_000_000)
  assert.deepEqual(
    merged.doubts.map(({ field }) => field),
    ['deadline'],
  )
  assert.equal(mergedTask(rich, { ...second, deadline: { text: '', kind: 'none', dueDates: [] } }).doubts.length, 0)
})
