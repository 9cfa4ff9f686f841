// Finding names and documents the way officials write them: half of all names are known by their initials. What is
// stored is searched under both forms, so either spelling in the search box finds either spelling in the record.
import { fold } from './vietnamese.ts'

/** Initials and what they stand for. Letters that mean several things (TT, QĐ) are left out. */
export const abbreviations: readonly (readonly [string, string])[] = [
  ['UBND', 'ủy ban nhân dân'],
  ['HĐND', 'hội đồng nhân dân'],
  ['MTTQ', 'mặt trận tổ quốc'],
  ['VPĐK', 'văn phòng đăng ký'],
  ['VPĐKĐĐ', 'văn phòng đăng ký đất đai'],
  ['VPUB', 'văn phòng ủy ban'],
  ['BPMC', 'bộ phận một cửa'],
  ['TTPVHCC', 'trung tâm phục vụ hành chính công'],
  ['HCC', 'hành chính công'],
  ['TTHC', 'thủ tục hành chính'],
  ['CCHC', 'cải cách hành chính'],
  ['PAKN', 'phản ánh kiến nghị'],
  ['VBQPPL', 'văn bản quy phạm pháp luật'],
  ['QPPL', 'quy phạm pháp luật'],
  ['CBCC', 'cán bộ công chức'],
  ['CBCCVC', 'cán bộ công chức viên chức'],
  ['CCVC', 'công chức viên chức'],
  ['ĐVSN', 'đơn vị sự nghiệp'],
  ['DVC', 'dịch vụ công'],
  ['DVCTT', 'dịch vụ công trực tuyến'],
  ['CĐS', 'chuyển đổi số'],
  ['CNTT', 'công nghệ thông tin'],
  ['KHCN', 'khoa học công nghệ'],
  ['TNMT', 'tài nguyên môi trường'],
  ['NNMT', 'nông nghiệp môi trường'],
  ['GDĐT', 'giáo dục đào tạo'],
  ['LĐTBXH', 'lao động thương binh xã hội'],
  ['VHTTDL', 'văn hóa thể thao du lịch'],
  ['KTXH', 'kinh tế xã hội'],
  ['NSNN', 'ngân sách nhà nước'],
  ['QSDĐ', 'quyền sử dụng đất'],
  ['GCN', 'giấy chứng nhận'],
  ['GPXD', 'giấy phép xây dựng'],
  ['ĐKKD', 'đăng ký kinh doanh'],
  ['BHXH', 'bảo hiểm xã hội'],
  ['BHYT', 'bảo hiểm y tế'],
  ['CCCD', 'căn cước công dân'],
  ['TP', 'thành phố'],
  ['TX', 'thị xã'],
]

const longForms = new Map(abbreviations.map(([short, long]) => [fold(short), fold(long)]))
const shortForm = new RegExp(`(?<= |^)(?:${[...longForms.keys()].join('|')})(?= |$)`, 'g')

/** One form for names that mean the same, spelt out. `UBND xã Hòa An` = `Uỷ ban nhân dân xã Hoà An`. */
export const canonicalName = (name: string): string => fold(name).replace(shortForm, (short) => longForms.get(short)!)

/** What a record is found by: its folded text, spelt out where it was short, with the initials of what was long. */
export const searchText = (...texts: readonly (string | null | undefined)[]): string => {
  const text = fold(texts.filter(Boolean).join(' '))
  const speltOut = canonicalName(text)
  const initials = [...longForms].filter(([, long]) => ` ${speltOut} `.includes(` ${long} `)).map(([short]) => short)
  return [...new Set([text, speltOut, ...initials])].join(' ').trim()
}

/** The words that must all begin a word of `searchText` for the record to be found. */
export const searchTerms = (query: string): string[] => [...new Set(fold(query).split(' '))].filter(Boolean)
