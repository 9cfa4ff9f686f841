import { defineTexts } from '../../../kernel/text/catalogue.ts'

export const t = defineTexts({
  vi: {
    'procedures.template_confirmation': 'Cấp giấy xác nhận',
    'procedures.template_registration': 'Đăng ký, ghi vào sổ',
    'procedures.template_licence': 'Cấp giấy phép có thẩm định',
    'procedures.template_certification': 'Chứng thực tại quầy',
    'procedures.template_benefit': 'Xét hưởng chế độ',
    'procedures.template_internal': 'Thủ tục nội bộ giữa các cơ quan',
    'procedures.value_wrong': 'Giá trị này không dùng được.',
    'procedures.changed_meanwhile': 'Bản thảo vừa được người khác sửa. Hãy tải lại trang rồi sửa tiếp.',
    'procedures.line_gone': 'Dòng này không còn trong bản thảo.',
    'procedures.paste_row': 'Dòng {row}, cột “{column}”: không đọc được “{value}”.',
    'procedures.form_unpublished': 'Biểu mẫu này chưa được ban hành.',
    'procedures.process_unfit':
      'Quy trình này không dùng được: thời gian các bước dài hơn thời hạn của thủ tục, hoặc còn lỗi.',
    'procedures.process_too_long': '“{name}”: quy trình dài hơn thời hạn của thủ tục, hoặc còn lỗi.',
    'procedures.abolished_already': 'Thủ tục này đã có ngày hết hiệu lực.',
    'procedures.abolished_too_early': 'Ngày bãi bỏ phải sau ngày thủ tục bắt đầu có hiệu lực.',
  },
  en: {
    'procedures.template_confirmation': 'Issue a confirmation',
    'procedures.template_registration': 'Registration in a book',
    'procedures.template_licence': 'Licence after examination',
    'procedures.template_certification': 'Certification at the counter',
    'procedures.template_benefit': 'Granting a benefit',
    'procedures.template_internal': 'Internal procedure between agencies',
    'procedures.value_wrong': 'This value cannot be used.',
    'procedures.changed_meanwhile': 'Somebody else has just changed the draft. Reload the page and go on.',
    'procedures.line_gone': 'This line is no longer in the draft.',
    'procedures.paste_row': 'Row {row}, column “{column}”: “{value}” cannot be read.',
    'procedures.form_unpublished': 'This form has not been published.',
    'procedures.process_unfit': 'This process cannot be used: its steps take longer than the term, or it has faults.',
    'procedures.process_too_long': '“{name}”: its process takes longer than the term, or has faults.',
    'procedures.abolished_already': 'This procedure has a last day already.',
    'procedures.abolished_too_early': 'It can only be abolished from a day after its first one.',
  },
})
