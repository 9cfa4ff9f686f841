// The declarations of the templates as electronic forms, to be changed as any form: who asks, for what, and the
// declaration that it is true. What a card or an account knows is filled in.
import type { Field, FormDefinition, Section } from '../../../foundation/forms/index.ts'

const applicant: Section = {
  title: 'Người đề nghị',
  fields: [
    { key: 'ho_ten', kind: 'text', label: 'Họ, chữ đệm, tên', required: true, prefill: 'identity_card.name' },
    {
      key: 'so_dinh_danh',
      kind: 'identity_number',
      label: 'Số định danh cá nhân',
      required: true,
      prefill: 'identity_card.number',
    },
    {
      key: 'ngay_sinh',
      kind: 'date',
      label: 'Ngày sinh',
      least: '1900-01-01',
      most: 'today',
      prefill: 'identity_card.birth',
    },
    { key: 'noi_cu_tru', kind: 'address', label: 'Nơi cư trú', required: true, prefill: 'identity_card.address' },
    { key: 'dien_thoai', kind: 'text', label: 'Số điện thoại' },
  ],
}

const declaration: Section = {
  title: 'Cam đoan',
  fields: [
    {
      key: 'cam_doan',
      kind: 'statement',
      label: 'Tôi cam đoan',
      text: 'Những nội dung khai trên đây là đúng sự thật; tôi chịu trách nhiệm trước pháp luật về lời khai của mình.',
      required: true,
    },
  ],
}

const about = (title: string, ...fields: Field[]): readonly Section[] => [applicant, { title, fields }, declaration]

export const templateForms = {
  confirmation: about(
    'Nội dung đề nghị',
    { key: 'noi_dung', kind: 'text', label: 'Nội dung đề nghị xác nhận', long: true, required: true },
    { key: 'muc_dich', kind: 'text', label: 'Mục đích sử dụng giấy xác nhận', required: true },
    { key: 'so_ban', kind: 'number', label: 'Số bản cần cấp', required: true, least: '1', most: '20', whole: true },
  ),
  registration: about(
    'Nội dung đăng ký',
    { key: 'noi_dung', kind: 'text', label: 'Việc đề nghị đăng ký', long: true, required: true },
    { key: 'ngay_su_kien', kind: 'date', label: 'Ngày xảy ra sự việc', least: '1900-01-01', most: 'today' },
    { key: 'can_cu', kind: 'text', label: 'Giấy tờ làm căn cứ', hint: 'Tên, số, ngày, nơi cấp', long: true },
  ),
  licence: about(
    'Nội dung đề nghị cấp phép',
    {
      key: 'tu_cach',
      kind: 'choice',
      label: 'Đề nghị cấp cho',
      required: true,
      choices: ['Cá nhân', 'Hộ kinh doanh', 'Tổ chức, doanh nghiệp'],
    },
    {
      key: 'ten_don_vi',
      kind: 'text',
      label: 'Tên hộ kinh doanh, tổ chức, doanh nghiệp',
      required: true,
      when: 'tu_cach <> "Cá nhân"',
    },
    {
      key: 'ma_so',
      kind: 'text',
      label: 'Mã số thuế, mã số đăng ký',
      when: 'tu_cach <> "Cá nhân"',
    },
    { key: 'noi_dung', kind: 'text', label: 'Hoạt động, công việc đề nghị cấp phép', long: true, required: true },
    { key: 'dia_diem', kind: 'address', label: 'Địa điểm thực hiện', required: true },
    { key: 'tu_ngay', kind: 'date', label: 'Dự kiến thực hiện từ ngày' },
  ),
  benefit: about(
    'Chế độ đề nghị hưởng',
    {
      key: 'doi_tuong',
      kind: 'choice',
      label: 'Thuộc đối tượng',
      required: true,
      choices: ['Người có công', 'Hộ nghèo', 'Hộ cận nghèo', 'Người khuyết tật', 'Người cao tuổi', 'Đối tượng khác'],
    },
    {
      key: 'doi_tuong_khac',
      kind: 'text',
      label: 'Nói rõ đối tượng',
      required: true,
      when: 'doi_tuong = "Đối tượng khác"',
    },
    { key: 'hoan_canh', kind: 'text', label: 'Hoàn cảnh, lý do đề nghị', long: true, required: true },
    {
      key: 'thanh_vien',
      kind: 'group',
      label: 'Người trong hộ',
      fields: [
        { key: 'ho_ten', kind: 'text', label: 'Họ và tên', required: true },
        { key: 'ngay_sinh', kind: 'date', label: 'Ngày sinh', least: '1900-01-01', most: 'today' },
        { key: 'quan_he', kind: 'text', label: 'Quan hệ với người đề nghị' },
      ],
    },
    {
      key: 'nhan_bang',
      kind: 'choice',
      label: 'Nhận tiền bằng',
      required: true,
      choices: ['Tài khoản ngân hàng', 'Tiền mặt'],
    },
    {
      key: 'tai_khoan',
      kind: 'text',
      label: 'Số tài khoản, ngân hàng',
      required: true,
      when: 'nhan_bang = "Tài khoản ngân hàng"',
    },
  ),
} satisfies Record<string, readonly Section[]>

/** Of a template that has one, named as its declaration and for which procedure it is. */
export function templateForm(key: string, declarationName: string, procedureName: string): FormDefinition | undefined {
  const sections = Object.hasOwn(templateForms, key) ? templateForms[key as keyof typeof templateForms] : undefined
  return sections && { title: `${declarationName}: ${procedureName}`.slice(0, 300), sections }
}
