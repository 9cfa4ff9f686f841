// The invented catalogue of the demo: names as such procedures are called, everything else our own. It covers every rule
// of the shop: hours, days and months, all kinds of fees, papers of which one is enough, interlinked ones, a duty to pay
// in the middle, several results, agencies outside, internal procedures.
import type { ContentInput } from '../service/procedures/index.ts'
import type { DemoUnitKey } from './invented-people.ts'

/** `interlinkedParts` are named here; their codes follow from the place in the list. */
type Special = Partial<ContentInput>

export type StockProcedure = {
  field: string
  tier: 'commune' | 'province'
  name: string
  template: string
  /** Amount and unit: 4h working hours, 5d working days, 30n days of the calendar, 2m months. */
  term: string
  special: Special
  /** A unit of the province that is competent by name. */
  unit: DemoUnitKey | undefined
}

const stock =
  (field: string, tier: StockProcedure['tier'] = 'commune') =>
  (name: string, template: string, term: string, special: Special = {}, unit?: DemoUnitKey): StockProcedure => ({
    field,
    tier,
    name,
    template,
    term,
    special,
    unit,
  })

const charge = (
  amount: number,
  more: Partial<NonNullable<ContentInput['fees']>[number]> = {},
): Partial<ContentInput> => ({
  fees: [{ key: 'le-phi', name: 'Lệ phí', amount, document: '05/2025/NQ-HĐND', ...more }],
})
const poorAreFree = {
  exemptions: [
    { who: 'Người thuộc hộ nghèo', percentOff: 100 },
    { who: 'Người cao tuổi, người khuyết tật', percentOff: 50 },
  ],
}
const verified = (term: number, checked: number): Partial<ContentInput> => ({
  terms: [
    { key: 'thuong', name: '', amount: term, unit: 'working_day' },
    { key: 'xac-minh', name: 'Trường hợp cần xác minh', amount: checked, unit: 'working_day' },
  ],
})
const landTax: Partial<ContentInput> = {
  interlinked: true,
  results: [
    { key: 'gcn', name: 'Giấy chứng nhận quyền sử dụng đất', kind: 'certificate' },
    { key: 'tra-loi', name: 'Văn bản từ chối nêu rõ lý do', kind: 'reply' },
  ],
  obligation: { name: 'Thuế thu nhập cá nhân, lệ phí trước bạ', amount: 5, unit: 'working_day' },
}
/** What land is registered with, beside what the case itself needs; the template of licences asks for a licence's papers. */
const landPapers = (request: string, ...more: NonNullable<ContentInput['components']>): Partial<ContentInput> => ({
  sequence:
    'Một cửa kiểm tra và tiếp nhận hồ sơ. Phòng chuyên môn thẩm định, đo đạc thực địa khi cần, trình lãnh đạo ký; người nộp thực hiện nghĩa vụ tài chính trước khi nhận kết quả.',
  components: [{ key: 'don', name: request, form: 'Mẫu số 11', reusable: false }, ...more],
  conditions: ['Đất không có tranh chấp, không bị kê biên để bảo đảm thi hành án'],
})
const landCertificate = {
  key: 'gcn',
  name: 'Giấy chứng nhận quyền sử dụng đất đã cấp',
  dataSource: 'Cơ sở dữ liệu đất đai',
}
const outside = (agency: string): Special => ({ competent: { rule: 'outside', agency }, boundaryFree: false })
const oneOfTwo = (request: string, first: string, second: string, group: string): Partial<ContentInput> => ({
  components: [
    { key: 'to-khai', name: request, form: 'mẫu kèm theo quyết định công bố', reusable: false },
    { key: 'mot', name: first, oneOf: group },
    { key: 'hai', name: second, oneOf: group },
  ],
})

