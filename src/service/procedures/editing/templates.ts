// What procedures of one kind have in common, so that an officer writes only what differs. In words of our own.
import type { Text } from '../../../kernel/text/language.ts'
import type { ContentInput } from '../procedure-content.ts'
import { t } from './texts.ts'

export type Template = { key: string; name: Text; content: Partial<ContentInput> }

const oneStop = 'Trung tâm Phục vụ hành chính công nơi người nộp chọn trong tỉnh'
const ways = (extra = '') =>
  `Nộp tại quầy của ${oneStop.toLowerCase()}, nộp trực tuyến trên Cổng Dịch vụ công quốc gia${extra}.`

const sequence = (middle: string) =>
  [
    '1. Người nộp chuẩn bị hồ sơ và nộp theo một trong các cách thức dưới đây.',
    '2. Công chức một cửa kiểm tra ngay: đủ thì tiếp nhận và hẹn trả; thiếu thì hướng dẫn bổ sung một lần; không thuộc thẩm quyền thì từ chối và nói rõ lý do.',
    `3. ${middle}`,
    '4. Người nộp nhận kết quả theo phiếu hẹn, tại quầy, qua bưu chính hoặc bản điện tử.',
  ].join('\n')

const form = (name: string) => ({ key: 'to-khai', name, form: 'mẫu kèm theo quyết định công bố', reusable: false })

const common: Partial<ContentInput> = {
  dossierCopies: 1,
  receivingPlaces: [oneStop],
  boundaryFree: true,
  post: true,
}

export const templates: readonly Template[] = [
  {
    key: 'confirmation',
    name: t('procedures.template_confirmation'),
    content: {
      ...common,
      sequence: sequence('Công chức chuyên môn đối chiếu sổ sách, cơ sở dữ liệu và trình lãnh đạo ký giấy xác nhận.'),
      manner: ways(' hoặc gửi qua bưu chính công ích'),
      applicants: ['citizen'],
      components: [form('Đơn đề nghị xác nhận')],
      terms: [
        { key: 'thuong', name: '', amount: 3, unit: 'working_day' },
        { key: 'xac-minh', name: 'Trường hợp cần xác minh', amount: 10, unit: 'working_day' },
      ],
      results: [{ key: 'giay-xac-nhan', name: 'Giấy xác nhận', kind: 'confirmation', validMonths: 6 }],
      onlineLevel: 'full',
    },
  },
  {
    key: 'registration',
    name: t('procedures.template_registration'),
    content: {
      ...common,
      sequence: sequence('Công chức chuyên môn ghi vào sổ đăng ký, cập nhật cơ sở dữ liệu và trình lãnh đạo ký.'),
      manner: ways(),
      applicants: ['citizen'],
      components: [form('Tờ khai đăng ký')],
      terms: [{ key: 'thuong', name: '', amount: 1, unit: 'working_day' }],
      results: [{ key: 'giay-chung-nhan', name: 'Giấy chứng nhận đăng ký', kind: 'certificate' }],
      onlineLevel: 'full',
    },
  },
  {
    key: 'licence',
    name: t('procedures.template_licence'),
    content: {
      ...common,
      sequence: sequence(
        'Phòng chuyên môn thẩm định hồ sơ, kiểm tra thực địa khi cần, lập tờ trình và trình lãnh đạo ký giấy phép.',
      ),
      manner: ways(' hoặc gửi qua bưu chính công ích'),
      applicants: ['citizen', 'organisation', 'enterprise'],
      components: [
        form('Đơn đề nghị cấp giấy phép'),
        { key: 'tai-lieu', name: 'Tài liệu chứng minh đủ điều kiện', originals: 0, copies: 1 },
      ],
      terms: [{ key: 'thuong', name: '', amount: 15, unit: 'working_day' }],
      results: [
        { key: 'giay-phep', name: 'Giấy phép', kind: 'licence', validMonths: 60 },
        { key: 'tra-loi', name: 'Văn bản từ chối nêu rõ lý do', kind: 'reply' },
      ],
      fees: [{ key: 'le-phi', name: 'Lệ phí cấp giấy phép', amount: 100_000, basis: 'fixed' }],
      conditions: ['Đáp ứng điều kiện của pháp luật chuyên ngành'],
      onlineLevel: 'partial',
    },
  },
  {
    key: 'certification',
    name: t('procedures.template_certification'),
    content: {
      ...common,
      sequence: sequence('Người thực hiện chứng thực đối chiếu bản chính, ghi lời chứng, ký, đóng dấu và vào sổ.'),
      manner: 'Thực hiện trực tiếp tại quầy, có mặt người yêu cầu khi pháp luật đòi hỏi.',
      applicants: ['citizen', 'organisation'],
      components: [{ key: 'giay-to', name: 'Giấy tờ cần chứng thực', electronic: false, reusable: false }],
      terms: [{ key: 'thuong', name: '', amount: 4, unit: 'working_hour' }],
      results: [{ key: 'chung-thuc', name: 'Giấy tờ đã được chứng thực', kind: 'extract' }],
      fees: [{ key: 'phi', name: 'Phí chứng thực', kind: 'fee', basis: 'per_page', amount: 2000, unit: 'trang' }],
      onlineLevel: 'none',
      fourOnSpot: true,
      post: false,
    },
  },
  {
    key: 'benefit',
    name: t('procedures.template_benefit'),
    content: {
      ...common,
      sequence: sequence(
        'Công chức chuyên môn xét hồ sơ, niêm yết khi pháp luật đòi hỏi và trình lãnh đạo ký quyết định hưởng.',
      ),
      manner: ways(' hoặc gửi qua bưu chính công ích'),
      applicants: ['citizen'],
      components: [
        form('Tờ khai đề nghị hưởng chế độ'),
        { key: 'chung-minh', name: 'Giấy tờ chứng minh thuộc đối tượng', originals: 0, copies: 1 },
      ],
      terms: [{ key: 'thuong', name: '', amount: 10, unit: 'working_day' }],
      results: [{ key: 'quyet-dinh', name: 'Quyết định hưởng chế độ', kind: 'decision' }],
      onlineLevel: 'full',
    },
  },
  {
    key: 'internal',
    name: t('procedures.template_internal'),
    content: {
      dossierCopies: 1,
      receivingPlaces: ['Văn thư của cơ quan giải quyết'],
      sequence:
        '1. Cơ quan, cá nhân gửi văn bản đề nghị.\n2. Bộ phận chuyên môn thẩm định, lấy ý kiến đơn vị liên quan khi cần.\n3. Người có thẩm quyền ký văn bản giải quyết.\n4. Văn thư phát hành và gửi nơi đề nghị.',
      manner: 'Gửi văn bản điện tử qua hệ thống quản lý văn bản.',
      applicants: ['official', 'organisation'],
      components: [{ key: 'to-trinh', name: 'Tờ trình hoặc văn bản đề nghị' }],
      terms: [{ key: 'thuong', name: '', amount: 5, unit: 'working_day' }],
      results: [{ key: 'van-ban', name: 'Văn bản giải quyết', kind: 'decision' }],
    },
  },
]

export const findTemplate = (key: string): Template | undefined => templates.find((template) => template.key === key)
