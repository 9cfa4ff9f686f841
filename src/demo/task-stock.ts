// What the invented plans ask for: tasks in our own words, as communes write them.
import type { AreaKey, DeadlineKind } from '../steering/plans/index.ts'

export type Leader = 'office' | 'economy' | 'culture' | 'centre' | 'all'

/** A deadline as day and month of the plan's year; `{y}` in texts is the year. */
type Rule = { text: string; kind: DeadlineKind; days?: string[]; every?: string; exclusive?: boolean; basis?: string }

export type StockTask = {
  area: AreaKey
  text: string
  outputs: string[]
  lead: Leader
  help: Leader
  rule: Rule
  budget?: number
}

const monthEnds = [
  '01-31',
  '02-28',
  '03-31',
  '04-30',
  '05-31',
  '06-30',
  '07-31',
  '08-31',
  '09-30',
  '10-31',
  '11-30',
  '12-31',
]
const month = (number: number): Rule => ({
  text: `Tháng ${String(number).padStart(2, '0')}/{y}`,
  kind: 'by-month',
  days: [monthEnds[number - 1]!],
})
const before = (day: number, number: number): Rule => ({
  text: `Trước ngày ${day}/${number}/{y}`,
  kind: 'by-date',
  days: [`${String(number).padStart(2, '0')}-${String(day).padStart(2, '0')}`],
  exclusive: true,
})
const quarters: Rule = {
  text: 'Hằng quý',
  kind: 'recurring',
  every: 'quarter',
  days: ['03-31', '06-30', '09-30', '12-31'],
}
const year: Rule = { text: 'Trong năm {y}', kind: 'in-year', days: ['12-31'] }
const always: Rule = { text: 'Thường xuyên', kind: 'ongoing' }
const whenTold = (basis: string): Rule => ({ text: basis, kind: 'per-instruction', basis })

const of = (
  area: AreaKey,
  lead: Leader,
  help: Leader,
  text: string,
  outputs: string,
  rule: Rule,
  budget?: number,
): StockTask => ({
  area,
  lead,
  help,
  text,
  outputs: outputs.split('; '),
  rule,
  ...(budget && { budget }),
})

