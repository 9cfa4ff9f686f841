// What each procedure of the demo asks for and gives out, by its name, in the words that such papers have; what a template
// says of a whole kind would show that the catalogue was generated. Our own texts, of an invented province.
import type { ContentInput } from '../service/procedures/index.ts'

type Paper = NonNullable<ContentInput['components']>[number]
type Result = NonNullable<ContentInput['results']>[number]

export type ProcedureDetails = {
  /** The request itself, which is written on a form; the other papers follow. */
  request?: string
  papers?: readonly Omit<Paper, 'key'>[]
  /** What is handed out. */
  result?: string
  kind?: Result['kind']
  validMonths?: number
}

const copy = (name: string, more: Partial<Paper> = {}) => ({ name, originals: 0, copies: 1, ...more })
const original = (name: string, more: Partial<Paper> = {}) => ({ name, ...more })
const when = (name: string, condition: string) => copy(name, { when: condition })
const identity = { dataSource: 'Cơ sở dữ liệu quốc gia về dân cư' }
const landCertificate = copy('Giấy chứng nhận quyền sử dụng đất', { dataSource: 'Cơ sở dữ liệu đất đai' })
const household = copy('Giấy chứng nhận đăng ký hộ kinh doanh', { dataSource: 'Cơ sở dữ liệu đăng ký hộ kinh doanh' })

