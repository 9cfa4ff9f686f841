import type { Content } from '../html.ts'
import { html } from '../html.ts'
import * as ui from '../index.ts'

const units = Array.from({ length: 200 }, (_, at) => ({ value: `u${at + 1}`, text: `Xã Tân Mở ${at + 1}` }))

const fields = (wrong: boolean): Content => {
  const error = (text: string) => (wrong ? text : undefined)
  const id = (name: string) => (wrong ? `${name}-wrong` : name)
  return html`${ui.textInput({ name: 'title', id: id('title'), label: 'Tên nhiệm vụ', hint: 'Ghi đúng như trong kế hoạch', value: 'Rà soát thủ tục hành chính nội bộ', error: error('Nhập tên nhiệm vụ') })}
  ${ui.textInput({ name: 'code', id: id('code'), label: 'Mã hồ sơ', width: 'medium', code: true, optional: true, value: 'H58.12-261121-0042', error: error('Mã hồ sơ gồm 18 ký tự') })}
  ${ui.numberInput({ name: 'share', id: id('share'), label: 'Tỷ lệ giải quyết đúng hạn', suffix: '%', value: '98,1', error: error('Tỷ lệ nằm trong khoảng 0 đến 100') })}
  ${ui.cellFields([
    ui.textInput({ name: 'cell', id: id('cell'), label: 'Trong ô của bảng', labelHidden: true, value: 'Thẩm định' }),
  ])}
  ${ui.fieldRow([
    ui.moneyInput({
      name: 'cost',
      id: id('cost'),
      label: 'Kinh phí',
      value: '1.250.000',
      error: error('Kinh phí là số nguyên đồng'),
    }),
    ui.dateInput({
      name: 'due',
      id: id('due'),
      label: 'Hạn hoàn thành',
      value: wrong ? '31/2/2026' : '2026-12-05',
      error: error('Không có ngày 31/2/2026'),
    }),
  ])}
  ${ui.actionBar([ui.textInput({ name: 'desk', id: id('desk'), label: 'Quầy', width: 'short', value: '2' }), ui.button({ text: 'Gọi số tiếp theo', kind: 'secondary' }), html`<p>4 người đang chờ</p>`])}
  ${ui.textarea({ name: 'rows', id: id('rows'), label: 'Danh sách người nộp', isSheet: true, value: 'Nguyễn Văn An\t097190001234' })}
  ${ui.textarea({ name: 'note', id: id('note'), label: 'Ghi chú', value: 'Hai dòng\nghi chú', error: error('Ghi chú không quá 2.000 ký tự') })}
  ${ui.select({
    name: 'unit',
    id: id('unit'),
    label: 'Đơn vị chủ trì',
    options: [
      {
        label: 'Sở, ban, ngành',
        options: [
          { value: 'snv', text: 'Sở Nội vụ' },
          { value: 'stc', text: 'Sở Tài chính' },
        ],
      },
      { label: 'Xã, phường', options: units },
    ],
    value: 'u7',
    error: error('Chọn đơn vị chủ trì'),
  })}
  ${ui.radios({
    name: 'kind',
    id: id('kind'),
    label: 'Cách nhận kết quả',
    value: 'post',
    error: error('Chọn một cách nhận'),
    choices: [
      { value: 'office', text: 'Tại nơi nộp', hint: 'Mang theo giấy hẹn' },
      {
        value: 'post',
        text: 'Qua bưu chính',
        inside: ui.textInput({ name: 'address', id: id('address'), label: 'Địa chỉ nhận' }),
      },
      { value: 'online', text: 'Bản điện tử' },
    ],
  })}
  ${ui.radios({
    name: 'answer',
    id: id('answer'),
    label: 'Đồng ý với kết quả tự chấm',
    inline: true,
    choices: [
      { value: 'yes', text: 'Có' },
      { value: 'no', text: 'Không' },
    ],
    error: error('Chọn có hoặc không'),
  })}
  ${ui.checkboxes({
    name: 'areas',
    id: id('areas'),
    label: 'Lĩnh vực',
    values: ['b'],
    error: error('Chọn ít nhất một lĩnh vực'),
    choices: [
      { value: 'a', text: 'Cải cách thể chế' },
      { value: 'b', text: 'Cải cách thủ tục hành chính' },
      { value: 'c', text: 'Chuyển đổi số', disabled: true },
    ],
  })}
  ${ui.fieldCard({
    legend: 'Thành viên thứ 1',
    children: [
      html`<p class="preserve">Tôi cam đoan: lời khai này là đúng.</p>`,
      ui.calculatedField({ name: 'age', id: id('age'), label: 'Tuổi', value: '36', hint: 'Tự tính từ ngày sinh' }),
    ],
  })}
  ${ui.fileInput({ name: 'proof', id: id('proof'), label: 'Tài liệu kiểm chứng', accept: ['.pdf', '.docx'], maxBytes: 20_971_520, multiple: true, error: error('Tệp lớn hơn 20 MB') })}
  ${ui.checkbox({ name: 'promise', id: id('promise'), label: 'Tôi chịu trách nhiệm về số liệu này', accesskey: wrong ? undefined : 'k', error: error('Cần xác nhận trước khi gửi') })}`
}

export const formSections = (): Content =>
  html` <section class="section">
      <h2>Biểu mẫu</h2>
      <div class="columns">
        ${ui.form({ action: '/he-thong/kieu-mau', csrf: 'token', idempotencyKey: 'key', children: [fields(false), ui.fieldset({ name: 'person', label: 'Người liên hệ', large: true, children: ui.textInput({ name: 'phone', type: 'tel', label: 'Số điện thoại', width: 'medium', autocomplete: 'tel' }) }), ui.buttonGroup([ui.button({ text: 'Gửi báo cáo' }), ui.button({ text: 'Lưu nháp', kind: 'secondary' })])] })}
        ${ui.form({ action: '/he-thong/kieu-mau', csrf: 'token', multipart: true, children: fields(true) })}
      </div>
    </section>
    <section class="section">
      <h2>Nút</h2>
      ${ui.buttonGroup([
        ui.button({ text: 'Tiếp nhận' }),
        ui.button({ text: 'Chuyển xử lý', kind: 'secondary' }),
        ui.button({ text: 'Hủy hồ sơ', kind: 'danger' }),
        ui.linkButton({ text: 'Xem phiếu', kind: 'plain', href: '#main', about: 'H58.12' }),
        ui.linkButton({ text: 'Tải về', kind: 'secondary', small: true, href: '#main', download: true }),
        ui.buttonForm({ action: '/x', csrf: 'token', text: 'Đánh dấu đã đọc', small: true, hidden: { id: '1' } }),
      ])}
    </section>
    <section class="section">
      <h2>Xác nhận</h2>
      ${ui.confirmation({ action: '/x', csrf: 'token', consequence: 'Hồ sơ H58.12-261121-0042 sẽ bị rút và không thể tiếp tục giải quyết.', confirmText: 'Rút hồ sơ', cancelHref: '#main', danger: true, fields: ui.textarea({ name: 'reason', label: 'Lý do', rows: 2 }) })}
    </section>`