export const taskStock: readonly StockTask[] = [
  of(
    'direction',
    'office',
    'all',
    'Ban hành kế hoạch cải cách hành chính năm {y} và giao việc đến từng phòng',
    'Kế hoạch',
    before(31, 1),
  ),
  of('direction', 'office', 'all', 'Ban hành kế hoạch tuyên truyền cải cách hành chính', 'Kế hoạch', month(2)),
  of(
    'direction',
    'culture',
    'office',
    'Phát thanh chuyên mục cải cách hành chính trên hệ thống truyền thanh',
    'Tin, bài đã phát',
    quarters,
    12_000_000,
  ),
  of('direction', 'office', 'all', 'Báo cáo kết quả cải cách hành chính định kỳ', 'Báo cáo', {
    text: 'Trước ngày 12 của tháng cuối quý',
    kind: 'recurring',
    every: 'quarter',
    days: ['03-12', '06-12', '09-12', '12-12'],
    exclusive: true,
  }),
  of(
    'direction',
    'office',
    'all',
    'Tự kiểm tra kỷ luật, kỷ cương hành chính tại các phòng',
    'Biên bản; Báo cáo kết quả kiểm tra',
    { text: 'Quý II và quý IV năm {y}', kind: 'in-quarters', days: ['06-30', '12-31'] },
  ),
  of(
    'direction',
    'office',
    'all',
    'Tự chấm điểm chỉ số cải cách hành chính của năm',
    'Bảng tự chấm điểm; Tài liệu kiểm chứng',
    month(12),
  ),
  of(
    'direction',
    'all',
    'office',
    'Đăng ký và thực hiện ít nhất một sáng kiến cải cách hành chính',
    'Văn bản đăng ký; Báo cáo kết quả',
    year,
  ),
  of(
    'institution',
    'culture',
    'office',
    'Rà soát văn bản quy phạm pháp luật đã ban hành, đề xuất xử lý văn bản không còn phù hợp',
    'Báo cáo rà soát; Danh mục văn bản hết hiệu lực',
    month(11),
  ),
  of(
    'institution',
    'culture',
    'all',
    'Ban hành kế hoạch theo dõi tình hình thi hành pháp luật',
    'Kế hoạch',
    before(15, 2),
  ),
  of(
    'institution',
    'culture',
    'all',
    'Phổ biến văn bản pháp luật mới trên trang thông tin điện tử',
    'Bài đăng',
    always,
  ),
  of(
    'institution',
    'culture',
    'office',
    'Góp ý dự thảo văn bản quy phạm pháp luật của cấp trên',
    'Văn bản góp ý',
    whenTold('Khi có yêu cầu của cấp trên'),
  ),
  of(
    'procedures',
    'centre',
    'all',
    'Niêm yết, công khai đầy đủ thủ tục hành chính mới công bố',
    'Danh mục đã niêm yết',
    always,
  ),
  of(
    'procedures',
    'centre',
    'all',
    'Rà soát, đề xuất đơn giản hóa thủ tục hành chính',
    'Kế hoạch rà soát; Báo cáo kết quả',
    { text: 'Quý III năm {y}', kind: 'in-quarters', days: ['09-30'] },
  ),
  of('procedures', 'centre', 'all', 'Thư xin lỗi và hẹn lại đối với hồ sơ giải quyết trễ hạn', 'Thư xin lỗi', always),
  of(
    'procedures',
    'centre',
    'office',
    'Lấy ý kiến hài lòng của người dân khi giải quyết thủ tục',
    'Báo cáo kết quả khảo sát',
    { text: '6 tháng và năm', kind: 'recurring', every: 'half-year', days: ['06-30', '12-31'] },
    8_000_000,
  ),
  of(
    'procedures',
    'centre',
    'all',
    'Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực',
    'Báo cáo tiến độ số hóa',
    quarters,
    30_000_000,
  ),
  of(
    'procedures',
    'office',
    'centre',
    'Đối thoại với người dân, doanh nghiệp về thủ tục hành chính',
    'Thông báo kết luận đối thoại',
    { text: '6 tháng và năm', kind: 'recurring', every: 'half-year', days: ['06-30', '12-15'] },
  ),
  of(
    'organisation',
    'office',
    'all',
    'Rà soát chức năng, nhiệm vụ của các phòng sau sắp xếp',
    'Báo cáo; Quyết định phân công',
    month(4),
  ),
  of('organisation', 'office', 'all', 'Sửa đổi quy chế làm việc của Ủy ban nhân dân', 'Quyết định', before(1, 7)),
  of(
    'organisation',
    'office',
    'all',
    'Thực hiện phân cấp theo quy định mới',
    'Văn bản triển khai',
    whenTold('Theo hướng dẫn của Sở Nội vụ'),
  ),
  of(
    'civil-service',
    'office',
    'all',
    'Cử cán bộ, công chức tham gia bồi dưỡng nghiệp vụ',
    'Danh sách; Chứng nhận',
    year,
    20_000_000,
  ),
  of(
    'civil-service',
    'office',
    'all',
    'Đánh giá, xếp loại cán bộ, công chức theo kết quả công việc',
    'Thông báo kết quả xếp loại',
    before(15, 12),
  ),
  of('civil-service', 'office', 'all', 'Hoàn thiện đề án vị trí việc làm', 'Đề án', month(6)),
  of(
    'public-finance',
    'economy',
    'office',
    'Công khai dự toán, quyết toán ngân sách',
    'Quyết định công khai',
    quarters,
  ),
  of('public-finance', 'economy', 'all', 'Giải ngân vốn đầu tư công được giao', 'Báo cáo giải ngân', {
    text: 'Hằng tháng',
    kind: 'recurring',
    every: 'month',
    days: monthEnds,
  }),
  of(
    'public-finance',
    'economy',
    'office',
    'Rà soát tài sản công, đề xuất xử lý trụ sở dôi dư',
    'Báo cáo; Phương án xử lý',
    month(9),
  ),
  of(
    'digital-government',
    'culture',
    'centre',
    'Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng',
    'Danh sách người dự; Tài liệu',
    month(5),
    15_000_000,
  ),
  of(
    'digital-government',
    'culture',
    'all',
    'Xử lý văn bản đi, đến hoàn toàn trên môi trường điện tử',
    'Báo cáo tỷ lệ văn bản điện tử',
    quarters,
  ),
  of('digital-government', 'culture', 'all', 'Cập nhật trang thông tin điện tử theo quy định', 'Bài đăng', always),
  of(
    'digital-government',
    'centre',
    'culture',
    'Hướng dẫn người dân nộp hồ sơ trực tuyến tại nhà văn hóa thôn',
    'Lịch hướng dẫn; Báo cáo số lượt',
    { text: 'Từ tháng 3 đến tháng 11', kind: 'by-date', days: ['11-30'] },
  ),
]

/** Targets of every such plan: text, what is to be reached, unit. */
export const targetStock = [
  {
    area: 'procedures',
    metricId: 'T14',
    text: 'Tỷ lệ hồ sơ giải quyết đúng hạn và trước hạn đạt từ 98% trở lên',
    comparator: '>=',
    value: 98,
    unit: '%',
  },
  {
    area: 'procedures',
    metricId: null,
    text: 'Tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu 75%',
    comparator: '>=',
    value: 75,
    unit: '%',
  },
  {
    area: 'procedures',
    metricId: null,
    text: 'Mức độ hài lòng của người dân đạt tối thiểu 95%',
    comparator: '>=',
    value: 95,
    unit: '%',
  },
  {
    area: 'direction',
    metricId: null,
    text: '100% nhiệm vụ của kế hoạch hoàn thành trong năm',
    comparator: '>=',
    value: 100,
    unit: '%',
  },
  {
    area: 'digital-government',
    metricId: null,
    text: 'Trên 90% văn bản được ký số và gửi hoàn toàn trên môi trường điện tử',
    comparator: '>',
    value: 90,
    unit: '%',
  },
  {
    area: 'public-finance',
    metricId: null,
    text: 'Giải ngân vốn đầu tư công đạt ít nhất 95%',
    comparator: '>=',
    value: 95,
    unit: '%',
  },
] as const
