// One fictional plan in many layouts: whatever the columns, merges and headings, the same tasks come back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold } from '../../../../kernel/text/vietnamese.ts'
import type { Task } from '../../understood-plan.ts'
import { asDocument, keys, plan, readTasks, readText, render } from './task-table-fixtures.ts'
import type { Column, Layout, Row } from './task-table-fixtures.ts'

const areas = [...new Set(plan.map((row) => row.area))]

const offices = (cell: string): string => fold(cell.split(/; | và (?=các)|, (?=Phòng)/).join(' + '))

/** What a reader should have understood of a row, as far as the layout prints it. */
const expected = (row: Row, columns: ReadonlySet<Column>): Record<string, unknown> => ({
  text: fold(row.text),
  area: keys[areas.indexOf(row.area)],
  lead: offices(row.lead),
  deadline: row.deadline,
  ...(columns.has('coordinate') && { coordinate: offices(row.coordinate) }),
  ...(columns.has('output') && { outputs: fold(row.output) }),
  ...(columns.has('goal') && { goal: fold(row.goal) }),
  ...(columns.has('budget') && { budget: Number(row.budget.replaceAll('.', '')) }),
  ...(columns.has('quantity') && { quantity: row.quantity }),
})

const found = (task: Task, columns: ReadonlySet<Column>): Record<string, unknown> => ({
  text: fold(task.text),
  area: task.areaKey,
  lead: fold(task.lead.map(({ unit }) => unit).join(' + ')),
  deadline: task.deadline.text,
  ...(columns.has('coordinate') && { coordinate: fold(task.coordinate.map(({ unit }) => unit).join(' + ')) }),
  ...(columns.has('output') && { outputs: fold(task.outputs.join(' ')) }),
  ...(columns.has('goal') && { goal: fold(task.goal ?? '') }),
  ...(columns.has('budget') && { budget: task.budgetVND }),
  ...(columns.has('quantity') && { quantity: task.quantity?.raw }),
})

const ensureRead = (tasks: readonly Task[], layout: Layout): void => {
  const columns = new Set(layout.columns.map(([column]) => column))
  assert.deepEqual(
    tasks.map((task) => found(task, columns)),
    plan.map((row) => expected(row, columns)),
  )
}

