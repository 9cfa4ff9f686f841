// Invented forms, as an officer would make them: for tests, the demo and whoever wants to see what a definition is.
import type { FormDefinition } from './form-definition.ts'

const declaration = 'Tôi cam đoan những điều khai trên đây là đúng và chịu trách nhiệm về lời khai của mình.'

export const birthForm: FormDefinition = {
  title: 'Tờ khai đăng ký khai sinh',
  lead: 'Cha, mẹ hoặc người thân thích khai. Mất khoảng mười phút.',
  sections: [
    {
      title: 'Người đi khai',
      fields: [
        { key: 'ho_ten', kind: 'text', label: 'Họ, chữ đệm, tên', required: true, prefill: 'identity_card.name' },
        {
          key: 'so_dinh_danh',
          kind: 'identity_number',
          label: 'Số định danh cá nhân',
          required: true,
          prefill: 'identity_card.number',
        },
        { key: 'noi_cu_tru', kind: 'address', label: 'Nơi cư trú', required: true, prefill: 'identity_card.address' },
        {
          key: 'quan_he',
          kind: 'choice',
          label: 'Quan hệ với trẻ',
          required: true,
          choices: ['Cha', 'Mẹ', 'Ông, bà', 'Người khác'],
        },
        {
          key: 'quan_he_khac',
          kind: 'text',
          label: 'Nói rõ quan hệ',
          required: true,
          when: 'quan_he = "Người khác"',
        },
      ],
    },
    {
      title: 'Trẻ được khai sinh',
      fields: [
        { key: 'ten_tre', kind: 'text', label: 'Họ, chữ đệm, tên của trẻ', required: true },
        { key: 'ngay_sinh', kind: 'date', label: 'Ngày sinh', required: true, least: '1900-01-01', most: 'today' },
        { key: 'gioi_tinh', kind: 'choice', label: 'Giới tính', required: true, choices: ['Nam', 'Nữ'] },
        { key: 'so_ngay', kind: 'number', label: 'Số ngày từ khi sinh', calculate: 'days_between(ngay_sinh, today)' },
        {
          key: 'ly_do_muon',
          kind: 'text',
          label: 'Lý do khai muộn',
          hint: 'Quá 60 ngày kể từ ngày sinh',
          long: true,
          required: true,
          when: 'so_ngay > 60',
        },
        {
          key: 'cha_me',
          kind: 'group',
          label: 'Cha, mẹ của trẻ',
          fields: [
            { key: 'ho_ten', kind: 'text', label: 'Họ và tên', required: true },
            { key: 'ngay_sinh', kind: 'date', label: 'Ngày sinh', least: '1900-01-01', most: 'today' },
            { key: 'so_dinh_danh', kind: 'identity_number', label: 'Số định danh' },
          ],
        },
      ],
    },
    {
      title: 'Giấy tờ và cam đoan',
      fields: [
        { key: 'chung_sinh', kind: 'upload', label: 'Giấy chứng sinh' },
        { key: 'cam_doan', kind: 'statement', label: 'Tôi cam đoan', text: declaration, required: true },
      ],
    },
  ],
}

export const copyForm: FormDefinition = {
  title: 'Tờ khai cấp bản sao trích lục hộ tịch',
  sections: [
    {
      title: '',
      fields: [
        {
          key: 'ho_ten',
          kind: 'text',
          label: 'Họ và tên người yêu cầu',
          required: true,
          prefill: 'identity_card.name',
        },
        {
          key: 'so_dinh_danh',
          kind: 'identity_number',
          label: 'Số định danh cá nhân',
          required: true,
          prefill: 'identity_card.number',
        },
        {
          key: 'loai',
          kind: 'choice',
          label: 'Loại trích lục',
          required: true,
          choices: ['Khai sinh', 'Kết hôn', 'Khai tử'],
        },
        { key: 'so_ban', kind: 'number', label: 'Số bản', required: true, least: '1', most: '20', whole: true },
        { key: 'le_phi', kind: 'money', label: 'Lệ phí', calculate: 'so_ban * 8000' },
      ],
    },
  ],
}

export const householdBusinessForm: FormDefinition = {
  title: 'Đề nghị đăng ký hộ kinh doanh',
  sections: [
    {
      title: 'Chủ hộ',
      fields: [
        { key: 'ho_ten', kind: 'text', label: 'Họ và tên chủ hộ', required: true },
        { key: 'ngay_sinh', kind: 'date', label: 'Ngày sinh', required: true, least: '1900-01-01', most: 'today' },
        { key: 'tuoi', kind: 'number', label: 'Tuổi', calculate: 'age(ngay_sinh)' },
        {
          key: 'giam_ho',
          kind: 'text',
          label: 'Người giám hộ',
          required: true,
          when: 'tuoi < 18',
        },
      ],
    },
    {
      title: 'Hộ kinh doanh',
      fields: [
        { key: 'ten_ho', kind: 'text', label: 'Tên hộ kinh doanh', required: true },
        { key: 'tru_so', kind: 'address', label: 'Địa chỉ trụ sở', required: true },
        {
          key: 'nganh',
          kind: 'choice',
          label: 'Ngành nghề',
          required: true,
          many: true,
          choices: ['Ăn uống', 'Bán lẻ', 'May mặc', 'Sửa chữa', 'Vận tải', 'Dịch vụ khác'],
        },
        {
          key: 'thanh_vien',
          kind: 'group',
          label: 'Thành viên góp vốn',
          required: true,
          fields: [
            { key: 'ho_ten', kind: 'text', label: 'Họ và tên', required: true },
            { key: 'von', kind: 'money', label: 'Vốn góp', required: true },
          ],
        },
        { key: 'tong_von', kind: 'money', label: 'Tổng vốn', calculate: 'sum(thanh_vien.von)' },
        { key: 'ma_so_cu', kind: 'identity_number', label: 'Mã số thuế đã cấp', holder: 'organisation' },
      ],
    },
  ],
}

export const formFixtures = { birth: birthForm, copy: copyForm, householdBusiness: householdBusinessForm } as const
