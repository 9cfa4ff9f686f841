// Real-looking paper forms, written for this test, pasted as they stand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { guessFields } from './guess-field.ts'

const read = (text: string): string[] =>
  guessFields(text).map((row) => {
    if ('section' in row) return `# ${row.section}`
    const { label, kind, choices, whole, most } = row.field
    return [`${kind}: ${label}`, choices && `(${choices.join('/')})`, whole && 'whole', most && `<= ${most}`]
      .filter(Boolean)
      .join(' ')
  })

const papers: Record<string, [paper: string, fields: string[]]> = {
  'questions that end in a colon are questions': [
    `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
ĐƠN XIN XÁC NHẬN HOÀN CẢNH
Kính gửi: Ủy ban nhân dân xã …………………
Họ, chữ đệm, tên:
Ngày, tháng, năm sinh:
Giới tính: …… Dân tộc: …… Quốc tịch: ……
Số điện thoại:
Email:
Quê quán:
Họ, chữ đệm, tên người mẹ:
Số nhân khẩu:
Ảnh chân dung:
Lý do đề nghị:
Tôi cam đoan lời khai trên là đúng sự thật.
Tân Lập, ngày … tháng … năm …
Người làm đơn (ký, ghi rõ họ tên)`,
    [
      'text: Họ, chữ đệm, tên',
      'date: Ngày, tháng, năm sinh <= today',
      'choice: Giới tính (Nam/Nữ)',
      'text: Dân tộc',
      'text: Quốc tịch',
      'text: Số điện thoại',
      'text: Email',
      'address: Quê quán',
      'text: Họ, chữ đệm, tên người mẹ',
      'number: Số nhân khẩu whole',
      'upload: Ảnh chân dung',
      'text: Lý do đề nghị',
      'statement: Tôi cam đoan',
    ],
  ],
  'what follows shows that a line heads a group': [
    `TỜ KHAI XIN MỞ LỚP DẠY NGHỀ
1. Thông tin người đề nghị:
- Họ và tên: ..................................
- Sinh ngày: ....../....../........
- Số CCCD: .................. cấp ngày: ......... nơi cấp: .........
2. Người giám hộ:
- Họ và tên:
- Nơi thường trú:
3. Hình thức học:  □ Tập trung   □ Vừa học vừa làm
4. Diện tích phòng học (m2): ........
5. Hồ sơ kèm theo gồm:
- Bản sao bằng nghề`,
    [
      '# Thông tin người đề nghị',
      'text: Họ và tên',
      'date: Sinh ngày <= today',
      'identity_number: Số CCCD',
      'date: Cấp ngày <= today',
      'text: Nơi cấp',
      '# Người giám hộ',
      'text: Họ và tên',
      'address: Nơi thường trú',
      'choice: Hình thức học (Tập trung/Vừa học vừa làm)',
      'number: Diện tích phòng học (m2)',
      '# Hồ sơ kèm theo gồm',
      'upload: Bản sao bằng nghề',
    ],
  ],
  'parts by Roman numbers and capitals; lines without colons': [
    `I. BÊN NAM
Họ và tên ……………………… Năm sinh ………
Đi từ ngày ... tháng ... năm ...
II. BÊN NỮ
HỌ VÀ TÊN: ………
Tình trạng hôn nhân (Chưa kết hôn/Đã ly hôn):`,
    [
      '# BÊN NAM',
      'text: Họ và tên',
      'text: Năm sinh',
      'text: Đi từ ngày',
      '# BÊN NỮ',
      'text: HỌ VÀ TÊN',
      'choice: Tình trạng hôn nhân (Chưa kết hôn/Đã ly hôn)',
    ],
  ],
}

for (const [name, [paper, fields]] of Object.entries(papers))
  test(`a pasted paper form: ${name}`, () => assert.deepEqual(read(paper), fields))

const labels = ['Số điện thoại', 'Dân tộc', 'Nơi cấp', 'Quê quán', 'Email', 'Nghề nghiệp', 'Quan hệ với chủ hộ']
const fills = ['', ' ', ' ……', ' ............', ' ______', ' . . . . .']

test('however the dots are drawn, a label with a colon is one question and loses its colon', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...labels), fc.constantFrom(...fills)), { minLength: 1, maxLength: 8 }),
      fc.constantFrom('\n', '  '),
      fc.constantFrom('', '- ', '3. ', 'b) '),
      (asked, between, before) => {
        const paper = asked.map(([label, dots], at) => `${at === 0 || between === '\n' ? before : ''}${label}:${dots}`)
        const found = guessFields(paper.join(between)).map((row) => ('section' in row ? '' : row.field.label))
        assert.deepEqual(
          found,
          asked.map(([label]) => label),
        )
      },
    ),
  )
})
