import { defineTexts } from '../../../kernel/text/catalogue.ts'

/** What the page of doubts by their reason says. */
export const r = defineTexts({
  vi: {
    'settling.reasons_lead':
      'Các ô chưa chắc vì cùng một lý do đứng cạnh nhau. Hãy xem từng dòng, bỏ dấu dòng nào chưa đúng rồi chốt các dòng còn lại một lần.',
    'settling.reasons_none': 'Không còn nhiệm vụ nào có ô chưa chắc',
    'settling.reason_count': '{count} nhiệm vụ',
    'settling.by_reason': 'Chốt nhiều nhiệm vụ một lần, theo lý do chưa chắc',
    'settling.look_closer': 'Xem kỹ',
    'settling.settle_alone': 'Xem nguyên văn, chốt riêng',
    'settling.offered_instead': 'Có thể là',
    'settling.take_offers': 'Sửa theo gợi ý các dòng đã đánh dấu',
    'settling.confirm_ticked': 'Các dòng đã đánh dấu đúng như đã đọc',
    'plan_settling.no_single_offer': 'Không dòng nào đã đánh dấu có đúng một gợi ý. Hãy chốt riêng từng dòng.',
  },
  en: {
    'settling.reasons_lead':
      'Cells that are uncertain for one reason stand together. Look at each row, untick what is wrong, then settle the others at once.',
    'settling.reasons_none': 'No task has an uncertain cell any more',
    'settling.reason_count': '{count} tasks',
    'settling.by_reason': 'Settle many tasks at once, by the reason of doubt',
    'settling.look_closer': 'Look closer',
    'settling.settle_alone': 'See it as printed, settle by itself',
    'settling.offered_instead': 'It could be',
    'settling.take_offers': 'Take what is offered for the ticked rows',
    'settling.confirm_ticked': 'The ticked rows are as they were read',
    'plan_settling.no_single_offer': 'None of the ticked rows has exactly one offer. Settle them one by one.',
  },
})