const layouts: Record<string, Layout> = {
  'five columns': {
    columns: [
      ['no', 'TT'],
      ['text', 'Nội dung công việc'],
      ['lead', 'Đơn vị chủ trì'],
      ['coordinate', 'Đơn vị phối hợp'],
      ['deadline', 'Thời gian thực hiện'],
    ],
    areas: 'number-cell',
  },
  'five columns without coordination': {
    columns: [
      ['no', 'STT'],
      ['text', 'Nhiệm vụ'],
      ['output', 'Sản phẩm đầu ra'],
      ['lead', 'Cơ quan thực hiện'],
      ['deadline', 'Tiến độ'],
    ],
    areas: 'first-cell',
  },
  'six columns in another order, merged downward': {
    columns: [
      ['no', 'Số TT'],
      ['text', 'Nhiệm vụ, giải pháp'],
      ['deadline', 'Thời hạn hoàn thành'],
      ['output', 'Kết quả đạt được'],
      ['coordinate', 'Phối hợp'],
      ['lead', 'Chủ trì'],
    ],
    areas: 'number-cell',
    merge: ['lead', 'deadline'],
  },
  'no number column': {
    columns: [
      ['text', 'Nội dung'],
      ['output', 'Sản phẩm'],
      ['lead', 'Bộ phận chủ trì'],
      ['coordinate', 'Bộ phận phối hợp'],
      ['deadline', 'Thời gian'],
      ['note', 'Ghi chú'],
    ],
    areas: 'first-cell',
  },
  'goals merged over their tasks': {
    columns: [
      ['no', 'TT'],
      ['goal', 'Mục tiêu, chỉ tiêu'],
      ['text', 'Hoạt động chủ yếu'],
      ['output', 'Kết quả/sản phẩm'],
      ['lead', 'Trách nhiệm chủ trì'],
      ['coordinate', 'Cơ quan phối hợp'],
      ['deadline', 'Thời gian hoàn thành'],
    ],
    areas: 'number-cell',
    merge: ['goal'],
  },
  'two heading rows with a group, columns numbered': {
    columns: [
      ['no', 'TT'],
      ['text', 'Nhiệm vụ'],
      ['output', 'Sản phẩm'],
      ['lead', 'Chủ trì'],
      ['coordinate', 'Phối hợp'],
      ['deadline', 'Thời gian hoàn thành'],
      ['note', 'Ghi chú'],
    ],
    group: { from: 3, to: 4, label: 'Cơ quan thực hiện' },
    columnNumbers: true,
    areas: 'number-cell',
  },
  'eight columns with money, area rows that repeat their text': {
    columns: [
      ['no', 'STT'],
      ['text', 'Nội dung nhiệm vụ'],
      ['output', 'Sản phẩm'],
      ['quantity', 'Số lượng'],
      ['lead', 'Đơn vị chủ trì'],
      ['coordinate', 'Đơn vị phối hợp'],
      ['deadline', 'Thời gian'],
      ['budget', 'Kinh phí (đồng)'],
    ],
    areas: 'repeated',
    total: true,
  },
  'a merged column of areas': {
    columns: [
      ['area', 'Lĩnh vực'],
      ['text', 'Nhiệm vụ cụ thể'],
      ['output', 'Sản phẩm'],
      ['lead', 'Cơ quan chủ trì'],
      ['coordinate', 'Cơ quan phối hợp'],
      ['deadline', 'Thời gian hoàn thành'],
      ['budget', 'Dự toán kinh phí'],
    ],
    areas: 'column',
  },
  'ten columns': {
    columns: [
      ['no', 'TT'],
      ['area', 'Nội dung'],
      ['goal', 'Mục tiêu'],
      ['text', 'Nhiệm vụ'],
      ['output', 'Sản phẩm'],
      ['quantity', 'Số lượng'],
      ['lead', 'Đơn vị thực hiện'],
      ['coordinate', 'Đơn vị phối hợp'],
      ['deadline', 'Tiến độ thực hiện'],
      ['budget', 'Kinh phí'],
    ],
    areas: 'column',
    merge: ['goal'],
  },
  'pipes, numbers that restart': {
    columns: [
      ['no', 'STT'],
      ['text', 'Nhiệm vụ'],
      ['lead', 'Cơ quan chủ trì'],
      ['coordinate', 'Cơ quan phối hợp'],
      ['output', 'Sản phẩm'],
      ['deadline', 'Thời gian hoàn thành'],
    ],
    areas: 'repeated',
    pipe: true,
    numbers: 'restart',
  },
  'headings of areas between parts of the table': {
    columns: [
      ['no', 'STT'],
      ['text', 'Nhiệm vụ'],
      ['lead', 'Cơ quan chủ trì'],
      ['coordinate', 'Cơ quan phối hợp'],
      ['output', 'Sản phẩm'],
      ['deadline', 'Thời gian hoàn thành'],
    ],
    areas: 'paragraph',
    numbers: 'restart',
  },
  'pages without a heading': {
    columns: [
      ['no', 'STT'],
      ['text', 'Nhiệm vụ'],
      ['lead', 'Cơ quan chủ trì'],
      ['output', 'Sản phẩm'],
      ['deadline', 'Thời gian hoàn thành'],
    ],
    areas: 'first-cell',
    page: 4,
    merge: ['lead', 'deadline'],
  },
  'pages that repeat the heading': {
    columns: [
      ['no', 'STT'],
      ['text', 'Nhiệm vụ'],
      ['lead', 'Cơ quan chủ trì'],
      ['coordinate', 'Cơ quan phối hợp'],
      ['deadline', 'Thời gian hoàn thành'],
    ],
    areas: 'number-cell',
    page: 4,
    repeatHeading: true,
  },
  'numbers inside the text': {
    columns: [
      ['text', 'Nội dung'],
      ['lead', 'Cơ quan chủ trì'],
      ['coordinate', 'Cơ quan phối hợp'],
      ['deadline', 'Thời gian hoàn thành'],
    ],
    areas: 'first-cell',
    numbers: 'in-text',
  },
  'headings as a scanner reads them': {
    columns: [
      ['no', 'Sít'],
      ['text', 'Nhiệrn vụ'],
      ['lead', 'Cơ quan chù trí'],
      ['coordinate', 'Cơ quan phôi hợp'],
      ['output', 'Sân phầm'],
      ['deadline', 'Thời gĩan hoàn thảnh'],
    ],
    areas: 'first-cell',
  },
  'headings in words of their own': {
    columns: [
      ['no', '#'],
      ['text', 'Đầu việc'],
      ['lead', 'Ai làm'],
      ['coordinate', 'Cùng làm'],
      ['output', 'Đầu ra'],
      ['deadline', 'Xong trước'],
    ],
    areas: 'first-cell',
  },
  'columns without headings': {
    columns: [
      ['no', ''],
      ['text', 'Nhiệm vụ'],
      ['lead', ''],
      ['coordinate', ''],
      ['output', 'Sản phẩm'],
      ['deadline', ''],
    ],
    areas: 'first-cell',
  },
}

for (const [name, layout] of Object.entries(layouts)) {
  test(`layout: ${name}`, () => {
    const { tasks } = readText(render(layout))
    ensureRead(tasks, layout)
    assert.deepEqual(
      tasks.flatMap((task) => task.doubts),
      [],
    )
    if (!layout.pipe && layout.areas !== 'paragraph') ensureRead(readTasks(asDocument(layout)).tasks, layout)
  })
}

