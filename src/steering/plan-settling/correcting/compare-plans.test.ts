import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { SettledTarget, SettledTask } from '../../plans/index.ts'
import { comparePlans, type PlanDifference, type PlanVersion } from './compare-plans.ts'

const task = (number: string, text: string, more: Partial<SettledTask> = {}): SettledTask => ({
  area: null,
  goal: null,
  number,
  text,
  note: '',
  lead: [],
  coordinate: [],
  outputs: [],
  deadline: { text: '', kind: 'none', dueDates: [] },
  quantity: null,
  budgetVND: null,
  levels: [],
  place: null,
  ...more,
})

const target = (text: string, value: number | null, more: Partial<SettledTarget> = {}): SettledTarget => ({
  area: null,
  text,
  metricId: null,
  comparator: '>=',
  value,
  valueTo: null,
  dueOn: null,
  unit: '%',
  scope: '',
  binding: true,
  place: null,
  ...more,
})

const empty = { tasks: [], targets: [], areas: [], goals: [] }
const version = (...tasks: SettledTask[]): PlanVersion => ({ ...empty, tasks })
const compare = (a: PlanVersion, b: PlanVersion): PlanDifference[] =>
  comparePlans(a, { taskIds: a.tasks.map((_, at) => `id${at}`), targetIds: a.targets.map((_, at) => `c${at}`) }, b)

const survey = task('1', 'Khảo sát mức độ hài lòng của người dân tại Trung tâm')
const review = task('2', 'Rà soát văn bản đã hết hiệu lực')
const training = task('3', 'Bồi dưỡng kỹ năng giao tiếp cho công chức')

test('the same plan has no differences, however its letters and spaces are typed', () => {
  const shouted = { ...survey, text: `  ${survey.text.toUpperCase()}` }
  assert.deepEqual(compare(version(survey, review), version(shouted, review)), [])
})

test('a task put in between moves numbers and is not mistaken for its neighbour', () => {
  const next = version(survey, task('2', 'Mở chuyên mục hỏi đáp trên trang thông tin'), { ...review, number: '3' })
  const found = compare(version(survey, review), next)
  assert.deepEqual(
    found.map((one) => (one.kind === 'changed' ? one.fields.map(({ field }) => field) : one.kind)),
    ['added', ['number']],
  )
})

test('a task whose words changed a little is the same task, and says which field changed from what to what', () => {
  const later = {
    ...survey,
    text: 'Khảo sát mức độ hài lòng của người dân và doanh nghiệp tại Trung tâm',
    deadline: { text: 'Quý III', kind: 'in-quarters' as const, dueDates: ['2026-09-30'] },
  }
  const [found] = compare(version(survey, review), version(later, review))
  assert.ok(found?.kind === 'changed')
  assert.equal(found.id, 'id0')
  assert.deepEqual(
    found.fields.map(({ field, before, after }) => [field, before, after]),
    [
      ['text', survey.text, later.text],
      ['deadline', '', 'Quý III → 30/9/2026'],
    ],
  )
})

test('a task that is gone is dropped, not changed into something else', () => {
  const found = compare(version(survey, review, training), version(survey, training))
  assert.deepEqual(
    found.map((one) => [one.kind, one.kind === 'dropped' && one.id]),
    [['dropped', 'id1']],
  )
})

test('a target is known again by its words; its figure, its unit and whether it binds are compared', () => {
  const old = {
    ...empty,
    targets: [
      target('Tỷ lệ hồ sơ trả đúng hạn', 95),
      target('Tỷ lệ hồ sơ nộp trực tuyến', 50, { comparator: 'between', valueTo: 60 }),
      target('Số hóa kết quả còn hiệu lực', null, { comparator: 'by-date', dueOn: '2026-06-30', unit: '' }),
      target('Mức độ hài lòng của người dân', 90),
    ],
  }
  const next = {
    ...empty,
    targets: [
      target('Tỷ lệ hồ sơ trả đúng hạn', 98.5),
      target('Tỷ lệ hồ sơ nộp trực tuyến', 50, { comparator: 'between', valueTo: 60, binding: false }),
      target('Số hóa kết quả còn hiệu lực', null, { comparator: 'by-date', dueOn: '2026-09-30', unit: '' }),
      target('Chỉ số cải cách hành chính xếp nhóm đầu', 10, { comparator: 'rank<=', unit: '' }),
    ],
  }
  assert.deepEqual(
    compare(old, next).map((one) => [
      one.what,
      one.kind === 'added' ? one.index : one.id,
      one.kind === 'changed' ? one.fields.map(({ field, before, after }) => [field, before, after]) : one.kind,
    ]),
    [
      ['target', 'c0', [['target_value', '≥ 95 %', '≥ 98,5 %']]],
      ['target', 'c1', [['target_binds', 'có', 'không']]],
      ['target', 'c2', [['target_value', '≤ 30/6/2026', '≤ 30/9/2026']]],
      ['target', 3, 'added'],
      ['target', 'c3', 'dropped'],
    ],
  )
})

test('applying every difference to the old list gives the new one', () => {
  const texts = fc.constantFrom('một hai ba bốn', 'một hai ba năm', 'sáu bảy tám', 'chín mười', 'sáu bảy tám chín')
  const anyVersion = fc
    .array(fc.tuple(texts, fc.nat(3)), { maxLength: 8 })
    .map((rows) => version(...rows.map(([text, note], at) => task(String(at), text, { note: String(note) }))))
  const says = ({ text, note, number }: SettledTask) => `${number} ${text} ${note}`
  fc.assert(
    fc.property(anyVersion, anyVersion, (old, next) => {
      const differences = compare(old, next)
      const byId = new Map(old.tasks.map((one, at) => [`id${at}`, one]))
      for (const one of differences) {
        if (one.what === 'target') continue
        if (one.kind === 'added') byId.set(`new${one.index}`, one.item)
        else if (one.kind === 'dropped') byId.delete(one.id)
        else byId.set(one.id, one.item)
      }
      assert.deepEqual([...byId.values()].map(says).toSorted(), next.tasks.map(says).toSorted())
    }),
  )
})
