import { defineTexts } from '../../kernel/text/catalogue.ts'

// What plans refuse, and what they say once it is done; looked up by their codes.
defineTexts({
  vi: {
    'plans.already_in_force': 'Kế hoạch này đã có hiệu lực.',
    'plans.no_tasks': 'Kế hoạch chưa có nhiệm vụ nào nên chưa đưa vào thực hiện được.',
    'plans.closed': 'Kế hoạch này đã khép lại, chỉ còn để xem.',
    'plans.amendment_required':
      'Kế hoạch đang có hiệu lực chỉ được sửa theo văn bản điều chỉnh: hãy nhập số, ngày và lý do.',
    'plans.deadline_date_required':
      'Loại thời hạn này cần ít nhất một ngày. Nếu không có ngày, hãy chọn "Thường xuyên" hoặc "Theo chỉ đạo".',
    'plans.unit_unknown': 'Có đơn vị không còn trong danh mục. Hãy chọn lại.',
    'plans.actual_value_or_no_data': 'Hãy nhập tử số và mẫu số, hoặc một giá trị, hoặc đánh dấu "Chưa có số liệu".',
    'plans.actual_denominator_negative': 'Mẫu số không được âm.',
    'plans.task_text_required': 'Hãy nhập nội dung nhiệm vụ.',
    'plans.title_required': 'Hãy nhập tên kế hoạch.',
    'plans.year_out_of_range': 'Năm phải từ 2000 đến 2100.',
    'plans.budget_negative': 'Số tiền không được âm.',
    'plans.said_in_force': 'Kế hoạch đã có hiệu lực; các nhiệm vụ được theo dõi từ bây giờ.',
    'plans.said_saved': 'Đã lưu.',
    'plans.said_task_added': 'Đã thêm nhiệm vụ.',
    'plans.said_task_dropped': 'Đã đưa nhiệm vụ ra khỏi kế hoạch.',
    'history.plans.created': 'Lập dự thảo kế hoạch',
    'history.plans.entered_force': 'Đưa kế hoạch vào thực hiện',
    'history.plans.task_added': 'Thêm nhiệm vụ',
    'history.plans.task_changed': 'Sửa nhiệm vụ',
    'history.plans.task_dropped': 'Đưa nhiệm vụ ra khỏi kế hoạch',
    'history.plans.directive_entered': 'Nhập văn bản chỉ đạo',
    'history.plans.actual_entered': 'Nhập kết quả chỉ tiêu',
  },
  en: {
    'plans.already_in_force': 'This plan is in force already.',
    'plans.no_tasks': 'The plan has no task yet, so it cannot be put into force.',
    'plans.closed': 'This plan is closed; it can only be read.',
    'plans.amendment_required':
      'A plan in force changes by a deciding document only: enter its number, date and reason.',
    'plans.deadline_date_required':
      'This kind of deadline needs at least one date. Without one, choose "ongoing" or "on instruction".',
    'plans.unit_unknown': 'A unit is no longer in the list. Please choose again.',
    'plans.actual_value_or_no_data': 'Enter numerator and denominator, or a value, or tick "no data yet".',
    'plans.actual_denominator_negative': 'The denominator must not be negative.',
    'plans.task_text_required': 'Please enter what the task is.',
    'plans.title_required': 'Please enter the title of the plan.',
    'plans.year_out_of_range': 'The year must be from 2000 to 2100.',
    'plans.budget_negative': 'The amount must not be negative.',
    'plans.said_in_force': 'The plan is in force; its tasks are followed from now on.',
    'plans.said_saved': 'Saved.',
    'plans.said_task_added': 'The task was added.',
    'plans.said_task_dropped': 'The task was taken out of the plan.',
    'history.plans.created': 'Plan drafted',
    'history.plans.entered_force': 'Plan put into force',
    'history.plans.task_added': 'Task added',
    'history.plans.task_changed': 'Task changed',
    'history.plans.task_dropped': 'Task taken out of the plan',
    'history.plans.directive_entered': 'Order from above entered',
    'history.plans.actual_entered': 'Actual value entered',
  },
})
