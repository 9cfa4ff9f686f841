import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Content } from '../html.ts'
import { render } from '../html.ts'
import * as ui from '../index.ts'

const vi = (content: Content): string => render(content, 'vi')

test('a cell names its column, for phones, and its row, for screen readers', () => {
  const markup = vi(
    ui.table({
      caption: 'Hồ sơ',
      columns: [
        { header: 'Mã', rowHeader: true, cell: ({ code }: { code: string }) => code },
        {
          header: 'Phí',
          numeric: true,
          cell: () => ui.money(1000),
          sort: { href: '?sort=fee', direction: 'descending' },
        },
      ],
      rows: [{ code: 'H1' }],
    }),
  )
  assert.match(markup, /<th scope="row" data-label="Mã">H1/)
  assert.match(markup, /<td class="numeric" data-label="Phí">1\.000\u00a0đồng/)
  assert.match(markup, /<th scope="col" class="numeric" aria-sort="descending"><a class="sort" href="\?sort=fee">/)
})

test('a column that may be empty is there as soon as one row fills it', () => {
  type Row = { note: string }
  const markup = (rows: readonly Row[]): string =>
    vi(
      ui.table<Row>({
        caption: 'Các bước',
        columns: [
          { header: 'Bước', rowHeader: true, cell: () => 'Thẩm định' },
          { header: 'Ghi chú', mayBeEmpty: true, cell: ({ note }) => note },
          { header: 'Hạn', mayBeEmpty: true, cell: () => ui.date(null) },
        ],
        rows,
      }),
    )
  assert.doesNotMatch(markup([{ note: '' }, { note: '' }]), /Ghi chú|Hạn/)
  assert.match(markup([{ note: '' }, { note: 'đã gọi' }]), /Ghi chú[^]*đã gọi/)
})

test('a table without rows says so', () => {
  const props = { caption: 'Hồ sơ', columns: [{ header: 'Mã', cell: () => '' }], rows: [] }
  assert.match(vi(ui.table(props)), /Chưa có dữ liệu/)
  assert.equal(vi(ui.table({ ...props, empty: 'Không tìm thấy' })), 'Không tìm thấy')
})

test('no data draws no bar and is no zero', () => {
  const markup = vi(
    ui.barChart({
      caption: 'C',
      items: [
        { label: 'A', value: 50 },
        { label: 'B', value: 0 },
        { label: 'C', value: null },
      ],
      max: 100,
    }),
  )
  assert.match(markup, /A<[^]*width="50%"[^]*>50<[^]*B<[^]*width="0%"[^]*>0<[^]*C<[^]*>—</)
  assert.equal(markup.match(/class="fill-1"/g)?.length, 2)
  assert.match(vi(ui.progressBar({ ratio: null })), /—/)
  assert.doesNotMatch(vi(ui.progressBar({ ratio: null })), /fill-/)
})

test('bars stay inside their box whatever the figures', () => {
  const widths = (markup: string) =>
    [...markup.matchAll(/(?:width|x)="(-?[\d.]+)%"/g)].map(([, width]) => Number(width))
  for (const width of widths(vi(ui.progressBar({ ratio: 1.7, target: -0.2 })))) assert.ok(width >= 0 && width <= 100)
  for (const width of widths(
    vi(
      ui.barChart({
        caption: 'C',
        items: [
          { label: 'A', value: -5 },
          { label: 'B', value: 900 },
        ],
        max: 100,
      }),
    ),
  )) {
    assert.ok(width >= 0 && width <= 100)
  }
})

test('parts of a whole fill the whole, and an empty whole is no error', () => {
  const items = [1, 2, 4].map((value) => ({ label: 'x', value }))
  const parts = [...vi(ui.stackedBar({ caption: 'C', items })).matchAll(/x="([\d.]+)%" width="([\d.]+)%"/g)].map(
    ([, x, width]) => [Number(x), Number(width)],
  )
  assert.equal(parts.length, 3)
  assert.ok(Math.abs(parts[2]![0]! + parts[2]![1]! - 100) < 0.02)
  assert.match(vi(ui.donut({ caption: 'C', items: [{ label: 'x', value: 0 }] })), />—</)
})

test('the line of a trend is broken where there is no data', () => {
  const points = [1, 2, null, 4, 5].map((value, at) => ({ period: `${at}`, value }))
  const path = /class="line" d="([^"]*)"/.exec(vi(ui.trend({ caption: 'C', points })))![1]!
  assert.equal(path.match(/M/g)?.length, 2)
  assert.doesNotMatch(path, /NaN/)
  assert.doesNotMatch(vi(ui.sparkline({ label: 'x', values: [null, null] })), /NaN|Infinity/)
  assert.doesNotMatch(vi(ui.trend({ caption: 'C', points: [] })), /NaN|Infinity/)
})

test('a stat is a link to what it counts', () => {
  assert.match(
    vi(ui.statTile({ label: 'Quá hạn', value: ui.number(7), href: '/ho-so?f=late' })),
    /<a href="\/ho-so\?f=late">7/,
  )
})

test('where one is in a task is said, not only shown', () => {
  const markup = vi(ui.steps({ names: ['A', 'B', 'C'], current: 2 }))
  assert.match(markup, /class="step-done"><span>A<span class="visually-hidden"> \(đã xong\)/)
  assert.match(markup, /aria-current="step"><span>B/)
  assert.match(markup, /Bước 2\/3: B/)
})
