import { defineTexts } from '../../../kernel/text/catalogue.ts'

defineTexts({
  vi: {
    'rule:plan-reminder': 'Quy tắc nhắc việc hằng ngày',
    'history.plan_tracking.reminded': 'Nhắc việc',
    'notify.plan_tracking.due_soon_title': 'Đến hạn ngày {due}: {task}',
    'notify.plan_tracking.due_soon':
      'Việc này trong {plan} phải xong trong ngày {due}. Hãy nộp sản phẩm; nếu không kịp, hãy xin gia hạn trước khi hết hạn.',
    'notify.plan_tracking.overdue_title': 'Đã quá hạn: {task}',
    'notify.plan_tracking.overdue':
      'Việc này trong {plan} đã quá hạn ngày {due} mà chưa nộp sản phẩm. Hãy nộp ngay hoặc nêu khó khăn để được chỉ đạo.',
    'notify.plan_tracking.assigned_title': 'Việc mới giao cho bạn: {task}',
    'notify.plan_tracking.assigned': '{by} giao cho bạn việc này trong {plan}.',
    'notify.plan_tracking.due_changed_title': 'Thời hạn mới {due}: {task}',
    'notify.plan_tracking.due_changed':
      '{by} đã thay đổi thời hạn của việc này trong {plan}: phải xong trong ngày {due}. Tiến độ và minh chứng đã ghi vẫn còn.',
    'notify.plan_tracking.due_removed_title': 'Không còn ngày hạn: {task}',
    'notify.plan_tracking.due_removed':
      '{by} đã thay đổi thời hạn của việc này trong {plan}: không còn ngày hạn cụ thể. Việc vẫn phải thực hiện.',
    'notify.plan_tracking.delivered_title': 'Chờ nghiệm thu: {task}',
    'notify.plan_tracking.delivered': '{by} đã nộp sản phẩm của việc này trong {plan}.',
    'notify.plan_tracking.accepted_title': 'Đã nghiệm thu: {task}',
    'notify.plan_tracking.accepted': '{by} đã nghiệm thu sản phẩm bạn nộp trong {plan}.',
    'notify.plan_tracking.returned_title': 'Bị trả lại: {task}',
    'notify.plan_tracking.returned': '{by} trả lại sản phẩm bạn nộp trong {plan}. Lý do: {reason}',
    'notify.plan_tracking.extension_asked_title': 'Xin gia hạn đến {wantedOn}: {task}',
    'notify.plan_tracking.extension_asked': '{by} xin gia hạn việc này trong {plan} đến ngày {wantedOn}.',
    'notify.plan_tracking.extension_granted_title': 'Được gia hạn đến {grantedOn}: {task}',
    'notify.plan_tracking.extension_granted': '{by} đồng ý gia hạn việc này trong {plan} đến ngày {grantedOn}.',
    'notify.plan_tracking.extension_refused_title': 'Không được gia hạn: {task}',
    'notify.plan_tracking.extension_refused': '{by} không đồng ý gia hạn việc này trong {plan}. Lý do: {reason}',
    'notify.plan_tracking.difficulty_raised_title': 'Có khó khăn: {task}',
    'notify.plan_tracking.difficulty_raised': '{by} nêu khó khăn khi thực hiện việc này trong {plan} và chờ trả lời.',
    'notify.plan_tracking.difficulty_answered_title': 'Khó khăn đã được trả lời: {task}',
    'notify.plan_tracking.difficulty_answered': '{by} đã trả lời khó khăn bạn nêu về việc này trong {plan}.',
  },
  en: {
    'rule:plan-reminder': 'Rule: daily reminder',
    'history.plan_tracking.reminded': 'Reminded',
    'notify.plan_tracking.due_soon_title': 'Due on {due}: {task}',
    'notify.plan_tracking.due_soon':
      'This work of {plan} has to be done by {due}. Deliver its output; if you cannot, ask for more time before it is due.',
    'notify.plan_tracking.overdue_title': 'Overdue: {task}',
    'notify.plan_tracking.overdue':
      'This work of {plan} was due on {due} and nothing has been delivered. Deliver now, or say what stands in the way.',
    'notify.plan_tracking.assigned_title': 'New work for you: {task}',
    'notify.plan_tracking.assigned': '{by} gave you this work of {plan}.',
    'notify.plan_tracking.due_changed_title': 'New date {due}: {task}',
    'notify.plan_tracking.due_changed':
      '{by} changed the date of this work of {plan}: it has to be done by {due}. Progress and evidence so far stay.',
    'notify.plan_tracking.due_removed_title': 'No date any more: {task}',
    'notify.plan_tracking.due_removed':
      '{by} changed the date of this work of {plan}: it has no fixed date any more. The work is still asked for.',
    'notify.plan_tracking.delivered_title': 'Waits for acceptance: {task}',
    'notify.plan_tracking.delivered': '{by} has delivered the output of this work of {plan}.',
    'notify.plan_tracking.accepted_title': 'Accepted: {task}',
    'notify.plan_tracking.accepted': '{by} accepted what you delivered for {plan}.',
    'notify.plan_tracking.returned_title': 'Returned: {task}',
    'notify.plan_tracking.returned': '{by} returned what you delivered for {plan}. Reason: {reason}',
    'notify.plan_tracking.extension_asked_title': 'Time until {wantedOn} asked for: {task}',
    'notify.plan_tracking.extension_asked': '{by} asks for time until {wantedOn} for this work of {plan}.',
    'notify.plan_tracking.extension_granted_title': 'Time granted until {grantedOn}: {task}',
    'notify.plan_tracking.extension_granted': '{by} granted time until {grantedOn} for this work of {plan}.',
    'notify.plan_tracking.extension_refused_title': 'More time refused: {task}',
    'notify.plan_tracking.extension_refused': '{by} refused more time for this work of {plan}. Reason: {reason}',
    'notify.plan_tracking.difficulty_raised_title': 'A difficulty: {task}',
    'notify.plan_tracking.difficulty_raised':
      '{by} raised a difficulty with this work of {plan} and waits for an answer.',
    'notify.plan_tracking.difficulty_answered_title': 'Difficulty answered: {task}',
    'notify.plan_tracking.difficulty_answered': '{by} answered the difficulty you raised with this work of {plan}.',
  },
})
