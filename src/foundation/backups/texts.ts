import { defineTexts } from '../../kernel/text/catalogue.ts'

export const t = defineTexts({
  vi: {
    'backups.title': 'Sao lưu',
    'backups.lead': 'Mỗi đêm hệ thống tự sao lưu toàn bộ dữ liệu và tệp, rồi đọc lại để chắc rằng khôi phục được.',
    'backups.list': 'Các bản sao lưu',
    'backups.day': 'Ngày',
    'backups.started': 'Bắt đầu lúc',
    'backups.size': 'Dung lượng',
    'backups.verified': 'Đọc lại xong lúc',
    'backups.state': 'Tình trạng',
    'backups.file': 'Tên tệp',
    'backups.whole': 'Nguyên vẹn',
    'backups.incomplete': 'Thiếu {count} tệp',
    'backups.failed': 'Không sao lưu được',
    'backups.removed': 'Đã nhường chỗ cho bản mới',
    'backups.none': 'Chưa có bản sao lưu nào',
    'backups.none_body':
      'Bản đầu tiên được tạo lúc 1 giờ 30 đêm nay. Tệp nằm trong thư mục backups của thư mục dữ liệu.',
    'backups.kept': 'Số bản sao lưu được giữ lại',
    'backups.kept_hint': 'Từ 1 đến 365. Bản cũ nhất được xóa khi đã có bản mới đọc lại được.',
    'backups.save': 'Lưu',
    'backups.kept_said': 'Đã lưu số bản sao lưu được giữ lại.',
    'notify.backups.failed_title': 'Không sao lưu được dữ liệu ngày {day}',
    'notify.backups.failed':
      'Bản sao lưu ngày {day} không tạo được. Hệ thống sẽ tự thử lại; hãy xem lý do ở trang Sao lưu, thường là đĩa đầy.',
    'notify.backups.incomplete_title': 'Bản sao lưu ngày {day} thiếu tệp',
    'notify.backups.incomplete':
      'Có {count} tệp được ghi trong cơ sở dữ liệu nhưng không còn trong kho tệp. Hãy tìm lại trong các bản sao lưu cũ.',
    'history.backups.kept_set': 'Đổi số bản sao lưu được giữ lại',
  },
  en: {
    'backups.title': 'Backups',
    'backups.lead':
      'Every night all data and files are backed up, then read back to be sure that they can be restored.',
    'backups.list': 'The backups',
    'backups.day': 'Day',
    'backups.started': 'Started at',
    'backups.size': 'Size',
    'backups.verified': 'Read back at',
    'backups.state': 'State',
    'backups.file': 'File',
    'backups.whole': 'Whole',
    'backups.incomplete': '{count} files missing',
    'backups.failed': 'Failed',
    'backups.removed': 'Made room for newer ones',
    'backups.none': 'No backups yet',
    'backups.none_body': 'The first one is made at half past one tonight, in the folder backups of the data folder.',
    'backups.kept': 'How many backups are kept',
    'backups.kept_hint': 'From 1 to 365. The oldest goes when a new one has been read back.',
    'backups.save': 'Save',
    'backups.kept_said': 'The number of backups kept has been saved.',
    'notify.backups.failed_title': 'The backup of {day} failed',
    'notify.backups.failed':
      'The backup of {day} could not be made. It will be tried again; the page Backups says why, usually a full disk.',
    'notify.backups.incomplete_title': 'The backup of {day} lacks files',
    'notify.backups.incomplete':
      '{count} files named in the database are no longer in the file store. Look for them in older backups.',
    'history.backups.kept_set': 'Number of backups kept',
  },
})
