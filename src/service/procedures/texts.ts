import { defineTexts } from '../../kernel/text/catalogue.ts'

defineTexts({
  vi: {
    'procedures.not_found': 'Không tìm thấy thủ tục này.',
    'procedures.no_authority': 'Hãy chọn một cơ quan; đơn vị bên trong không có danh mục riêng.',
    'procedures.code_form':
      'Mã phải như 1.001806 (có thể kèm đuôi của cơ quan), hoặc mã riêng gồm chữ hoa, số, dấu chấm, gạch.',
    'procedures.code_taken': 'Danh mục đã có thủ tục mang mã này.',
    'procedures.field_unknown': 'Không có lĩnh vực này.',
    'procedures.tier_unknown': 'Không có cấp này.',
    'procedures.key_form': 'Khóa gồm chữ thường không dấu, số và dấu gạch ngang.',
    'procedures.key_twice': 'Hai dòng mang cùng một khóa.',
    'procedures.term_whole': 'Chỉ ngày làm việc mới được tính lẻ.',
    'procedures.name_required': 'Hãy nhập tên thủ tục.',
    'procedures.announced_already': '“{name}” đã được công bố.',
    'procedures.announced_stays': 'Phiên bản đã công bố không sửa được. Hãy lập phiên bản mới.',
    'procedures.not_ready': '“{name}” chưa đủ để công bố. Hãy mở bản thảo để xem còn thiếu gì.',
    'procedures.later_version': '“{name}” đã có phiên bản có hiệu lực từ ngày này hoặc muộn hơn.',
    'procedures.several_authorities': 'Một quyết định chỉ công bố thủ tục của một cơ quan.',
    'procedures.draft_exists': 'Thủ tục này đang có bản thảo.',
    'procedures.versions_overlap': 'Hai phiên bản cùng có hiệu lực trong một ngày.',
  },
  en: {
    'procedures.not_found': 'This procedure was not found.',
    'procedures.no_authority': 'Choose an authority; a unit inside one has no catalogue of its own.',
    'procedures.code_form':
      'A code is like 1.001806 (an agency’s suffix may follow), or one of your own in capitals, digits, dots and dashes.',
    'procedures.code_taken': 'The catalogue has a procedure with this code.',
    'procedures.field_unknown': 'There is no such field.',
    'procedures.tier_unknown': 'There is no such tier.',
    'procedures.key_form': 'A key has small letters without marks, digits and hyphens.',
    'procedures.key_twice': 'Two lines have the same key.',
    'procedures.term_whole': 'Only working days are counted in fractions.',
    'procedures.name_required': 'Enter the name of the procedure.',
    'procedures.announced_already': '“{name}” has been announced.',
    'procedures.announced_stays': 'An announced version cannot be changed. Make a new version.',
    'procedures.not_ready': '“{name}” is not ready to be announced. Open the draft to see what it lacks.',
    'procedures.later_version': '“{name}” has a version in force from this day or later.',
    'procedures.several_authorities': 'One decision announces procedures of one authority only.',
    'procedures.draft_exists': 'This procedure has a draft.',
    'procedures.versions_overlap': 'Two versions would be in force on one day.',
  },
})
