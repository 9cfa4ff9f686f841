// Every component in each of its states, for developers and for the tests of looks and access.
import { chartSections } from './gallery/charts.ts'
import { dataSections } from './gallery/data.ts'
import { formSections } from './gallery/forms.ts'
import type { Content, Html } from './html.ts'
import { html } from './html.ts'
import * as ui from './index.ts'

const errors = {
  'title-wrong': 'Nhập tên nhiệm vụ',
  'due-wrong': 'Không có ngày 31/2/2026',
  '': 'Kỳ báo cáo đã khóa sổ',
}

const flash = [
  { tone: 'success', text: 'Đã lưu nhiệm vụ. Đơn vị chủ trì đã được báo.' },
  { tone: 'danger', text: 'Không gửi được: máy chủ đang bận, thử lại sau 30 giây.' },
] as const

const messageSections = (): Content =>
  html` <section class="section">
      <h2>Thông báo</h2>
      ${ui.notice({ tone: 'info', title: 'Từ 1/7/2026 nhận hồ sơ ở mọi xã trong tỉnh', body: 'Hồ sơ của nơi khác được chuyển ngay trong ngày.' })}
      ${ui.notice({ tone: 'success', body: 'Báo cáo quý đã được tiếp nhận.' })}
      ${ui.notice({ tone: 'warning', body: html`Còn 3 ô chưa có số liệu. <a href="#main">Xem các ô đó</a>` })}
      ${ui.notice({ tone: 'danger', title: 'Hồ sơ quá hạn phải có văn bản xin lỗi' })}
      ${ui.notice({ tone: 'neutral', body: 'Số liệu đến hết ngày 14/11/2026.' })}
    </section>
    <section class="section">
      <h2>Trạng thái và bước</h2>
      ${ui.buttonGroup([
        ui.statusBadge({ text: 'Nháp' }),
        ui.statusBadge({ text: 'Đang giải quyết', tone: 'info' }),
        ui.statusBadge({ text: 'Hoàn thành', tone: 'success' }),
        ui.statusBadge({ text: 'Sắp đến hạn', tone: 'warning' }),
        ui.statusBadge({ text: 'Quá hạn', tone: 'danger' }),
      ])}
      <hr />
      ${ui.steps({ names: ['Chọn thủ tục', 'Khai thông tin', 'Thành phần hồ sơ', 'Kiểm tra và gửi'], current: 3 })}
      ${ui.disclosure({ summary: 'Vì sao cần giấy này?', children: 'Điều 12 yêu cầu đối chiếu bản chính một lần.' })}
      ${ui.foldingCard({ id: 'buoc-1', group: 'buoc', summary: 'Bước 1: Tiếp nhận', children: 'Vai trò, thời gian, thao tác.' })}
      ${ui.disclosure({ summary: 'Cách tính điểm', open: true, children: 'Điểm bằng tỷ lệ đạt nhân với điểm tối đa.' })}
    </section>`

const frame: ui.StaffFrame = {
  homeHref: '/',
  unit: 'Ủy ban nhân dân xã Tân Mở',
  search: { action: '/tim-kiem' },
  notifications: { href: '/thong-bao', unread: 4 },
  otherLanguage: '?lang=en',
  account: {
    name: 'Lê Quang Đạo',
    post: 'Công chức Bộ phận Một cửa',
    links: [
      { text: 'Hồ sơ cá nhân', href: '/toi' },
      { text: 'Ủy quyền', href: '/toi/uy-quyen' },
    ],
    signOut: { action: '/dang-xuat', csrf: 'token' },
  },
  navigation: [
    { items: [{ text: 'Bàn làm việc', href: '/', count: 12 }] },
    {
      title: 'Phục vụ',
      items: [
        { text: 'Hồ sơ', href: '/ho-so', current: true, count: 7 },
        { text: 'Thủ tục', href: '/thu-tuc' },
        { text: 'Phản ánh kiến nghị', href: '/phan-anh', count: 1284 },
      ],
    },
    {
      title: 'Chỉ đạo',
      items: [
        { text: 'Kế hoạch', href: '/ke-hoach' },
        { text: 'Báo cáo', href: '/bao-cao' },
        { text: 'Chỉ số', href: '/chi-so' },
      ],
    },
  ],
  flash,
}

/** The staff side: `/he-thong/kieu-mau`. */
export const galleryPage = (): Html =>
  ui.staffPage({
    ...frame,
    title: 'Kiểu mẫu giao diện',
    lead: 'Mọi thành phần của giao diện trong từng trạng thái.',
    status: ui.statusBadge({ text: 'Bản mẫu', tone: 'info' }),
    actions: [
      ui.linkButton({ text: 'Trang người dân', href: '/he-thong/kieu-mau/nguoi-dan', kind: 'secondary' }),
      ui.linkButton({ text: 'Lập kế hoạch', href: '#main' }),
    ],
    crumbs: [
      { text: 'Trang chủ', href: '/' },
      { text: 'Hệ thống', href: '/he-thong' },
    ],
    tabs: ui.tabs([
      { text: 'Thành phần', href: '#main', current: true },
      { text: 'Quá hạn', href: '#main', count: 7 },
      { text: 'Lịch sử', href: '#main' },
    ]),
    errors,
    children: [messageSections(), dataSections(), chartSections(), formSections()],
  })

/** The citizens' side: the same components, larger, in system fonts. */
export const citizenGalleryPage = (): Html =>
  ui.citizenPage({
    homeHref: '/',
    authority: 'Tỉnh Tân Mở',
    navigation: [
      { text: 'Nộp hồ sơ', href: '/', current: true },
      { text: 'Tra cứu hồ sơ', href: '/' },
      { text: 'Phản ánh kiến nghị', href: '/' },
      { text: 'Công khai', href: '/' },
    ],
    account: html`<a href="/">Đăng nhập</a>`,
    otherLanguage: '?lang=en',
    footer: html`<p>Ủy ban nhân dân tỉnh Tân Mở chịu trách nhiệm nội dung.</p>
      <p>Đường dây hỗ trợ: <a href="tel:19000000">1900 0000</a>, từ 7 giờ đến 17 giờ các ngày làm việc.</p>`,
    title: 'Đăng ký khai sinh',
    lead: 'Bạn khai một lần trên trang này; chúng tôi gửi kết quả đến nhà hoặc vào điện thoại của bạn.',
    crumbs: [
      { text: 'Trang chủ', href: '/' },
      { text: 'Hộ tịch', href: '/' },
    ],
    errors,
    flash,
    children: [
      html`<p>Thời hạn giải quyết là trong ngày. <a href="#main">Xem thành phần hồ sơ</a> trước khi bắt đầu.</p>
        ${ui.linkButton({ text: 'Bắt đầu', href: '#main' })} ${ui.kioskButton({ text: 'Lấy số' })}`,
      messageSections(),
      dataSections(),
      chartSections(),
      formSections(),
    ],
  })