test('what a merged cell hides is marked as inherited', () => {
  const layout = layouts['six columns in another order, merged downward']!
  for (const tasks of [readText(render(layout)).tasks, readTasks(asDocument(layout)).tasks]) {
    assert.deepEqual(
      tasks.flatMap((task, index) => (task.lead.some(({ inherited }) => inherited) ? [index + 1] : [])),
      [3, 5, 10],
    )
  }
})

test('the sum of the rows is held against the printed total', () => {
  const layout = layouts['eight columns with money, area rows that repeat their text']!
  const text = render(layout)
  const total = plan.reduce((sum, row) => sum + Number(row.budget.replaceAll('.', '')), 0)
  assert.deepEqual(
    readText(text).controlTotals.map(({ what, stated, difference }) => [what, stated, difference]),
    [['budget', total, 0]],
  )
  const [without] = readText(text.replace('\t4.000.000', '\t')).controlTotals
  assert.deepEqual([without?.difference, without?.hypotheses.length], [4_000_000, 1])
})

const synonyms: Record<Column, string[]> = {
  no: ['TT', 'STT', 'Số TT'],
  text: ['Nhiệm vụ', 'Nội dung công việc', 'Nhiệm vụ/hoạt động', 'Các nhiệm vụ, giải pháp chủ yếu', 'TÊN NHIỆM VỤ'],
  output: ['Sản phẩm', 'Kết quả', 'Dự kiến kết quả đạt được', 'Hình thức văn bản/Sản phẩm'],
  lead: ['Cơ quan chủ trì', 'Đơn vị thực hiện', 'Bộ phận chủ trì tham mưu', 'Cơ quan, đơn vị chủ trì'],
  coordinate: ['Cơ quan phối hợp', 'Phối hợp', 'Đơn vị phối hợp thực hiện'],
  deadline: ['Thời gian hoàn thành', 'Thời hạn', 'Tiến độ', 'Thời gian ban hành/hoàn thành'],
  budget: ['Kinh phí', 'Dự toán (đồng)', 'Dự kiến kinh phí'],
  quantity: ['Số lượng', 'Khối lượng', 'ĐVT, số lượng'],
  note: ['Ghi chú'],
  goal: ['Mục tiêu', 'Chỉ tiêu', 'Mục tiêu, chỉ tiêu'],
  area: ['Lĩnh vực', 'Nhóm nhiệm vụ'],
}

const optional = ['no', 'output', 'coordinate', 'budget', 'quantity', 'note', 'goal', 'area'] as const

const anyLayout: fc.Arbitrary<Layout> = fc
  .record({
    extra: fc.subarray([...optional]),
    words: fc.array(fc.nat(20), { minLength: 11, maxLength: 11 }),
    turn: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 11, maxLength: 11 }),
    shuffled: fc.boolean(),
    areas: fc.constantFrom('first-cell', 'number-cell', 'repeated', 'paragraph'),
    merge: fc.subarray<Column>(['lead', 'deadline', 'goal']),
    numbers: fc.constantFrom('continue', 'restart'),
    pipe: fc.boolean(),
    page: fc.constantFrom(0, 3, 5),
    repeatHeading: fc.boolean(),
    columnNumbers: fc.boolean(),
  })
  .map(({ extra, words, turn, shuffled, ...rest }) => {
    const usual: Column[] = [
      'area',
      'goal',
      'text',
      'output',
      'quantity',
      'lead',
      'coordinate',
      'deadline',
      'budget',
      'note',
    ]
    const chosen = usual.filter((column) => ['text', 'lead', 'deadline', ...extra].includes(column))
    const order = shuffled ? chosen.toSorted((a, b) => turn[usual.indexOf(a)]! - turn[usual.indexOf(b)]!) : chosen
    const all: Column[] = extra.includes('no') ? ['no', ...order] : order
    const columns = all.map((column, index): [Column, string] => {
      const names = synonyms[column]
      return [column, names[words[index]! % names.length]!]
    })
    const asColumn = extra.includes('area')
    const rows = rest.areas === 'number-cell' && !extra.includes('no') ? 'first-cell' : rest.areas
    return { ...rest, columns, areas: asColumn ? 'column' : rest.pipe && rows === 'paragraph' ? 'first-cell' : rows }
  })

test('property: columns, words, order, merges, pages: the same tasks', () => {
  fc.assert(
    fc.property(anyLayout, (layout) => ensureRead(readText(render(layout)).tasks, layout)),
    { numRuns: 150 },
  )
})

test('property: the same from a file that knows its merged cells', () => {
  fc.assert(
    fc.property(anyLayout, (layout) => ensureRead(readTasks(asDocument(layout)).tasks, layout)),
    { numRuns: 100 },
  )
})