const civil = stock('civil-status')
const certify = stock('certification')
const land = stock('land')
const build = stock('construction')
const business = stock('business')
const labour = stock('labour')
const school = stock('education')
const health = stock('health', 'province')
const farm = stock('agriculture')
const culture = stock('culture')
const transport = stock('transport', 'province')
const security = stock('security')
const religion = stock('religion')
const merit = stock('merit')
const tax = stock('land', 'province')
const inner = stock('internal')

export const procedureStock: readonly StockProcedure[] = [
  civil('Đăng ký khai sinh', 'registration', '1d', {
    ...oneOfTwo(
      'Tờ khai đăng ký khai sinh',
      'Giấy chứng sinh',
      'Văn bản xác nhận của người làm chứng',
      'Chứng minh việc sinh',
    ),
    keywords: 'em bé, trẻ mới sinh',
  }),
  civil('Đăng ký khai sinh có yếu tố nước ngoài', 'registration', '1d', {
    ...verified(1, 3),
    ...charge(75_000),
    applicants: ['citizen', 'foreigner'],
  }),
  civil('Đăng ký kết hôn', 'registration', '1d', { ...verified(1, 5), onlineLevel: 'partial', post: false }),
  civil('Đăng ký kết hôn có yếu tố nước ngoài', 'registration', '10d', {
    ...charge(1_000_000),
    applicants: ['citizen', 'foreigner'],
    onlineLevel: 'partial',
  }),
  civil('Đăng ký khai tử', 'registration', '1d', verified(1, 3)),
  civil('Đăng ký lại khai sinh', 'registration', '5d', { ...verified(5, 25), ...charge(8000, poorAreFree) }),
  civil('Cải chính, bổ sung thông tin hộ tịch', 'registration', '3d', {
    ...verified(3, 6),
    ...charge(15_000, poorAreFree),
  }),
  civil('Cấp giấy xác nhận tình trạng hôn nhân', 'confirmation', '3d', {
    ...verified(3, 23),
    ...charge(15_000, { onlinePercentOff: 50 }),
  }),
  civil('Đăng ký giám hộ', 'registration', '3d'),
  civil('Cấp bản sao trích lục hộ tịch', 'certification', '4h', {
    components: [{ key: 'to-khai', name: 'Tờ khai cấp bản sao trích lục hộ tịch', reusable: false }],
    results: [{ key: 'trich-luc', name: 'Bản sao trích lục hộ tịch', kind: 'extract' }],
    ...charge(8000, { basis: 'per_copy', unit: 'bản', countField: 'so_ban' }),
    onlineLevel: 'full',
    post: true,
  }),
  civil('Liên thông đăng ký khai sinh, thường trú, cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi', 'registration', '7d', {
    interlinked: true,
    interlinkedParts: ['Đăng ký thường trú', 'Cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi'],
    results: [
      { key: 'khai-sinh', name: 'Giấy khai sinh', kind: 'certificate' },
      { key: 'cu-tru', name: 'Thông báo kết quả đăng ký thường trú', kind: 'reply' },
      { key: 'bhyt', name: 'Thẻ bảo hiểm y tế', kind: 'other' },
    ],
  }),

  certify('Chứng thực bản sao từ bản chính', 'certification', '4h', {
    ...charge(2000, { kind: 'fee', basis: 'per_page', unit: 'trang', most: 200_000 }),
    keywords: 'sao y, photo công chứng',
  }),
  certify(
    'Chứng thực chữ ký',
    'certification',
    '4h',
    charge(10_000, { kind: 'fee', basis: 'per_unit', unit: 'trường hợp' }),
  ),
  certify('Chứng thực hợp đồng, giao dịch về tài sản', 'certification', '2d', {
    fees: [
      {
        key: 'phi',
        name: 'Phí chứng thực theo giá trị',
        kind: 'fee',
        basis: 'table',
        tiers: [
          { upTo: 50_000_000, amount: 50_000 },
          { upTo: 500_000_000, amount: 100_000 },
          { upTo: null, amount: 300_000 },
        ],
        exemptions: [{ who: 'Người vay vốn của ngân hàng chính sách', percentOff: 100 }],
      },
    ],
    fourOnSpot: false,
  }),
  certify('Chứng thực di chúc', 'certification', '1d', charge(50_000, { kind: 'fee' })),
  certify('Chứng thực văn bản khai nhận di sản', 'certification', '10n', charge(50_000, { kind: 'fee' })),

  land('Đăng ký, cấp giấy chứng nhận quyền sử dụng đất lần đầu', 'licence', '20d', {
    ...landTax,
    ...landPapers('Đơn đăng ký, cấp giấy chứng nhận quyền sử dụng đất', {
      key: 'nguon-goc',
      name: 'Giấy tờ về nguồn gốc, quá trình sử dụng đất',
      originals: 0,
      copies: 1,
    }),
    ...charge(100_000, poorAreFree),
    supplementEffect: 'restart',
  }),
  land('Đăng ký biến động do chuyển nhượng, tặng cho quyền sử dụng đất', 'licence', '10d', {
    ...landTax,
    ...landPapers('Đơn đăng ký biến động'),
    ...oneOfTwo('Đơn đăng ký biến động đất đai', 'Hợp đồng chuyển nhượng', 'Hợp đồng tặng cho', 'Văn bản chuyển quyền'),
    fees: [
      { key: 'tham-dinh', name: 'Phí thẩm định hồ sơ', kind: 'fee', basis: 'fixed', amount: 350_000 },
      {
        key: 'truoc-ba',
        name: 'Lệ phí trước bạ',
        basis: 'percentage',
        percent: '0.5',
        most: 500_000_000,
        due: 'on_notice',
      },
    ],
    keywords: 'sang tên, mua bán đất',
  }),
  land('Tách thửa, hợp thửa đất', 'licence', '15d', {
    ...landTax,
    ...landPapers('Đơn đề nghị tách thửa, hợp thửa đất', landCertificate, {
      key: 'ban-ve',
      name: 'Bản vẽ tách thửa, hợp thửa đất',
    }),
    ...charge(80_000, { basis: 'per_unit', unit: 'thửa đất' }),
  }),
  land('Chuyển mục đích sử dụng đất của cá nhân', 'licence', '15d', {
    ...landTax,
    ...landPapers('Đơn xin chuyển mục đích sử dụng đất', landCertificate),
    ...charge(80_000),
    supplementEffect: 'restart',
  }),
  land('Xác nhận nguồn gốc, thời điểm sử dụng đất', 'confirmation', '15d'),
  land('Hòa giải tranh chấp đất đai', 'confirmation', '30n', {
    onlineLevel: 'none',
    post: false,
    results: [{ key: 'bien-ban', name: 'Biên bản hòa giải', kind: 'other', electronic: false }],
  }),

  build('Cấp giấy phép xây dựng nhà ở riêng lẻ', 'licence', '15d', {
    ...charge(75_000, { onlinePercentOff: 20 }),
    components: [
      { key: 'don', name: 'Đơn đề nghị cấp giấy phép xây dựng', form: 'Mẫu số 01', reusable: false },
      {
        key: 'dat',
        name: 'Giấy tờ về quyền sử dụng đất',
        originals: 0,
        copies: 1,
        dataSource: 'Cơ sở dữ liệu đất đai',
      },
      { key: 've', name: 'Bản vẽ thiết kế', originals: 2 },
      { key: 'ke', name: 'Cam kết an toàn với công trình liền kề', when: 'Khi xây sát công trình liền kề' },
    ],
    keywords: 'xây nhà, làm nhà',
  }),
  build('Cấp giấy phép sửa chữa, cải tạo nhà ở', 'licence', '15d', charge(75_000)),
  build('Gia hạn giấy phép xây dựng', 'licence', '5d', charge(15_000)),
  build('Cung cấp thông tin quy hoạch xây dựng', 'confirmation', '10d'),
  build(
    'Thẩm định thiết kế xây dựng công trình cấp III',
    'licence',
    '28n',
    {
      fees: [
        {
          key: 'tham-dinh',
          name: 'Phí thẩm định thiết kế',
          kind: 'fee',
          basis: 'percentage',
          percent: '0.12',
          least: 500_000,
          most: 150_000_000,
        },
      ],
    },
    'construction',
  ),

  business('Đăng ký thành lập hộ kinh doanh', 'registration', '3d', {
    ...charge(100_000, { onlinePercentOff: 100 }),
    applicants: ['household_business'],
    keywords: 'mở quán, mở cửa hàng',
  }),
  business('Đăng ký thay đổi nội dung hộ kinh doanh', 'registration', '3d', {
    ...charge(100_000),
    applicants: ['household_business'],
  }),
  business('Tạm ngừng kinh doanh của hộ kinh doanh', 'registration', '3d', { applicants: ['household_business'] }),
  business('Đăng ký thành lập hợp tác xã', 'registration', '5d', { ...charge(100_000), applicants: ['cooperative'] }),
  business('Cấp giấy phép bán lẻ rượu', 'licence', '10d', charge(200_000, { kind: 'fee' })),

  labour('Trợ giúp xã hội hằng tháng cho người cao tuổi', 'benefit', '15d', { keywords: 'tiền người già' }),
  labour('Xác định mức độ khuyết tật và cấp giấy xác nhận', 'benefit', '25d', {
    results: [
      { key: 'ket-luan', name: 'Kết luận của hội đồng', kind: 'decision' },
      { key: 'giay', name: 'Giấy xác nhận khuyết tật', kind: 'confirmation', archiveYears: 20 },
    ],
  }),
  labour('Hỗ trợ chi phí mai táng', 'benefit', '5d'),
  labour('Công nhận hộ nghèo, hộ cận nghèo phát sinh trong năm', 'benefit', '15d'),
  stock('labour', 'province')(
    'Cấp giấy phép lao động cho người nước ngoài',
    'licence',
    '10d',
    { applicants: ['enterprise', 'foreigner'], ...charge(600_000, { kind: 'fee' }) },
    'homeAffairs',
  ),

  school('Chuyển trường cho học sinh trung học cơ sở', 'confirmation', '2d', { keywords: 'xin học' }),
  school('Cấp bản sao văn bằng, chứng chỉ từ sổ gốc', 'certification', '1d', {
    onlineLevel: 'full',
    post: true,
    fees: [],
  }),
  school('Cho phép nhóm trẻ, lớp mẫu giáo độc lập hoạt động', 'licence', '10d', { fees: [] }),
  school('Hỗ trợ học sinh bán trú vùng khó khăn', 'benefit', '10d'),

  health(
    'Cấp chứng nhận đủ điều kiện kinh doanh dược',
    'licence',
    '20d',
    {
      fees: [
        { key: 'tham-dinh', name: 'Phí thẩm định cơ sở bán lẻ thuốc', kind: 'fee', amount: 1_000_000, basis: 'fixed' },
      ],
    },
    'healthDepartment',
  ),
  health('Cấp giấy phép hành nghề khám bệnh, chữa bệnh', 'licence', '30n', {}, 'healthDepartment'),
  health(
    'Chứng nhận cơ sở đủ điều kiện an toàn thực phẩm',
    'licence',
    '20d',
    {
      terms: [
        { key: 'thuong', name: '', amount: 20, unit: 'working_day' },
        { key: 'lai', name: 'Trường hợp phải kiểm tra lại', amount: 3, unit: 'calendar_month' },
      ],
    },
    'agriculture',
  ),

  farm('Đăng ký kê khai chăn nuôi', 'registration', '1d'),
  farm('Hỗ trợ khôi phục sản xuất sau thiên tai', 'benefit', '20d'),
  stock('agriculture', 'province')(
    'Cấp giấy phép môi trường',
    'licence',
    '30n',
    { ...charge(5_000_000, { kind: 'fee' }), supplementEffect: 'pause', applicants: ['enterprise', 'organisation'] },
    'agriculture',
  ),
  farm('Đăng ký khai thác nước dưới đất', 'registration', '14d'),
  farm('Xác nhận bảng kê lâm sản', 'confirmation', '16h'),

  culture(
    'Cấp giấy phép kinh doanh dịch vụ karaoke',
    'licence',
    '5d',
    charge(4_000_000, { kind: 'fee', basis: 'per_unit', unit: 'phòng' }),
  ),
  culture('Thông báo tổ chức lễ hội', 'confirmation', '15n'),
  culture('Đăng ký hoạt động thư viện cộng đồng', 'registration', '15d'),

  transport(
    'Cấp lại giấy phép kinh doanh vận tải bằng xe ô tô',
    'licence',
    '3d',
    { ...charge(200_000) },
    'construction',
  ),
  transport('Cấp phù hiệu xe ô tô', 'licence', '2d', { fees: [] }, 'construction'),
  transport('Chấp thuận thi công trên đường bộ đang khai thác', 'licence', '7d', { fees: [] }, 'construction'),

  security('Đăng ký thường trú', 'registration', '7d', {
    ...outside('Công an cấp xã'),
    ...charge(20_000, { onlinePercentOff: 50 }),
    keywords: 'nhập khẩu, hộ khẩu',
  }),
  security('Đăng ký tạm trú', 'registration', '3d', { ...outside('Công an cấp xã'), ...charge(15_000) }),
  security('Cấp thẻ căn cước cho người từ đủ 14 tuổi', 'registration', '7d', {
    ...outside('Công an cấp tỉnh'),
    onlineLevel: 'none',
    post: false,
  }),

  religion('Đăng ký sinh hoạt tôn giáo tập trung', 'registration', '20d'),
  religion('Thông báo danh mục hoạt động tín ngưỡng', 'confirmation', '15d'),
  {
    ...religion(
      'Đề nghị thành lập tổ chức tôn giáo trực thuộc',
      'licence',
      '2m',
      { fees: [], boundaryFree: false, applicants: ['organisation'] },
      'homeAffairs',
    ),
    tier: 'province',
  },

  merit('Công nhận và giải quyết chế độ người có công', 'benefit', '24d', { interlinked: true }),
  merit('Thăm viếng mộ liệt sĩ, hỗ trợ chi phí đi lại', 'benefit', '3d'),

  tax(
    'Xác định nghĩa vụ tài chính về đất đai',
    'confirmation',
    '5d',
    {
      onlineLevel: 'none',
      post: false,
      components: [{ key: 'phieu-chuyen', name: 'Phiếu chuyển thông tin', form: 'mẫu kèm theo quyết định công bố' }],
      results: [{ key: 'thong-bao', name: 'Thông báo nộp tiền', kind: 'reply' }],
      keywords: 'thuế nhà đất, tiền sử dụng đất',
    },
    'taxOffice',
  ),

  merit('Cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi', 'registration', '2d', {
    ...outside('Bảo hiểm xã hội'),
    components: [{ key: 'to-khai', name: 'Tờ khai tham gia bảo hiểm y tế của trẻ', form: 'Mẫu TK1', reusable: false }],
    results: [{ key: 'the', name: 'Thẻ bảo hiểm y tế', kind: 'other' }],
    fees: [],
    keywords: 'thẻ bảo hiểm em bé',
  }),

  inner('Bổ nhiệm công chức giữ chức vụ lãnh đạo cấp phòng', 'internal', '15d'),
  inner('Cho phép cán bộ, công chức đi nước ngoài', 'internal', '5d'),
  inner('Phê duyệt danh mục vị trí việc làm', 'internal', '1m'),
]
