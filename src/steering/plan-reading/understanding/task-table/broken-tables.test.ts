// Tables as text recognition leaves them: what can be settled is settled, what cannot is doubtful, never silently wrong.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold } from '../../../../kernel/text/vietnamese.ts'
import { plan, readText, render } from './task-table-fixtures.ts'
import type { Layout } from './task-table-fixtures.ts'

const layout: Layout = {
  columns: [
    ['no', 'STT'],
    ['goal', 'Mục tiêu'],
    ['text', 'Nhiệm vụ'],
    ['output', 'Sản phẩm'],
    ['lead', 'Cơ quan chủ trì'],
    ['coordinate', 'Cơ quan phối hợp'],
    ['deadline', 'Thời gian hoàn thành'],
    ['budget', 'Kinh phí'],
  ],
  areas: 'first-cell',
  merge: ['goal', 'lead'],
}

type Broken = { text: string; silently: string[] }

/** Fields that are wrong and that no doubt mentions. */
const silentlyWrong = (text: string): Broken => {
  const { tasks } = readText(text)
  assert.equal(tasks.length, plan.length)
  const silently = plan.flatMap((row, index) => {
    const task = tasks.find((other) => fold(other.text) === fold(row.text))
    if (!task) return [`${index + 1} lost`]
    const doubts = new Set(task.doubts.map(({ field }) => field))
    const wrong = {
      lead: fold(task.lead.map(({ unit }) => unit).join()) !== fold(row.lead),
      coordinate:
        fold(task.coordinate.map(({ unit }) => unit).join(' ')) !== fold(row.coordinate.replace(' và các', ' các')),
      deadline: task.deadline.text !== row.deadline,
      outputs: fold(task.outputs.join(' ')) !== fold(row.output),
      goal: fold(task.goal ?? '') !== fold(row.goal),
      budget: task.budgetVND !== Number(row.budget.replaceAll('.', '')),
    }
    return Object.entries(wrong).flatMap(([field, bad]) => (bad && !doubts.has(field) ? [`${index + 1} ${field}`] : []))
  })
  return { text, silently }
}

/** Index of a line of work, and what is done to its cells. */
const withLine = (index: number, change: (cells: string[]) => string[]): string => {
  const lines = render(layout).split('\n')
  const work = lines.flatMap((line, at) => (/^\d+\t/.test(line) ? [at] : []))
  const at = work[index]!
  lines[at] = change(lines[at]!.split('\t')).join('\t')
  return lines.join('\n')
}

const row = fc.integer({ min: 0, max: plan.length - 1 })

test('property: a blank cell that text recognition dropped moves the row back, or is doubtful', () => {
  fc.assert(
    fc.property(row, fc.nat(5), (index, pick) => {
      const text = withLine(index, (cells) => {
        const blanks = cells.flatMap((cell, at) => (cell === '' ? [at] : []))
        const gone = blanks[pick % Math.max(1, blanks.length)]
        return gone === undefined ? cells : [...cells.slice(0, gone), ...cells.slice(gone + 1), '']
      })
      assert.deepEqual(silentlyWrong(text).silently, [])
    }),
  )
})

test('property: a blank cell too many moves the row forward, or is doubtful', () => {
  fc.assert(
    fc.property(row, fc.integer({ min: 1, max: 7 }), (index, at) => {
      const text = withLine(index, (cells) => [...cells.slice(0, at), '', ...cells.slice(at)])
      assert.deepEqual(silentlyWrong(text).silently, [])
    }),
  )
})

test('property: a row cut by a page break is joined', () => {
  fc.assert(
    fc.property(row, fc.constantFrom(2, 3), fc.double({ min: 0.2, max: 0.8, noNaN: true }), (index, column, share) => {
      const text = withLine(index, (cells) => {
        const words = cells[column]!.split(' ')
        const half = Math.max(1, Math.floor(words.length * share))
        const rest = words.slice(half).join(' ')
        // The rest must be seen to go on: after a full sentence nobody could tell.
        if (!/^\p{Ll}/u.test(rest)) return cells
        const cut = cells.with(column, words.slice(0, half).join(' '))
        return [...cut.slice(0, -1), `${cut.at(-1)}\n\n${cells.map((_, at) => (at === column ? rest : '')).join('\t')}`]
      })
      assert.deepEqual(silentlyWrong(text).silently, [])
    }),
  )
})

const six = 'STT\tNhiệm vụ\tSố lượng\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tKinh phí'

