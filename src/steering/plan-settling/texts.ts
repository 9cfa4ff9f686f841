import { defineTexts } from '../../kernel/text/catalogue.ts'
import { planReadingTexts } from '../plan-reading/index.ts'

// The sentences with which files are refused, by their codes: reading itself knows no catalogue.
defineTexts(planReadingTexts)

// What settling refuses, and what it says once it is done; looked up by their codes.
defineTexts({
  vi: {
    'plan_settling.not_correctable':
      'Chỉ sửa được kế hoạch đang có hiệu lực, chưa khép lại, của đúng cơ quan đã chọn. Hãy chọn lại.',
    'plan_settling.dropped': 'Bản nhập này đã được bỏ.',
    'plan_settling.settled': 'Kế hoạch này đã được đưa vào thực hiện, bản nhập chỉ còn để xem.',
    'plan_settling.read_already': 'Văn bản đã đọc xong.',
    'plan_settling.being_read': 'Văn bản đang được đọc rồi. Hãy chờ đọc xong hoặc dừng đọc trước.',
    'plan_settling.not_read': 'Văn bản chưa đọc xong.',
    'plan_settling.nothing_to_undo': 'Không còn bước nào để hoàn tác.',
    'plan_settling.said_dropped': 'Đã bỏ bản nhập.',
    'plan_settling.said_cancelled': 'Đã yêu cầu dừng đọc.',
    'plan_settling.said_reading': 'Đang đọc lại văn bản.',
    'plan_settling.no_next_task': 'Đây là nhiệm vụ cuối cùng, không có nhiệm vụ kế tiếp để gộp.',
    'plan_settling.is_correction': 'Bản này sửa một kế hoạch đang có hiệu lực. Hãy xem chỗ khác nhau rồi áp dụng.',
    'plan_settling.said_saved': 'Đã lưu.',
    'plan_settling.said_confirmed': 'Đã xác nhận như đã đọc.',
    'plan_settling.said_split': 'Đã tách làm hai nhiệm vụ. Đây là nhiệm vụ thứ nhất.',
    'plan_settling.said_merged': 'Đã gộp hai nhiệm vụ.',
    'plan_settling.said_added': 'Đã thêm.',
    'plan_settling.said_dropped_task': 'Đã bỏ. Có thể hoàn tác ở mục Các bước đã làm.',
    'plan_settling.said_undone': 'Đã hoàn tác.',
    'plan_settling.still_open': 'Kế hoạch còn điểm chưa chốt nên chưa đưa vào thực hiện được.',
  },
  en: {
    'plan_settling.not_correctable':
      'Only a plan in force, not closed, of the authority chosen can be corrected. Please choose again.',
    'plan_settling.dropped': 'This import has been dropped.',
    'plan_settling.settled': 'This plan has been put into force; the import can only be read.',
    'plan_settling.read_already': 'The document has been read.',
    'plan_settling.being_read': 'The document is being read already. Wait for it to end, or stop it first.',
    'plan_settling.not_read': 'The document has not been read yet.',
    'plan_settling.nothing_to_undo': 'There is no step left to undo.',
    'plan_settling.said_dropped': 'The import was dropped.',
    'plan_settling.said_cancelled': 'Reading is being stopped.',
    'plan_settling.said_reading': 'The document is being read again.',
    'plan_settling.no_next_task': 'This is the last task; there is none after it to merge with.',
    'plan_settling.is_correction': 'This corrects a plan in force. Look at the differences and apply them.',
    'plan_settling.said_saved': 'Saved.',
    'plan_settling.said_confirmed': 'Confirmed as it was read.',
    'plan_settling.said_split': 'Split into two tasks. This is the first of them.',
    'plan_settling.said_merged': 'The two tasks are one.',
    'plan_settling.said_added': 'Added.',
    'plan_settling.said_dropped_task': 'Dropped. It can be undone under Steps taken.',
    'plan_settling.said_undone': 'Undone.',
    'plan_settling.still_open': 'Something in the plan is still open, so it cannot be put into force.',
  },
})
