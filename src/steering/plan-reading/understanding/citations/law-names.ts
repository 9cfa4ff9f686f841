import { fold } from '../../../../kernel/text/vietnamese.ts'

// Laws that plans name without a number. Their names hold commas and "và", so only a list can say where one ends.
const names = [
  'An ninh mạng',
  'An toàn thông tin mạng',
  'Ban hành văn bản quy phạm pháp luật',
  'Ban hành văn bản QPPL',
  'Bảo vệ bí mật nhà nước',
  'Bảo vệ dữ liệu cá nhân',
  'Bưu chính',
  'Căn cước',
  'Căn cước công dân',
  'Cán bộ, công chức',
  'Chính quyền địa phương',
  'Công nghệ thông tin',
  'Công nghiệp công nghệ số',
  'Công chứng',
  'Cư trú',
  'Doanh nghiệp',
  'Dữ liệu',
  'Đất đai',
  'Đầu tư',
  'Đầu tư công',
  'Đấu thầu',
  'Giao dịch điện tử',
  'Hộ tịch',
  'Hòa giải ở cơ sở',
  'Kế toán',
  'Khiếu nại',
  'Khoa học và công nghệ',
  'Khoa học, công nghệ và đổi mới sáng tạo',
  'Lưu trữ',
  'Ngân sách nhà nước',
  'Nhà giáo',
  'Phí và lệ phí',
  'Phổ biến, giáo dục pháp luật',
  'Phòng, chống tham nhũng',
  'Quản lý thuế',
  'Quản lý, sử dụng tài sản công',
  'Quy hoạch',
  'Tài sản công',
  'Thanh tra',
  'Thi đua, khen thưởng',
  'Thống kê',
  'Thực hành tiết kiệm, chống lãng phí',
  'Thực hiện dân chủ ở cơ sở',
  'Tiếp cận thông tin',
  'Tiếp công dân',
  'Tố cáo',
  'Tổ chức chính quyền địa phương',
  'Tổ chức Chính phủ',
  'Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương',
  'Tổ chức Tòa án nhân dân',
  'Trẻ em',
  'Viên chức',
  'Viễn thông',
  'Xây dựng',
  'Xử lý vi phạm hành chính',
]
  .map((name) => fold(name).split(' '))
  .sort((a, b) => b.length - a.length)

const amending = /^(?:sửa đổi,?\s*bổ sung\s+(?:một số điều\s+)?(?:của\s+)?(?:các\s+)?Luật\s+)/iu

/** Where a known law name at the start of the text ends; 0 where none stands there. */
function knownLength(text: string): number {
  const words = [...text.matchAll(/[\p{L}\p{M}]+/gu)]
  const folded = words.map((word) => fold(word[0]))
  const name = names.find((name) => name.every((word, i) => folded[i] === word))
  if (name === undefined) return 0
  const last = words[name.length - 1]!
  return last.index + last[0].length
}

/** "Luật …" at the start of the text: its name as printed (with "năm 2015" where that follows); null where unclear. */
export function readLawName(text: string): string | null {
  const start = /^(?:Bộ luật|Luật)\s+/u.exec(text)
  if (!start) return null
  const behind = text.slice(start[0].length)
  const prefix = amending.exec(behind)?.[0] ?? ''
  const rest = behind.slice(prefix.length)
  const length =
    knownLength(rest) ||
    (/^[\p{Lu}][^,;.:()“”"]{3,60}?(?=\s(?:và|ngày|năm|theo|được|về|có|tại|đã|trong|các|số)\s|[,;.:()“”"]|$)/u.exec(
      rest,
    )?.[0].length ??
      0)
  if (length === 0) return null
  const year = /^\s+năm\s+\d{4}/u.exec(rest.slice(length))?.[0] ?? ''
  return start[0] + prefix + rest.slice(0, length) + year
}