export const procedureDetails: Readonly<Record<string, ProcedureDetails>> = {
  'Đăng ký khai sinh': { result: 'Giấy khai sinh' },
  'Đăng ký khai sinh có yếu tố nước ngoài': {
    request: 'Tờ khai đăng ký khai sinh',
    papers: [original('Giấy chứng sinh'), original('Văn bản thỏa thuận của cha, mẹ về quốc tịch của con')],
    result: 'Giấy khai sinh',
  },
  'Đăng ký kết hôn': {
    request: 'Tờ khai đăng ký kết hôn',
    papers: [original('Giấy xác nhận tình trạng hôn nhân', { dataSource: 'Cơ sở dữ liệu hộ tịch điện tử' })],
    result: 'Giấy chứng nhận kết hôn',
  },
  'Đăng ký kết hôn có yếu tố nước ngoài': {
    request: 'Tờ khai đăng ký kết hôn',
    papers: [
      original('Giấy xác nhận của cơ sở y tế về khả năng nhận thức'),
      original('Giấy tờ chứng minh tình trạng hôn nhân của người nước ngoài'),
      copy('Hộ chiếu của người nước ngoài'),
    ],
    result: 'Giấy chứng nhận kết hôn',
  },
  'Đăng ký khai tử': {
    request: 'Tờ khai đăng ký khai tử',
    papers: [original('Giấy báo tử hoặc giấy tờ thay thế')],
    result: 'Trích lục khai tử',
    kind: 'extract',
  },
  'Đăng ký lại khai sinh': {
    request: 'Tờ khai đăng ký lại khai sinh',
    papers: [copy('Giấy tờ có thông tin về khai sinh trước đây')],
    result: 'Giấy khai sinh',
  },
  'Cải chính, bổ sung thông tin hộ tịch': {
    request: 'Tờ khai cải chính, bổ sung thông tin hộ tịch',
    papers: [original('Giấy tờ làm căn cứ cải chính, bổ sung')],
    result: 'Trích lục cải chính, bổ sung hộ tịch',
    kind: 'extract',
  },
  'Cấp giấy xác nhận tình trạng hôn nhân': {
    request: 'Tờ khai cấp giấy xác nhận tình trạng hôn nhân',
    papers: [
      when('Trích lục ghi chú ly hôn hoặc trích lục khai tử của vợ, chồng', 'Khi đã ly hôn hoặc vợ, chồng đã chết'),
    ],
    result: 'Giấy xác nhận tình trạng hôn nhân',
    kind: 'confirmation',
    validMonths: 6,
  },
  'Đăng ký giám hộ': {
    request: 'Tờ khai đăng ký việc giám hộ',
    papers: [original('Văn bản cử người giám hộ')],
    result: 'Trích lục đăng ký giám hộ',
    kind: 'extract',
  },
  'Liên thông đăng ký khai sinh, thường trú, cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi': {
    request: 'Tờ khai điện tử liên thông cho trẻ dưới 6 tuổi',
    papers: [
      original('Giấy chứng sinh'),
      when('Văn bản đồng ý cho đăng ký thường trú của chủ hộ', 'Khi trẻ về ở với người không phải cha, mẹ'),
    ],
  },
  'Chứng thực bản sao từ bản chính': {
    papers: [original('Bản chính giấy tờ, văn bản'), copy('Bản sao cần chứng thực')],
    result: 'Bản sao được chứng thực',
  },
  'Chứng thực chữ ký': { papers: [original('Giấy tờ, văn bản sẽ ký')], result: 'Giấy tờ có chữ ký được chứng thực' },
  'Chứng thực hợp đồng, giao dịch về tài sản': {
    papers: [original('Dự thảo hợp đồng, giao dịch'), copy('Giấy chứng nhận quyền sở hữu, quyền sử dụng tài sản')],
    result: 'Hợp đồng, giao dịch được chứng thực',
  },
  'Chứng thực di chúc': {
    papers: [original('Dự thảo di chúc'), copy('Giấy tờ về tài sản để lại')],
    result: 'Di chúc được chứng thực',
  },
  'Chứng thực văn bản khai nhận di sản': {
    papers: [
      original('Dự thảo văn bản khai nhận di sản'),
      copy('Trích lục khai tử của người để lại di sản', { dataSource: 'Cơ sở dữ liệu hộ tịch điện tử' }),
      copy('Giấy tờ chứng minh quan hệ với người để lại di sản'),
      copy('Giấy tờ về tài sản để lại'),
    ],
    result: 'Văn bản khai nhận di sản được chứng thực',
  },
  'Xác nhận nguồn gốc, thời điểm sử dụng đất': {
    request: 'Đơn đề nghị xác nhận nguồn gốc, thời điểm sử dụng đất',
    papers: [copy('Giấy tờ về quá trình sử dụng đất'), original('Sơ đồ thửa đất')],
    result: 'Giấy xác nhận nguồn gốc, thời điểm sử dụng đất',
  },
  'Hòa giải tranh chấp đất đai': {
    request: 'Đơn yêu cầu hòa giải tranh chấp đất đai',
    papers: [copy('Giấy tờ liên quan đến thửa đất tranh chấp')],
  },
  'Cấp giấy phép xây dựng nhà ở riêng lẻ': { result: 'Giấy phép xây dựng', validMonths: 12 },
  'Cấp giấy phép sửa chữa, cải tạo nhà ở': {
    request: 'Đơn đề nghị cấp giấy phép sửa chữa, cải tạo',
    papers: [
      landCertificate,
      original('Bản vẽ hiện trạng và bản vẽ phần sửa chữa'),
      original('Ảnh hiện trạng ngôi nhà'),
    ],
    result: 'Giấy phép sửa chữa, cải tạo nhà ở',
    validMonths: 12,
  },
  'Gia hạn giấy phép xây dựng': {
    request: 'Đơn đề nghị gia hạn giấy phép xây dựng',
    papers: [original('Bản chính giấy phép xây dựng đã cấp')],
    result: 'Giấy phép xây dựng được gia hạn',
    validMonths: 12,
  },
  'Cung cấp thông tin quy hoạch xây dựng': {
    request: 'Đơn đề nghị cung cấp thông tin quy hoạch',
    papers: [original('Sơ đồ vị trí khu đất')],
    result: 'Văn bản cung cấp thông tin quy hoạch',
    kind: 'reply',
  },
  'Thẩm định thiết kế xây dựng công trình cấp III': {
    request: 'Tờ trình thẩm định thiết kế xây dựng',
    papers: [
      original('Hồ sơ thiết kế xây dựng'),
      original('Báo cáo khảo sát xây dựng'),
      copy('Chứng chỉ năng lực của đơn vị thiết kế'),
    ],
    result: 'Thông báo kết quả thẩm định thiết kế',
    kind: 'reply',
  },
  'Đăng ký thành lập hộ kinh doanh': {
    request: 'Giấy đề nghị đăng ký hộ kinh doanh',
    papers: [when('Biên bản họp thành viên hộ gia đình', 'Khi các thành viên hộ gia đình cùng thành lập')],
    result: 'Giấy chứng nhận đăng ký hộ kinh doanh',
  },
  'Đăng ký thay đổi nội dung hộ kinh doanh': {
    request: 'Thông báo thay đổi nội dung đăng ký hộ kinh doanh',
    papers: [household],
    result: 'Giấy chứng nhận đăng ký hộ kinh doanh (thay đổi)',
  },
  'Tạm ngừng kinh doanh của hộ kinh doanh': {
    request: 'Thông báo tạm ngừng kinh doanh',
    papers: [household],
    result: 'Giấy xác nhận hộ kinh doanh tạm ngừng',
    kind: 'confirmation',
    validMonths: 12,
  },
  'Đăng ký thành lập hợp tác xã': {
    request: 'Giấy đề nghị đăng ký thành lập hợp tác xã',
    papers: [
      original('Điều lệ hợp tác xã'),
      original('Nghị quyết hội nghị thành lập'),
      original('Danh sách thành viên'),
    ],
    result: 'Giấy chứng nhận đăng ký hợp tác xã',
  },
  'Cấp giấy phép bán lẻ rượu': {
    request: 'Đơn đề nghị cấp giấy phép bán lẻ rượu',
    papers: [household, copy('Hợp đồng mua bán rượu với nhà cung cấp'), copy('Giấy tờ về quyền sử dụng địa điểm bán')],
    result: 'Giấy phép bán lẻ rượu',
  },
  'Trợ giúp xã hội hằng tháng cho người cao tuổi': {
    request: 'Tờ khai đề nghị trợ giúp xã hội',
    papers: [when('Giấy xác nhận khuyết tật', 'Khi người cao tuổi là người khuyết tật')],
    result: 'Quyết định trợ cấp xã hội hằng tháng',
  },
  'Xác định mức độ khuyết tật và cấp giấy xác nhận': {
    request: 'Đơn đề nghị xác định mức độ khuyết tật',
    papers: [copy('Giấy tờ y tế chứng minh khuyết tật')],
  },
  'Hỗ trợ chi phí mai táng': {
    request: 'Tờ khai đề nghị hỗ trợ chi phí mai táng',
    papers: [copy('Trích lục khai tử', { dataSource: 'Cơ sở dữ liệu hộ tịch điện tử' })],
    result: 'Quyết định hỗ trợ chi phí mai táng',
  },
  'Công nhận hộ nghèo, hộ cận nghèo phát sinh trong năm': {
    request: 'Giấy đề nghị rà soát hộ nghèo, hộ cận nghèo',
    result: 'Quyết định công nhận hộ nghèo, hộ cận nghèo',
  },
  'Cấp giấy phép lao động cho người nước ngoài': {
    request: 'Văn bản đề nghị cấp giấy phép lao động',
    papers: [
      original('Giấy khám sức khỏe'),
      original('Phiếu lý lịch tư pháp'),
      copy('Hộ chiếu'),
      copy('Giấy tờ chứng minh là chuyên gia, nhà quản lý'),
    ],
    result: 'Giấy phép lao động',
    validMonths: 24,
  },
  'Chuyển trường cho học sinh trung học cơ sở': {
    request: 'Đơn xin chuyển trường',
    papers: [original('Học bạ'), original('Giấy giới thiệu chuyển trường của trường nơi đi')],
    result: 'Giấy tiếp nhận học sinh',
  },
  'Cấp bản sao văn bằng, chứng chỉ từ sổ gốc': {
    request: 'Đơn đề nghị cấp bản sao văn bằng, chứng chỉ',
    papers: [],
    result: 'Bản sao văn bằng, chứng chỉ',
  },
  'Cho phép nhóm trẻ, lớp mẫu giáo độc lập hoạt động': {
    request: 'Tờ trình cho phép hoạt động',
    papers: [
      copy('Giấy tờ về quyền sử dụng phòng, nhà'),
      copy('Văn bằng của giáo viên, người nuôi dạy trẻ'),
      original('Phương án phòng cháy, an toàn cho trẻ'),
    ],
    result: 'Quyết định cho phép hoạt động',
    kind: 'decision',
  },
  'Hỗ trợ học sinh bán trú vùng khó khăn': {
    request: 'Đơn đề nghị hỗ trợ tiền ăn, tiền ở',
    papers: [copy('Giấy xác nhận nơi thường trú của học sinh', identity)],
    result: 'Quyết định hỗ trợ học sinh bán trú',
  },
  'Cấp chứng nhận đủ điều kiện kinh doanh dược': {
    request: 'Đơn đề nghị cấp giấy chứng nhận đủ điều kiện kinh doanh dược',
    papers: [
      copy('Chứng chỉ hành nghề dược'),
      original('Tài liệu kỹ thuật về cơ sở bán lẻ thuốc'),
      copy('Giấy chứng nhận đăng ký kinh doanh'),
    ],
    result: 'Giấy chứng nhận đủ điều kiện kinh doanh dược',
    kind: 'certificate',
  },
  'Cấp giấy phép hành nghề khám bệnh, chữa bệnh': {
    request: 'Đơn đề nghị cấp giấy phép hành nghề',
    papers: [
      copy('Văn bằng chuyên môn'),
      original('Giấy xác nhận quá trình thực hành'),
      original('Giấy khám sức khỏe'),
    ],
    result: 'Giấy phép hành nghề',
  },
  'Chứng nhận cơ sở đủ điều kiện an toàn thực phẩm': {
    request: 'Đơn đề nghị cấp giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm',
    papers: [
      original('Bản thuyết minh điều kiện cơ sở'),
      copy('Giấy khám sức khỏe của người trực tiếp sản xuất, kinh doanh'),
    ],
    result: 'Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm',
    kind: 'certificate',
    validMonths: 36,
  },
  'Đăng ký kê khai chăn nuôi': {
    request: 'Bản kê khai hoạt động chăn nuôi',
    result: 'Bản kê khai có xác nhận',
    kind: 'confirmation',
  },
  'Hỗ trợ khôi phục sản xuất sau thiên tai': {
    request: 'Đơn đề nghị hỗ trợ khôi phục sản xuất',
    papers: [original('Bảng kê thiệt hại có xác nhận của thôn, bản')],
    result: 'Quyết định hỗ trợ',
  },
  'Cấp giấy phép môi trường': {
    request: 'Văn bản đề nghị cấp giấy phép môi trường',
    papers: [original('Báo cáo đề xuất cấp giấy phép môi trường'), copy('Tài liệu pháp lý của dự án, cơ sở')],
    result: 'Giấy phép môi trường',
    validMonths: 84,
  },
  'Đăng ký khai thác nước dưới đất': {
    request: 'Tờ khai đăng ký khai thác nước dưới đất',
    papers: [original('Sơ đồ vị trí giếng')],
    result: 'Tờ khai có xác nhận đăng ký',
    kind: 'confirmation',
  },
  'Xác nhận bảng kê lâm sản': {
    request: 'Bảng kê lâm sản',
    papers: [copy('Giấy tờ chứng minh nguồn gốc lâm sản')],
    result: 'Bảng kê lâm sản được xác nhận',
  },
  'Cấp giấy phép kinh doanh dịch vụ karaoke': {
    request: 'Đơn đề nghị cấp giấy phép kinh doanh dịch vụ karaoke',
    papers: [
      copy('Giấy chứng nhận đủ điều kiện về an ninh, trật tự'),
      copy('Văn bản nghiệm thu về phòng cháy, chữa cháy'),
    ],
    result: 'Giấy phép kinh doanh dịch vụ karaoke',
  },
  'Thông báo tổ chức lễ hội': {
    request: 'Văn bản thông báo tổ chức lễ hội',
    papers: [original('Phương án bảo đảm an ninh, vệ sinh, cấp cứu')],
    result: 'Văn bản trả lời về việc tổ chức lễ hội',
    kind: 'reply',
  },
  'Đăng ký hoạt động thư viện cộng đồng': {
    request: 'Thông báo thành lập thư viện cộng đồng',
    papers: [original('Danh mục sách ban đầu'), original('Sơ đồ và diện tích thư viện')],
    result: 'Văn bản xác nhận đăng ký hoạt động thư viện',
    kind: 'confirmation',
  },
  'Cấp lại giấy phép kinh doanh vận tải bằng xe ô tô': {
    request: 'Giấy đề nghị cấp lại giấy phép kinh doanh vận tải',
    papers: [original('Giấy phép kinh doanh vận tải bị hỏng', { when: 'Khi cấp lại vì bị hỏng' })],
    result: 'Giấy phép kinh doanh vận tải bằng xe ô tô',
  },
  'Cấp phù hiệu xe ô tô': {
    request: 'Giấy đề nghị cấp phù hiệu',
    papers: [
      copy('Chứng nhận đăng ký xe ô tô'),
      copy('Hợp đồng thuê phương tiện', { when: 'Khi xe không thuộc sở hữu của đơn vị' }),
    ],
    result: 'Phù hiệu xe ô tô',
    kind: 'other',
    validMonths: 84,
  },
  'Chấp thuận thi công trên đường bộ đang khai thác': {
    request: 'Đơn đề nghị chấp thuận thi công',
    papers: [original('Bản vẽ vị trí và biện pháp thi công'), original('Phương án tổ chức giao thông')],
    result: 'Văn bản chấp thuận thi công',
    kind: 'reply',
  },
  'Đăng ký thường trú': {
    request: 'Tờ khai thay đổi thông tin cư trú',
    papers: [copy('Giấy tờ chứng minh chỗ ở hợp pháp', { dataSource: 'Cơ sở dữ liệu đất đai' })],
    result: 'Thông báo kết quả đăng ký thường trú',
    kind: 'reply',
  },
  'Đăng ký tạm trú': {
    request: 'Tờ khai thay đổi thông tin cư trú',
    papers: [copy('Hợp đồng thuê nhà hoặc giấy tờ về chỗ ở')],
    result: 'Thông báo kết quả đăng ký tạm trú',
    kind: 'reply',
  },
  'Cấp thẻ căn cước cho người từ đủ 14 tuổi': {
    request: 'Phiếu thu nhận thông tin căn cước',
    papers: [],
    result: 'Thẻ căn cước',
    kind: 'other',
  },
  'Đăng ký sinh hoạt tôn giáo tập trung': {
    request: 'Văn bản đăng ký sinh hoạt tôn giáo tập trung',
    papers: [
      copy('Giấy tờ về nơi hợp pháp để sinh hoạt'),
      original('Bản tóm tắt giáo lý'),
      original('Sơ yếu lý lịch người đại diện'),
    ],
    result: 'Văn bản chấp thuận sinh hoạt tôn giáo tập trung',
    kind: 'reply',
  },
  'Thông báo danh mục hoạt động tín ngưỡng': {
    request: 'Văn bản đăng ký hoạt động tín ngưỡng',
    result: 'Văn bản trả lời về danh mục hoạt động',
    kind: 'reply',
  },
  'Đề nghị thành lập tổ chức tôn giáo trực thuộc': {
    request: 'Văn bản đề nghị thành lập tổ chức tôn giáo trực thuộc',
    papers: [original('Hiến chương của tổ chức'), original('Danh sách chức sắc, tín đồ'), copy('Giấy tờ về trụ sở')],
    result: 'Văn bản chấp thuận thành lập',
    kind: 'decision',
  },
  'Công nhận và giải quyết chế độ người có công': {
    request: 'Bản khai đề nghị công nhận người có công',
    papers: [copy('Giấy tờ chứng minh thời gian tham gia kháng chiến'), copy('Giấy chứng nhận thương tật, bệnh tật')],
    result: 'Quyết định công nhận và trợ cấp',
  },
  'Thăm viếng mộ liệt sĩ, hỗ trợ chi phí đi lại': {
    request: 'Đơn đề nghị thăm viếng mộ liệt sĩ',
    papers: [copy('Giấy chứng nhận gia đình liệt sĩ')],
    result: 'Giấy giới thiệu thăm viếng mộ liệt sĩ',
  },
  'Bổ nhiệm công chức giữ chức vụ lãnh đạo cấp phòng': {
    papers: [
      original('Tờ trình đề nghị bổ nhiệm'),
      original('Biên bản hội nghị lấy phiếu tín nhiệm'),
      original('Sơ yếu lý lịch và bản kê khai tài sản'),
    ],
    result: 'Quyết định bổ nhiệm',
  },
  'Cho phép cán bộ, công chức đi nước ngoài': {
    papers: [original('Đơn xin đi nước ngoài có ý kiến của cơ quan'), when('Thư mời', 'Khi đi theo lời mời')],
    result: 'Quyết định cho phép đi nước ngoài',
  },
  'Phê duyệt danh mục vị trí việc làm': {
    papers: [
      original('Tờ trình phê duyệt'),
      original('Đề án vị trí việc làm'),
      original('Bản mô tả công việc, khung năng lực'),
    ],
    result: 'Quyết định phê duyệt danh mục vị trí việc làm',
  },
}