test('a text that slid one row up is given back the cells of the next row, and said to be doubtful', () => {
  const { tasks } = readText(
    [
      'Nhiệm vụ\tSố lượng\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tKinh phí',
      '- Hội nghị đối thoại với doanh nghiệp ngành Công Thương - Hội thi cán bộ giỏi huyện Bình Sơn\t1 cuộc\tSở Công Thương\tCác sở\tQuý I\t10.000.000',
      '- Tập huấn sử dụng dịch vụ công cho ngành giáo dục\t1 cuộc\tUBND huyện Bình Sơn\tCác xã\tTháng 4/2031\t20.000.000',
      '- Kiểm tra công tác cải cách hành chính\t2 lớp\tSở Giáo dục và Đào tạo\tCác trường\tTháng 5/2031\t30.000.000',
      '\t3 đợt\tSở Nội vụ\tCác sở\tQuý III\t40.000.000',
    ].join('\n'),
  )
  assert.deepEqual(
    tasks.map((task) => [
      task.text,
      task.lead[0]?.unit,
      task.budgetVND,
      task.doubts.some(({ field }) => field === 'lead'),
    ]),
    [
      ['Hội nghị đối thoại với doanh nghiệp ngành Công Thương', 'Sở Công Thương', 10_000_000, false],
      ['Hội thi cán bộ giỏi huyện Bình Sơn', 'UBND huyện Bình Sơn', 20_000_000, true],
      ['Tập huấn sử dụng dịch vụ công cho ngành giáo dục', 'Sở Giáo dục và Đào tạo', 30_000_000, true],
      ['Kiểm tra công tác cải cách hành chính', 'Sở Nội vụ', 40_000_000, true],
    ],
  )
})

test('units that stand in the row below their text come up to it', () => {
  const { tasks } = readText(
    [
      'STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian',
      '1\tLập kế hoạch kiểm tra\t\t\t',
      '\t\tPhòng Nội vụ\tCác phòng\tQuý I',
      '2\tTổ chức kiểm tra\tThanh tra huyện\tCác xã\tQuý III',
    ].join('\n'),
  )
  assert.deepEqual(
    tasks.map((task) => [task.no, task.text, task.lead[0]?.unit, task.deadline.text, task.doubts.length]),
    [
      ['1', 'Lập kế hoạch kiểm tra', 'Phòng Nội vụ', 'Quý I', 0],
      ['2', 'Tổ chức kiểm tra', 'Thanh tra huyện', 'Quý III', 0],
    ],
  )
})

test('units one row too low all the way down are moved up and doubtful', () => {
  const { tasks } = readText(
    [
      'STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian',
      '1\tLập kế hoạch kiểm tra\t\t\t',
      '2\tTổ chức kiểm tra tại các xã\tPhòng Nội vụ\tCác phòng\tQuý I',
      '3\tBáo cáo kết quả kiểm tra\tThanh tra huyện\tCác xã\tQuý III',
      '\t\tVăn phòng\tCác phòng\tQuý IV',
    ].join('\n'),
  )
  assert.deepEqual(
    tasks.map((task) => [task.no, task.lead[0]?.unit, task.doubts.some(({ field }) => field === 'lead')]),
    [
      ['1', 'Phòng Nội vụ', true],
      ['2', 'Thanh tra huyện', true],
      ['3', 'Văn phòng', true],
    ],
  )
})

test('cells of the heading that slid into the first row are dropped', () => {
  const { tasks } = readText(
    `${six}\n1\tLập kế hoạch kiểm tra\tSố lượng\tPhòng Nội vụ\tCác phòng\tQuý I\t5.000.000\n2\tTổ chức kiểm tra\t2 cuộc\tPhòng Nội vụ\tCác phòng\tQuý II\t6.000.000`,
  )
  assert.deepEqual(
    tasks.map((task) => [task.text, task.quantity?.raw, task.budgetVND]),
    [
      ['Lập kế hoạch kiểm tra', undefined, 5_000_000],
      ['Tổ chức kiểm tra', '2 cuộc', 6_000_000],
    ],
  )
})

test('a sum that ran into the cell of the deadline or the note is found', () => {
  const { tasks } = readText(
    `${six}\tGhi chú\n1\tLập kế hoạch\t1 bản\tPhòng Nội vụ\tCác phòng\tQuý I 5.000.000\t\t\n2\tMua tủ hồ sơ\t2 tủ\tPhòng Nội vụ\tCác phòng\tQuý II\t\tTại huyện: 6.000.000 đồng`,
  )
  assert.deepEqual(
    tasks.map((task) => [task.deadline.text, task.budgetVND, task.doubts.map(({ field }) => field)]),
    [
      ['Quý I', 5_000_000, []],
      ['Quý II', 6_000_000, ['budget']],
    ],
  )
})

test('a year that is not the plan’s is kept, doubted and listed', () => {
  const { tasks, anomalies } = readText(
    `${six}\n1\tLập kế hoạch\t\tPhòng Nội vụ\tCác phòng\tTrong năm 2030\t\n2\tBáo cáo\t\tPhòng Nội vụ\tCác phòng\tQuý II\t`,
  )
  assert.deepEqual(tasks[0]!.deadline.dueDates, ['2030-12-31'])
  assert.deepEqual(
    tasks[0]!.doubts.map(({ field }) => field),
    ['deadline'],
  )
  assert.equal(anomalies.length, 1)
})
