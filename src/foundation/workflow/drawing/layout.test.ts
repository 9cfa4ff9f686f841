import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { render } from '../../../kernel/ui/index.ts'
import { mostSteps, mostWays } from '../designing/edit-steps.ts'
import { waysOf, type Definition } from '../definition/definition.ts'
import { anyProcess } from '../engine/arbitrary-process.ts'
import { processFixtures } from '../workflow-fixtures.ts'
import { layOut, mostDrawnSteps, wrap } from './layout.ts'
import { processDrawing } from './process-drawing.ts'

const { work, decision, end, ordinaryProcess } = processFixtures

function check(definition: Definition): void {
  const { width, height, steps, ways } = layOut(definition, { below: 2 })
  assert.equal(steps.length, definition.steps.length)
  assert.equal(ways.length, definition.steps.flatMap(waysOf).length)
  for (const step of steps)
    assert.ok(step.x - step.width / 2 >= 0 && step.x + step.width / 2 <= width && step.y + step.height / 2 <= height)
  for (const { points } of ways) assert.ok(points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)))
  for (const [at, one] of steps.entries())
    for (const other of steps.slice(at + 1)) {
      const apart =
        Math.abs(one.x - other.x) >= (one.width + other.width) / 2 - 1 ||
        Math.abs(one.y - other.y) >= (one.height + other.height) / 2 - 1
      assert.ok(apart, `${one.step.key} lies on ${other.step.key}`)
    }
}

test('every step and every way has its place, and no step lies on another', () => {
  check(ordinaryProcess())
  fc.assert(fc.property(anyProcess, check), { numRuns: 60 })
})

test('a process as large as can be saved is placed too', () => {
  const target = (step: number, way: number) => `k${(step * 7 + way * 13) % mostSteps}`
  const steps = Array.from({ length: mostSteps - 1 }, (_, at) =>
    work(
      `k${at}`,
      Array.from({ length: mostWays }, (_, way) => ({ key: `a${way}`, name: 'Chuyển', to: target(at, way) })),
    ),
  )
  check({ steps: [...steps, end(`k${mostSteps - 1}`)] })
})

test('long names are broken between words and cut after three lines', () => {
  assert.deepEqual(wrap('Vào sổ, chuyển kết quả ra bộ phận một cửa', 24), [
    'Vào sổ, chuyển kết quả',
    'ra bộ phận một cửa',
  ])
  assert.equal(wrap('một hai ba bốn năm sáu bảy tám', 8).length, 3)
})

test('what nobody could read is told in the table, with its size', () => {
  const chain = (length: number) => ({
    steps: [
      ...Array.from({ length }, (_, at) => work(`k${at}`, [{ key: 'tiep', name: 'Tiếp', to: `k${at + 1}` }])),
      end(`k${length}`),
    ],
  })
  const shown = (length: number) => render(processDrawing(chain(length)), 'vi')
  const isPicture = (page: string) => page.includes('role="img"')
  assert.ok(isPicture(shown(mostDrawnSteps - 1)))
  assert.ok(!isPicture(shown(mostDrawnSteps)))
  assert.ok(/41 bước[^]*<table/.test(shown(mostDrawnSteps)))
})

test('ends are called by their outcome, what no condition says is “Trường hợp khác”, and what runs elsewhere says where', () => {
  const definition: Definition = {
    steps: [
      decision('d', [{ when: 'online', to: 'a' }], 'refused'),
      work('a', 'done', { unit: { rule: 'named', unitId: 'u1' }, remindHours: 4, escalate: true }),
      end('done'),
      end('refused', 'refused'),
    ],
  }
  const unitNames = new Map([['u1', 'Sở Xây dựng']])
  const page = render(processDrawing(definition, { unitNames, details: true }), 'vi')
  const picture = page.slice(0, page.indexOf('<table'))
  for (const text of ['Trường hợp khác', 'Đã giải quyết', 'Từ chối', 'Sở Xây dựng'])
    assert.ok(picture.includes(text), text)
  assert.ok(!page.includes('>Kết thúc</text>'))
  assert.match(page.slice(page.indexOf('<table')), /Nhắc trước hạn 4 giờ làm việc[^]*Báo trưởng đơn vị khi quá hạn/)
  const { ways, steps } = layOut(definition, { below: 2 })
  const diamond = steps[0]!
  for (const { points } of ways.filter(({ from }) => from === 'd')) {
    const [{ x, y }] = points as [{ x: number; y: number }]
    const reach = (2 * Math.abs(x - diamond.x)) / diamond.width + (2 * Math.abs(y - diamond.y)) / diamond.height
    assert.ok(Math.abs(reach - 1) < 1e-6, String(reach))
  }
})