const requestOf = (name: string): Paper => ({
  key: 'to-khai',
  name,
  form: 'mẫu kèm theo quyết định công bố',
  reusable: false,
})

/** What is said of that procedure, over what its template says of its kind. */
export function detailed(name: string, template: Partial<ContentInput>): Partial<ContentInput> {
  const details = procedureDetails[name]
  if (!details) return {}
  const { request, papers, result, kind, validMonths } = details
  const [first, ...others] = template.results ?? []
  const components = [
    ...(request ? [requestOf(request)] : []),
    ...(papers ?? []).map((paper, at) => ({ key: `giay-to-${at + 1}`, ...paper })),
  ]
  return {
    ...(components.length > 0 && { components }),
    ...(result &&
      first && {
        results: [
          { ...first, name: result, kind: kind ?? first.kind, validMonths: validMonths ?? first.validMonths },
          ...others,
        ],
        sequence: template.sequence?.replace(
          /trình lãnh đạo ký[^.\n]*/,
          `trình lãnh đạo ký ${result.charAt(0).toLowerCase()}${result.slice(1)}`,
        ),
      }),
  }
}

/** The laws that the fields rest on. */
export const lawOf: Readonly<Record<string, { number: string; title: string; issuer: string }>> = {
  'civil-status': { number: '60/2014/QH13', title: 'Luật Hộ tịch', issuer: 'Quốc hội' },
  certification: { number: '23/2015/NĐ-CP', title: 'Nghị định về chứng thực', issuer: 'Chính phủ' },
  land: { number: '31/2024/QH15', title: 'Luật Đất đai', issuer: 'Quốc hội' },
  construction: { number: '50/2014/QH13', title: 'Luật Xây dựng', issuer: 'Quốc hội' },
  business: { number: '59/2020/QH14', title: 'Luật Doanh nghiệp', issuer: 'Quốc hội' },
  labour: { number: '20/2021/NĐ-CP', title: 'Nghị định về chính sách trợ giúp xã hội', issuer: 'Chính phủ' },
  education: { number: '43/2019/QH14', title: 'Luật Giáo dục', issuer: 'Quốc hội' },
  health: { number: '15/2023/QH15', title: 'Luật Khám bệnh, chữa bệnh', issuer: 'Quốc hội' },
  agriculture: { number: '72/2020/QH14', title: 'Luật Bảo vệ môi trường', issuer: 'Quốc hội' },
  culture: {
    number: '54/2019/NĐ-CP',
    title: 'Nghị định về kinh doanh dịch vụ karaoke, vũ trường',
    issuer: 'Chính phủ',
  },
  transport: { number: '35/2024/QH15', title: 'Luật Đường bộ', issuer: 'Quốc hội' },
  security: { number: '68/2020/QH14', title: 'Luật Cư trú', issuer: 'Quốc hội' },
  religion: { number: '02/2016/QH14', title: 'Luật Tín ngưỡng, tôn giáo', issuer: 'Quốc hội' },
  merit: {
    number: '02/2020/UBTVQH14',
    title: 'Pháp lệnh Ưu đãi người có công với cách mạng',
    issuer: 'Ủy ban Thường vụ Quốc hội',
  },
  internal: { number: '22/2008/QH12', title: 'Luật Cán bộ, công chức', issuer: 'Quốc hội' },
}
