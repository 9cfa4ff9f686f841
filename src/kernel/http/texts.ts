import { defineTexts } from '../text/catalogue.ts'

/** What the ground itself says: refusals that any form may meet. */
export const t = defineTexts({
  vi: {
    'kernel.not_found': 'Không tìm thấy trang hoặc dữ liệu này, hoặc bạn không được xem.',
    'kernel.forbidden': 'Bạn không có quyền làm việc này. Nếu cần, hãy đề nghị người quản trị cấp quyền.',
    'kernel.sign_in_first': 'Hãy đăng nhập để tiếp tục.',
    'kernel.form_expired':
      'Biểu mẫu đã hết hiệu lực vì phiên đăng nhập đã thay đổi. Dữ liệu bạn nhập còn ở dưới đây, hãy gửi lại.',
    'kernel.form_sent_twice': 'Biểu mẫu này đã được gửi với nội dung khác. Hãy tải lại trang rồi nhập lại.',
    'kernel.form_broken': 'Dữ liệu gửi lên bị hỏng trên đường truyền. Hãy gửi lại.',
    'kernel.form_too_large': 'Biểu mẫu quá lớn. Hãy rút gọn nội dung hoặc gửi dưới dạng tệp.',
    'kernel.file_too_large': 'Tệp quá lớn: mỗi tệp nhiều nhất {megabytes} MB.',
    'kernel.file_kind_refused': 'Loại tệp này không được nhận: {name}.',
    'kernel.file_name_misleads': 'Nội dung của tệp {name} không đúng với đuôi tên tệp. Hãy lưu lại tệp rồi gửi.',
    'kernel.files_unreachable':
      'Kho tệp chưa trả lời nên tệp chưa được lưu hoặc chưa mở được. Hãy thử lại sau ít phút.',
    'kernel.file_infected':
      'Tệp {name} chứa mã độc ({virus}) nên không được nhận. Hãy kiểm tra máy của bạn rồi gửi tệp khác.',
    'kernel.file_not_scanned': 'Chưa kiểm tra được mã độc trong tệp {name} nên chưa nhận. Hãy thử lại sau ít phút.',
    'history.kernel.file_infected': 'Từ chối tệp chứa mã độc',
    'kernel.busy': 'Có người khác đang sửa cùng dữ liệu. Hãy thử lại sau giây lát.',
    'kernel.changed_meanwhile': 'Người khác đã sửa dữ liệu này trong lúc bạn nhập. Hãy xem bản mới rồi sửa lại.',
    'kernel.refused': 'Yêu cầu không thực hiện được.',
    'kernel.fault': 'Hệ thống gặp lỗi, dữ liệu của bạn chưa bị thay đổi. Mã tra cứu: {request}.',
    'kernel.overloaded': 'Hệ thống đang quá tải. Hãy thử lại sau ít giây.',
    'kernel.problem_title': 'Chưa thực hiện được',
    'kernel.problem_typed': 'Nội dung bạn đã nhập (để sao chép lại khi cần)',
    'kernel.back': 'Quay lại trang trước',
    'kernel.home': 'Về trang chủ',
    'form.required': 'Hãy nhập mục này.',
    'form.choose': 'Hãy chọn một giá trị trong danh sách.',
    'form.date': 'Ngày không đúng. Hãy nhập theo dạng ngày/tháng/năm, ví dụ 31/12/2026.',
    'form.integer': 'Hãy nhập số nguyên, chỉ gồm chữ số.',
    'form.number': 'Hãy nhập một số, ví dụ 1.234,5.',
    'form.too_long': 'Nội dung quá dài, nhiều nhất {most} ký tự.',
    'form.too_big': 'Giá trị lớn nhất được nhận là {most}.',
    'form.too_small': 'Giá trị nhỏ nhất được nhận là {least}.',
    'form.file_required': 'Hãy chọn một tệp.',
    'form.end_before_start': 'Ngày kết thúc phải từ ngày bắt đầu trở đi.',
  },
  en: {
    'kernel.not_found': 'This page or record was not found, or you may not see it.',
    'kernel.forbidden': 'You may not do this. If you need to, ask the administrator for the right.',
    'kernel.sign_in_first': 'Please sign in to go on.',
    'kernel.form_expired':
      'The form is no longer valid because your session changed. What you typed is kept below; please send it again.',
    'kernel.form_sent_twice': 'This form has been sent before with other content. Reload the page and enter it again.',
    'kernel.form_broken': 'What was sent was damaged on its way. Please send it again.',
    'kernel.form_too_large': 'The form is too large. Shorten the text or send it as a file.',
    'kernel.file_too_large': 'The file is too large: at most {megabytes} MB each.',
    'kernel.file_kind_refused': 'This kind of file is not accepted: {name}.',
    'kernel.file_name_misleads':
      'What {name} holds is not what the ending of its name says. Save it again, then send it.',
    'kernel.files_unreachable':
      'The file store does not answer, so the file was not saved or cannot be opened. Try again in a few minutes.',
    'kernel.file_infected':
      'The file {name} holds malware ({virus}) and was refused. Check your computer, then send another file.',
    'kernel.file_not_scanned':
      'The file {name} could not be checked for malware and was not taken. Try again in a few minutes.',
    'history.kernel.file_infected': 'A file with malware was refused',
    'kernel.busy': 'Somebody else is changing the same data. Please try again in a moment.',
    'kernel.changed_meanwhile':
      'Somebody else changed this while you were typing. Look at the new version, then change it again.',
    'kernel.refused': 'This could not be done.',
    'kernel.fault': 'Something failed on our side; nothing of yours was changed. Reference: {request}.',
    'kernel.overloaded': 'The system is overloaded. Please try again in a few seconds.',
    'kernel.problem_title': 'Not done',
    'kernel.problem_typed': 'What you had typed (to copy it again if you need it)',
    'kernel.back': 'Back to the page before',
    'kernel.home': 'To the home page',
    'form.required': 'Please fill this in.',
    'form.choose': 'Please choose a value from the list.',
    'form.date': 'This is no date. Write it as day/month/year, for example 31/12/2026.',
    'form.integer': 'Please enter a whole number, digits only.',
    'form.number': 'Please enter a number, for example 1,234.5.',
    'form.too_long': 'Too long, at most {most} characters.',
    'form.too_big': 'The greatest value accepted is {most}.',
    'form.too_small': 'The least value accepted is {least}.',
    'form.file_required': 'Please choose a file.',
    'form.end_before_start': 'The end must not lie before the start.',
  },
})
