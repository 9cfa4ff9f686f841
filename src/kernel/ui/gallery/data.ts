import type { Content } from '../html.ts'
import { html } from '../html.ts'
import * as ui from '../index.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const moment = (text: string) => Temporal.Instant.from(text)

const dossiers = [
  {
    code: 'H58.12-261103-0017',
    name: 'Đăng ký biến động đất đai',
    person: 'Nguyễn Thị Hòa',
    due: day('2026-11-19'),
    left: -2,
    fee: 650_000,
    state: 'Quá hạn',
    tone: 'danger',
  },
  {
    code: 'H58.12-261116-0031',
    name: 'Đăng ký khai sinh',
    person: 'Trần Văn Thủy',
    due: day('2026-11-21'),
    left: 0,
    fee: 0,
    state: 'Đến hạn',
    tone: 'warning',
  },
  {
    code: 'H58.12-261121-0042',
    name: 'Cấp giấy phép xây dựng nhà ở riêng lẻ',
    person: 'Công ty TNHH Ánh Dương',
    due: day('2026-12-05'),
    left: 10,
    fee: 1_250_000,
    state: 'Đang giải quyết',
    tone: 'info',
  },
  {
    code: 'H58.12-261110-0024',
    name: 'Chứng thực bản sao từ bản chính',
    person: 'Lê Quang Đạo',
    due: day('2026-11-11'),
    left: 3,
    fee: 30_000,
    state: 'Đã trả kết quả',
    tone: 'success',
  },
  {
    code: 'H58.12-261118-0036',
    name: 'Đăng ký thành lập hộ kinh doanh',
    person: 'Phạm Ngọc Ánh',
    due: null,
    left: 5,
    fee: null,
    state: 'Chờ bổ sung',
    tone: 'neutral',
  },
] as const

type Dossier = (typeof dossiers)[number]

const columns: readonly ui.Column<Dossier>[] = [
  { header: 'Mã hồ sơ', rowHeader: true, cell: ({ code }) => html`<a href="#main" class="code">${code}</a>` },
  { header: 'Thủ tục', cell: ({ name }) => name, sort: { href: '?sort=name' } },
  { header: 'Người nộp', cell: ({ person }) => person },
  { header: 'Hạn trả', cell: ({ due }) => ui.date(due), sort: { href: '?sort=-due', direction: 'ascending' } },
  { header: 'Còn lại', cell: ({ left }) => ui.remaining(left, 'working_day') },
  { header: 'Lệ phí', numeric: true, cell: ({ fee }) => ui.money(fee) },
  { header: 'Trạng thái', cell: ({ state, tone }) => ui.statusBadge({ text: state, tone }) },
  {
    header: 'Thao tác',
    cell: ({ code }) => ui.buttonForm({ action: '/x', csrf: 'token', text: 'Nhận', about: code, small: true }),
  },
]

const months = Array.from({ length: 12 }, (_, at) => ({
  header: `Tháng ${at + 1}`,
  numeric: true,
  cell: (row: { unit: string; from: number }) => ui.number(row.from + at * 7.5),
}))

