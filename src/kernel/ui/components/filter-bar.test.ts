import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as ui from '../index.ts'
import { render } from '../html.ts'

const field = (name: string) => ui.textInput({ name, label: name })
const many = [field('a'), field('b'), field('c')]

test('many fields fold away until one of them is set; one or two stand there', () => {
  const folded = render(ui.filterBar({ action: '/x', fields: many }), 'vi')
  assert.match(folded, /<details class="filters-folded"><summary>Lọc<\/summary>/)
  const active = [{ text: 'Quá hạn', removeHref: '/x' }]
  assert.match(
    render(ui.filterBar({ action: '/x', fields: many, active }), 'vi'),
    /<details class="filters-folded" open>/,
  )
  for (const fields of [field('a'), [field('a'), field('b')], [field('a'), false as const, field('b')]])
    assert.doesNotMatch(render(ui.filterBar({ action: '/x', fields }), 'vi'), /<details/)
})

test('what an address filters by is named, and taken out of it alone, from the first page on', () => {
  const url = new URL('https://x/dau-viec?q=b%C3%A1o+c%C3%A1o&don-vi=7&tu=&xem=bang&sau=9')
  const filters = [
    { name: 'q', label: 'Tìm' },
    { name: 'don-vi', label: 'Đơn vị', text: 'Văn phòng' },
    { name: 'tu', label: 'Từ ngày' },
  ]
  const bar = render(ui.filterBar({ action: '/x', fields: many, active: ui.chosenFilters(url, filters) }), 'vi')
  const chips = [...bar.matchAll(/<a class="tag" href="([^"]+)"[^>]*>.*?<\/span>([^<]+)/gs)].map(([, href, text]) => [
    href,
    text,
  ])
  assert.deepEqual(chips, [
    ['/dau-viec?don-vi=7&amp;xem=bang', 'Tìm: báo cáo'],
    ['/dau-viec?q=b%C3%A1o+c%C3%A1o&amp;xem=bang', 'Đơn vị: Văn phòng'],
  ])
})
