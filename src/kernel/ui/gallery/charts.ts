import type { Content } from '../html.ts'
import { html } from '../html.ts'
import * as ui from '../index.ts'

const onTime = [
  { label: 'Sở Nội vụ', value: 0.994, href: '#main' },
  { label: 'Phường Hòa An', value: 0.981, href: '#main' },
  { label: 'Xã Tân Mở', value: 0.947, href: '#main', tone: 'warning' as const },
  { label: 'Xã Bình Minh', value: 0.812, href: '#main', tone: 'danger' as const },
  { label: 'Xã Đông Hải', value: null },
]

const sources = [
  { label: 'Trực tuyến', value: 812, href: '#main' },
  { label: 'Trực tiếp', value: 341, href: '#main' },
  { label: 'Bưu chính', value: 97, href: '#main' },
  { label: 'Nơi khác chuyển đến', value: 34, href: '#main' },
]

const course = [91.2, 92.4, 92.1, 94, null, 95.5, 96.1, 95.8, 97.2, 97.9, 98.4, 98.1]

const box = { width: 120, height: 40, shape: 'box' as const }
const drawing = ui.diagram({
  label: 'Các bước tiếp nhận',
  width: 300,
  height: 250,
  nodes: [
    { ...box, x: 80, y: 30, lines: ['Tiếp nhận', html`<tspan class="muted">2 giờ</tspan>`], current: true },
    { ...box, x: 220, y: 30, lines: ['Xác minh', 'Phòng Kinh tế'], elsewhere: true },
    { x: 80, y: 110, width: 130, height: 50, shape: 'diamond', lines: ['Đủ hồ sơ?'] },
    { x: 80, y: 170, width: 90, height: 8, shape: 'bar' },
    { x: 80, y: 220, width: 100, height: 36, shape: 'round', lines: ['Kết thúc'] },
  ],
  edges: [
    {
      points: [
        { x: 80, y: 50 },
        { x: 80, y: 85 },
      ],
    },
    {
      points: [
        { x: 80, y: 135 },
        { x: 80, y: 166 },
      ],
      text: 'Đủ',
      at: { x: 100, y: 150 },
    },
    {
      points: [
        { x: 80, y: 174 },
        { x: 80, y: 202 },
      ],
    },
  ],
})

export const chartSections = (): Content =>
  html` <section class="section">
    <h2>Biểu đồ</h2>
    <div class="columns">
      ${ui.barChart({ caption: 'Giải quyết đúng hạn', items: onTime, text: (value) => ui.percent(value), max: 1, target: 0.98 })}
      ${ui.donut({ caption: 'Hồ sơ theo nguồn nộp', items: sources })}
      ${ui.stackedBar({
        caption: 'Tiến độ nhiệm vụ',
        items: [
          { label: 'Hoàn thành', value: 31, tone: 'success', href: '#main' },
          { label: 'Đang làm', value: 24, tone: 'info', href: '#main' },
          { label: 'Sắp đến hạn', value: 5, tone: 'warning', href: '#main' },
          { label: 'Quá hạn', value: 3, tone: 'danger', href: '#main' },
        ],
      })}
      ${ui.trend({ caption: 'Đúng hạn theo tháng, %', points: course.map((value, at) => ({ period: `${at + 1}/2026`, value })), target: 98, min: 85 })}
      ${ui.trend({ caption: 'Hồ sơ trực tuyến theo quý', points: [210, 260, 340, 475].map((value, at) => ({ period: `Quý ${at + 1}`, value })) })}
    </div>
    <div class="columns">
      <div class="stack">
        ${[0.62, 1, 0.18].map((ratio, at) => ui.progressBar({ ratio, target: 0.5, tone: (['neutral', 'success', 'danger'] as const)[at] }))}${ui.progressBar({ ratio: null })}
      </div>
      ${drawing}
      <p>${ui.percent(0.981)} ${ui.sparkline({ label: 'Đúng hạn 12 tháng', values: course })}</p>
    </div>
  </section>`