export const dataSections = (): Content =>
  html` <section class="section">
      <h2>Con số</h2>
      ${ui.bigNumber({ above: 'Mời số', value: 128, below: 'đến quầy 2' })}
      ${ui.statTiles([
        {
          label: 'Hồ sơ đang giải quyết',
          value: ui.number(1284),
          href: '#main',
          tone: 'info',
          note: 'Trong đó 36 hồ sơ trực tuyến',
        },
        { label: 'Quá hạn', value: ui.number(7), href: '#main', tone: 'danger', note: 'Tăng 2 so với hôm qua' },
        {
          label: 'Đến hạn hôm nay',
          value: ui.number(23),
          href: '#main',
          tone: 'warning',
          note: 'Phần lớn ở lĩnh vực đất đai',
        },
        {
          label: 'Đúng hạn trong tháng',
          value: ui.percent(0.981),
          href: '#main',
          tone: 'success',
          note: 'Đạt chỉ tiêu 98%',
        },
      ])}
    </section>
    <section class="section">
      <h2>Danh sách</h2>
      ${ui.filterBar({
        action: '/ho-so',
        hidden: { sort: 'due' },
        fields: [
          ui.textInput({ name: 'f-q', label: 'Từ khóa', type: 'search' }),
          ui.select({
            name: 'f-state',
            label: 'Trạng thái',
            placeholder: 'Tất cả',
            options: [{ value: 'late', text: 'Quá hạn' }],
            value: 'late',
          }),
          ui.select({
            name: 'f-unit',
            label: 'Đơn vị',
            placeholder: 'Tất cả',
            options: [{ value: 'a', text: 'Bộ phận Một cửa xã Tân Mở' }],
          }),
        ],
        active: [
          { text: 'Quá hạn', removeHref: '/ho-so' },
          { text: 'Đất đai', removeHref: '/ho-so' },
        ],
        clearHref: '/ho-so',
      })}
      ${ui.table({ caption: 'Hồ sơ của tôi', columns, rows: dossiers, footer: ['Cộng', '', '', '', '', ui.money(1_930_000), '', ''] })}
      ${ui.pagination({ previous: '?before=a', next: '?after=b', shown: '5 trên khoảng 1.300 hồ sơ' })}
    </section>
    <section class="section">
      <h2>Bảng rộng</h2>
      ${ui.table({
        caption: 'Hồ sơ tiếp nhận theo tháng',
        wide: true,
        columns: [
          { header: 'Đơn vị', rowHeader: true, cell: ({ unit }) => unit },
          ...months,
          { header: 'Cả năm', numeric: true, cell: () => ui.number(14_250) },
        ],
        rows: [
          { unit: 'Xã Tân Mở', from: 1022 },
          { unit: 'Phường Hòa An', from: 2210 },
          { unit: 'Sở Nội vụ', from: 312 },
        ],
      })}
    </section>
    <section class="section">
      <h2>Chỉ có con số</h2>
      ${ui.table({
        caption: 'Hồ sơ theo lĩnh vực',
        figures: true,
        columns: [
          { header: 'Lĩnh vực', rowHeader: true, cell: ({ unit }) => unit },
          { header: 'Nhận', numeric: true, cell: ({ from }) => html`<a href="#main">${ui.number(from)}</a>` },
          { header: 'Quá hạn', numeric: true, cell: () => ui.number(0) },
        ],
        rows: [
          { unit: 'Hộ tịch', from: 33 },
          { unit: 'Đất đai', from: 5 },
        ],
        footer: ['Tổng cộng', ui.number(38), ui.number(0)],
      })}
    </section>
    <section class="section">
      <h2>Không có gì</h2>
      ${ui.table({ caption: 'Phản ánh kiến nghị', columns: [{ header: 'Nội dung', cell: () => '' }], rows: [], empty: ui.emptyState({ title: 'Chưa có phản ánh nào', body: 'Phản ánh của người dân sẽ hiện ở đây ngay khi được gửi đến.', action: ui.linkButton({ text: 'Nhập phản ánh', href: '#main', kind: 'secondary' }) }) })}
    </section>
    <section class="section">
      ${ui.beside(
        ui.excerpt({
          title: 'Nguyên văn',
          where: 'Trang 7, dòng 214',
          link: { href: '#main', text: 'Xem cả văn bản' },
          bounded: true,
          parts: [
            { line: { text: 'PHỤ LỤC', strong: true } },
            { line: { text: 'Danh mục nhiệm vụ của các bộ phận', marked: 'các bộ phận', current: true } },
            {
              rows: [
                { header: true, cells: [{ text: 'STT' }, { text: 'Nhiệm vụ' }, { text: 'Chủ trì' }] },
                { cells: [{ text: '4' }, { text: 'Niêm yết thủ tục mới' }, { text: 'Bộ phận Một cửa' }] },
                { current: true, cells: [{ text: '5' }, { text: 'Khảo sát hài lòng' }, { text: '', marked: true }] },
                { cells: [{ text: 'II. Thể chế', span: 3 }] },
              ],
            },
          ],
        }),
        ui.textarea({ name: 'beside-lead', label: 'Chủ trì', rows: 2 }),
      )}
    </section>
    <section class="section">
      <h2>Chi tiết</h2>
      <div class="columns">
        <div>
          ${ui.descriptionList([
            { term: 'Người nộp', value: 'Nguyễn Thị Hòa', change: { href: '#main' } },
            { term: 'Ngày tiếp nhận', value: ui.dateTime(moment('2026-11-21T01:05:00Z')) },
            { term: 'Phí, lệ phí', value: ui.money(650_000), change: { href: '#main' } },
            { term: 'Tệp đính kèm', value: ['Đơn đề nghị.pdf, ', ui.fileSize(1_468_006)] },
            { term: 'Số điện thoại', value: undefined },
          ])}
          ${ui.tagList([{ text: 'Đất đai', href: '#main' }, { text: 'Liên thông thuế', href: '#main' }, { text: 'Nộp trực tuyến' }])}
        </div>
        <div>
          ${ui.timeline([
            {
              title: 'Trả kết quả',
              at: moment('2026-11-20T08:40:00Z'),
              actor: 'Lê Quang Đạo, Bộ phận Một cửa',
              tone: 'success',
            },
            {
              title: 'Quá hạn bước thẩm định',
              at: moment('2026-11-19T10:00:00Z'),
              actor: 'Quy tắc: nhắc hạn',
              tone: 'danger',
            },
            {
              title: 'Yêu cầu bổ sung',
              at: moment('2026-11-12T02:10:00Z'),
              actor: 'Trần Văn Thủy, chuyên viên',
              tone: 'warning',
              body: 'Thiếu bản vẽ hiện trạng; đồng hồ dừng trong lúc chờ.',
            },
            {
              title: 'Tiếp nhận',
              at: moment('2026-11-03T01:05:00Z'),
              actor: 'Lê Quang Đạo, Bộ phận Một cửa',
              tone: 'info',
            },
            { title: 'Nộp trực tuyến', at: moment('2026-11-02T14:31:00Z'), actor: 'Nguyễn Thị Hòa' },
          ])}
        </div>
      </div>
    </section>
    <section class="section">
      <h2>Bảng, lịch và hàng ô</h2>
      ${ui.board({
        label: 'Bảng công việc',
        columns: [
          {
            title: 'Đang thực hiện',
            cards: [
              html`<a href="#main">Rà soát thủ tục</a>
                <p>30/9/2026</p>`,
              'Tập huấn kỹ năng số',
            ],
          },
          { title: 'Hoàn thành', cards: ['Ban hành kế hoạch'] },
        ],
      })}
      ${ui.agenda([{ date: '30/9/2026', entries: [html`<a href="#main">Rà soát thủ tục</a>`] }])}
      ${ui.boxes([ui.textInput({ name: 'box-1', label: 'Ngày 1', width: 'short' }), ui.textInput({ name: 'box-2', label: 'Ngày 2', width: 'short' })])}
    </section>
    <section class="section">
      <h2>Cây đơn vị</h2>
      ${ui.treeList([{ label: 'Ủy ban nhân dân tỉnh', open: true, children: [{ label: html`<a href="#main">Sở Nội vụ</a>` }, { label: 'Xã Tân Mở', children: [{ label: 'Văn phòng' }, { label: 'Trung tâm Phục vụ hành chính công' }] }] }])}
    </section>
    <section class="section">
      <h2>So sánh hai bản</h2>
      ${ui.textDiff({ before: 'Hoàn thành việc rà soát trước ngày 30/6, báo cáo Sở Nội vụ.', after: 'Hoàn thành việc rà soát, đơn giản hóa trước ngày 15/6, báo cáo Sở Nội vụ.' })}
      ${ui.textDiff({ before: 'Giống nhau', after: 'Giống nhau' })}
    </section>`
