import { defineTexts } from '../text/catalogue.ts'

export const t = defineTexts({
  vi: {
    'jobs.title': 'Công việc đang chạy của tôi',
    'jobs.lead':
      'Những việc cần nhiều thời gian chạy ở đây trong khi bạn làm việc khác. Đóng trang này thì việc vẫn chạy tiếp.',
    'jobs.none': 'Chưa có công việc nào',
    'jobs.job': 'Công việc',
    'jobs.state': 'Trạng thái',
    'jobs.progress': 'Tiến độ',
    'jobs.started': 'Bắt đầu lúc',
    'jobs.finished': 'Kết thúc lúc',
    'jobs.waiting': 'Đang chờ',
    'jobs.running': 'Đang chạy',
    'jobs.done': 'Đã xong',
    'jobs.failed': 'Không thành công',
    'jobs.cancelled': 'Đã hủy',
    'jobs.of': '{done}/{total}',
    'jobs.refreshing': 'Trang này tự cập nhật sau mỗi vài giây.',
    'jobs.cancel': 'Hủy công việc',
    'jobs.cancelling': 'Đã yêu cầu hủy, công việc sẽ dừng ở bước kế tiếp.',
    'jobs.cancelled_said': 'Đã yêu cầu hủy công việc.',
    'jobs.see_result': 'Xem kết quả',
    'kernel.job_failed':
      'Hệ thống đã thử nhiều lần nhưng không làm được việc này. Dữ liệu trước đó vẫn nguyên vẹn; hãy thử lại hoặc báo người quản trị.',
    'kernel.job_died':
      'Chương trình bị ngắt nhiều lần trong khi làm việc này nên đã ngừng thử. Hãy bắt đầu lại hoặc báo người quản trị.',
    'kernel.job_unknown': 'Phiên bản chương trình đang chạy không còn biết loại công việc này.',
  },
  en: {
    'jobs.title': 'My running work',
    'jobs.lead': 'Work that takes long runs here while you do something else. It goes on when you close this page.',
    'jobs.none': 'No work yet',
    'jobs.job': 'Work',
    'jobs.state': 'State',
    'jobs.progress': 'Progress',
    'jobs.started': 'Started',
    'jobs.finished': 'Finished',
    'jobs.waiting': 'Waiting',
    'jobs.running': 'Running',
    'jobs.done': 'Done',
    'jobs.failed': 'Failed',
    'jobs.cancelled': 'Cancelled',
    'jobs.of': '{done} of {total}',
    'jobs.refreshing': 'This page updates itself every few seconds.',
    'jobs.cancel': 'Cancel this work',
    'jobs.cancelling': 'Cancellation requested; the work will stop at its next step.',
    'jobs.cancelled_said': 'The work is being cancelled.',
    'jobs.see_result': 'See the result',
    'kernel.job_failed':
      'The system tried several times and could not do this. Your earlier data is untouched; try again or tell the administrator.',
    'kernel.job_died':
      'The program was cut off several times while doing this, so it stopped trying. Start again or tell the administrator.',
    'kernel.job_unknown': 'The running version of the program no longer knows this kind of work.',
  },
})
