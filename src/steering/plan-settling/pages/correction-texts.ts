import { defineTexts } from '../../../kernel/text/catalogue.ts'

/** What the page of a corrected version says. */
export const c = defineTexts({
  vi: {
    'settling.correction_title': 'Chỗ khác với kế hoạch đang có hiệu lực',
    'settling.correction_lead':
      'Mỗi nhiệm vụ, chỉ tiêu thêm, bỏ hoặc sửa đứng riêng. Chỉ những chỗ được đánh dấu mới áp dụng vào kế hoạch, theo văn bản điều chỉnh ghi ở cuối trang.',
    'settling.correction_open': 'Còn {count} điểm phải chốt trước khi so với kế hoạch.',
    'settling.correction_none': 'Không có gì khác với kế hoạch đang có hiệu lực.',
    'settling.correction_counts': 'Thêm {added}, sửa {changed}, bỏ {dropped}',
    'settling.difference': 'Thay đổi',
    'settling.difference_in': 'Chỗ thay đổi',
    'settling.added': 'Thêm',
    'settling.changed': 'Sửa',
    'settling.dropped': 'Bỏ',
    'settling.amendment': 'Văn bản điều chỉnh',
    'settling.amendment_number': 'Số, ký hiệu văn bản điều chỉnh',
    'settling.amendment_date': 'Ngày văn bản',
    'settling.amendment_reason': 'Lý do điều chỉnh',
    'settling.apply': 'Áp dụng các chỗ đã đánh dấu',
    'settling.see_differences': 'Xem chỗ khác nhau',
    'settling.corrects_lead':
      'Đây là bản sửa của một kế hoạch đang có hiệu lực: so từng nhiệm vụ, chỉ tiêu rồi áp dụng.',
    'settling.compared_budget': 'Kinh phí',
    'settling.compared_binding': 'Được áp dụng',
    'plan_settling.nothing_ticked': 'Hãy đánh dấu ít nhất một chỗ để áp dụng.',
    'plan_settling.said_amended': 'Đã sửa kế hoạch theo văn bản điều chỉnh.',
  },
  en: {
    'settling.correction_title': 'Differences from the plan in force',
    'settling.correction_lead':
      'Each task and target that is added, dropped or changed stands by itself. Only what is ticked is applied to the plan, by the amending document at the end of the page.',
    'settling.correction_open': '{count} points have to be settled before it can be compared with the plan.',
    'settling.correction_none': 'Nothing differs from the plan in force.',
    'settling.correction_counts': '{added} added, {changed} changed, {dropped} dropped',
    'settling.difference': 'Change',
    'settling.difference_in': 'What changes',
    'settling.added': 'Added',
    'settling.changed': 'Changed',
    'settling.dropped': 'Dropped',
    'settling.amendment': 'The amending document',
    'settling.amendment_number': 'Number and symbol of the amending document',
    'settling.amendment_date': 'Its date',
    'settling.amendment_reason': 'Reason of the amendment',
    'settling.apply': 'Apply what is ticked',
    'settling.see_differences': 'See the differences',
    'settling.corrects_lead':
      'This is a corrected version of a plan in force: compare tasks and targets one by one, then apply.',
    'settling.compared_budget': 'Budget',
    'settling.compared_binding': 'Binding',
    'plan_settling.nothing_ticked': 'Tick at least one difference to apply.',
    'plan_settling.said_amended': 'The plan was changed by the amending document.',
  },
})
