// The words that names of Vietnamese offices are made of.
import { fold } from '../../../kernel/text/vietnamese.ts'

const list = (text: string): string[] => text.split(',').map((word) => word.trim())

/** Names of fields of work that contain "và" or a comma; one office bears the whole name. */
const jointFields = list(
  'văn hóa và thông tin, nông nghiệp và phát triển nông thôn, nông nghiệp và môi trường, giáo dục và đào tạo,' +
    'tài nguyên và môi trường, kế hoạch và đầu tư, khoa học và công nghệ, thông tin và truyền thông,' +
    'thương binh và xã hội, thể thao và du lịch, dân tộc và tôn giáo, kinh tế và hạ tầng, hạ tầng và đô thị,' +
    'khoa học và thông tin, phát thanh và truyền hình, pt và th, tiếp nhận và trả kết quả, tài chính và kế hoạch,' +
    'nông nghiệp và ptnt, tn và mt, nn và ptnt, nn và mt, gd và đt, vh và tt, tt và tt, kh và đt, kh và cn, văn hóa và tt,' +
    'lđtb và xh, lao động và xã hội, giáo dục và đt, vhtt và dl, tài nguyên và mt,' +
    'văn hóa và xã hội, xây dựng và môi trường, quản lý và khai thác, giám sát và điều hành, kiểm tra và giám sát',
)

/** Fields whose own first part stands before a comma: "Văn hóa, Thể thao và Du lịch". */
const commaFields = ['van hoa, ', 'lao dong, ', 'kinh te, ', 'nong nghiep, ', 'dia chinh, ']

const bodies = String.raw`(?:doan\s+)?(?:dbqh|hdnd|ubnd|doan dai bieu quoc hoi|hoi dong nhan dan|uy ban nhan dan)`

/** Letter by letter without marks, so that places stay the same; scans lose marks inside names. */
const flat = (text: string): string =>
  Array.from(text, (letter) => letter.normalize('NFD')[0]!.replace(/[đĐ]/, 'd').toLowerCase()).join('')

const protectedNames: RegExp[] = [
  // Văn phòng Đoàn ĐBQH, HĐND và UBND: one office of several bodies
  new RegExp(
    String.raw`(?:van phong|vp\.?|thuong truc)\s+${bodies}(?:\s*(?:,|va|-|&)\s*${bodies}(?!\s+(?:cac|cap)))+`,
    'g',
  ),
  // "GD&ĐT" and "Giáo dục & Đào tạo" are joined by a sign
  ...jointFields.map((name) => {
    const words = flat(name).replaceAll(' va ', String.raw`(?: va |\s*&\s*)`)
    return new RegExp(String.raw`(?<!\p{L})${words.replaceAll(' ', String.raw`\s+`)}(?!\p{L})`, 'gu')
  }),
]

const hidden = { ',': '\u0001', va: '\u0002', '&': '\u0003' } as const

/** Lower case with the D of scanned abbreviations as Đ. */
const level = (text: string): string => text.toLowerCase().replace(/hdnd/g, 'hđnd').replace(/dbqh/g, 'đbqh')

/** Hides the separators inside names that are one office, so that a splitter does not see them. */
export const protect = (text: string): string => {
  const plain = flat(text)
  if (plain.length !== text.length) return text
  const hide = new Map<number, keyof typeof hidden>()
  for (const pattern of protectedNames) {
    for (const match of plain.matchAll(pattern)) {
      const before = commaFields.find((field) => plain.slice(0, match.index).endsWith(field))
      const from = before && /^(?:the|thuong|khoa|ha)/.test(match[0]) ? match.index - before.length : match.index
      for (const mark of plain.slice(from, match.index + match[0].length).matchAll(/,|&|(?<=\s)va(?=\s)/g)) {
        hide.set(from + mark.index, mark[0] as keyof typeof hidden)
      }
    }
  }
  let result = ''
  for (let at = 0; at < text.length; at += 1) {
    const found = hide.get(at)
    result += found ? hidden[found] : text[at]
    if (found) at += found.length - 1
  }
  return result
}

export const unprotect = (text: string): string =>
  text.replaceAll('\u0001', ',').replaceAll('\u0002', 'và').replaceAll('\u0003', '&')

/** Nouns that begin the name of an office, a body or a post. */
const heads = list(
  'phòng, sở, ban, ubnd, ủy ban, uỷ ban, hđnd, hội đồng, văn phòng, vp, vpub, bộ phận, công an, hội, đoàn, chi cục, cục, tổng cục,' +
    'trung tâm, tt, công chức, cán bộ, chuyên viên, thanh tra, viện, trường, tổ, đội, thường trực, chủ tịch, phó chủ tịch, giám đốc,' +
    'thủ trưởng, trưởng, lãnh đạo, người đứng đầu, mặt trận, ubmttq, mttq, liên đoàn, liên minh, bưu điện, đài, báo, kho bạc, ngân hàng, bảo hiểm,' +
    'vụ, bhxh, tòa án, toà án, công ty, doanh nghiệp, đơn vị, cơ quan, đảng ủy, đảng uỷ, huyện ủy, tỉnh ủy, thành ủy, hạt, trạm, bộ, bql,' +
    'công đoàn, khoa, hiệp hội, hiệu trưởng, phó hiệu trưởng, tập đoàn, huyện đoàn, tỉnh đoàn, thành đoàn, quận đoàn,' +
    'quân sự, chi nhánh, điện lực, thuế, địa phương, đoàn thể, các, những, mọi, toàn thể, toàn bộ, tất cả, từng, p., s., bp, ca, ban chqs, vnpt, viettel,' +
    'giáo viên, tổng phụ trách, chi bộ, khối, nhóm, quỹ, hợp tác xã, học viện, nhà, ubmt, cc, bí thư, trưởng thôn, thôn, ấp, khu phố, tổ dân phố, ông, bà, đ/c, đồng chí, anh, chị, kế toán ngân sách',
)

/** Nouns that by themselves name no office: they go on with the collective before them. */
const generic = list(
  'sở, ban, ngành, phòng, cơ quan, đơn vị, địa phương, đoàn thể, tổ chức, hội, bộ phận, bộ, cá nhân, phòng chuyên môn, công chức, viên chức,' +
    'cán bộ, ban ngành, đoàn, khối, doanh nghiệp, lĩnh vực, thôn, ấp, khu phố, trường, trường học, mặt trận, chi bộ, tổ dân phố, bản, xóm',
)

const tiers = list(
  'tỉnh, thành phố, thị xã, huyện, quận, xã, phường, thị trấn, đặc khu, cấp tỉnh, cấp huyện, cấp xã, cấp',
)

const bare = (word: string): boolean => !/[\u0300-\u036f]/.test(word.normalize('NFD')) && !/đ/i.test(word)

/** The same word; text without any marks is taken by its letters, and a long word may have a wrong mark. */
const sameWord = (read: string, known: string): boolean =>
  read === known || ((bare(read) || known.length >= 4) && fold(read) === fold(known))

const startsWith = (text: string, phrase: string): boolean => {
  const wanted = phrase.split(' ')
  const words = level(text).split(/\s+/, wanted.length + 1)
  return wanted.every((word, index) => sameWord((words[index] ?? '').replace(/[,;:()]+$/, ''), word))
}

const stripDot = (text: string): string => text.replace(/^([PS])\.\s*(?=\p{Lu})/u, '$1. ')

/** "Khoa học và Công nghệ" is a field of work; "Khoa Khám bệnh" is a part of a hospital. */
export const startsOffice = (text: string): boolean =>
  heads.some((head) => startsWith(stripDot(text), head)) && !/^khoa học/iu.test(text)

// "Tổ chức hội nghị" begins with the head of "Tổ công tác", "Báo cáo" with that of "Báo".
const lookalikes =
  /^(?:ban (?:hanh|bo|sao|giao|do)|bao (?:cao|dam|gom)|to (?:chuc|trinh)|hoi (?:nghi|thi|thao|hop|dong thi)|bo (?:tieu chi|chi so|ho so|tthc|thu tuc|cau hoi|tai lieu|so lieu|tri)|truong hop|doi ngu|phong chong|thanh tra (?:kiem tra|viec|cong vu)|doan (?:kiem tra|ra|vao)|vien dan|khoi luong|quy (?:che|dinh|trinh|i|ii|iii|iv)|so (?:luong|hoa|lieu|huu|tay)|cuc bo|toan bo|vu viec|nhom nghiep vu|nha nuoc|lanh dao (?:chi dao|dieu hanh)|dai trang|cac (?:van ban|ke hoach|chuong trinh|bao cao|mau|quy|nhiem vu|tin|hoat dong|noi dung|giai phap|chi tieu|ho so|quyet dinh|lop|hoi nghi|thu tuc))\b/

/** "Bà Trần Thị Bình, công chức Văn phòng": a person and the post that the person holds. */
export const isPerson = (text: string): boolean => /^(?:ông|bà|đ\/c|đồng chí|anh|chị)\s+\p{Lu}/iu.test(text)

export const isPost = (text: string): boolean =>
  /^(?:công chức|cán bộ|chuyên viên|phó|chủ tịch|trưởng|bí thư|giám đốc|kế toán|văn thư|thủ quỹ)(?!\p{L})/iu.test(text)

/** Stricter than startsOffice: a text that is the name of an office, not a sentence or a product about one. */
export const namesOffice = (text: string): boolean => {
  if (lookalikes.test(fold(text))) return false
  // A sentence says what happens to somebody.
  if (/(?<!\p{L})(?:được|đảm bảo|thực hiện|triển khai|đạt)(?!\p{L})/iu.test(text) && text.length > 30) return false
  const rest = /^(?:các|những|mọi|toàn thể|toàn bộ|tất cả|từng)(?:\s+các)?\s+(.+)$/iu.exec(text)?.[1]
  if (rest === undefined) return startsOffice(text)
  return isGenericNoun(rest) || startsOffice(rest) || startsTier(rest)
}

export const isCollective = (text: string): boolean =>
  /(?:^|\s)(?:các|những|mọi|toàn thể|tất cả|cac|nhung)\s/iu.test(text) ||
  (/^\p{Ll}/u.test(text) && generic.some((noun) => startsWith(text, noun)))

/** "ban", "đơn vị có liên quan": a noun without a name of its own. */
export const isGenericNoun = (text: string): boolean =>
  generic.some((noun) => {
    if (!startsWith(text, noun)) return false
    const next = text.split(/\s+/)[noun.split(' ').length]
    return next === undefined || !/^\p{Lu}/u.test(next) || /^(?:UBND|HĐND|Nhà)$/.test(next)
  })

export const startsTier = (text: string): boolean =>
  tiers.some((tier) => startsWith(text, tier)) && !/^\S+(?:\s\S+)?\s\p{Lu}/u.test(text)

const rank: Record<string, number> = {
  tỉnh: 1,
  'thành phố': 2,
  'thị xã': 2,
  huyện: 2,
  quận: 2,
  xã: 3,
  phường: 3,
  'thị trấn': 3,
  'đặc khu': 3,
}

const tierName = '(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)'
const lastTier = new RegExp(`^(.*?)((?:cấp\\s+)?(${tierName}))$`, 'iu')

/** "UBND cấp huyện": what stands before the tier, and its rank; undefined where the text does not end with a tier. */
export const endingTier = (text: string): { head: string; rank: number } | undefined => {
  const match = lastTier.exec(text.trim())
  return match ? { head: match[1]!, rank: rank[match[3]!.toLowerCase()]! } : undefined
}

/** A text that is a tier and nothing more: "cấp xã", "phường". */
export const bareTier = (text: string): number | undefined => {
  const match = new RegExp(`^(?:(?:các|cấp)\\s+)?(${tierName})$`, 'iu').exec(text.trim())
  return match ? rank[match[1]!.toLowerCase()] : undefined
}

const singleFields = list(
  'nội vụ, tư pháp, tài chính, tài chính - kế hoạch, y tế, thanh tra, công thương, xây dựng, giao thông vận tải, ngoại vụ,' +
    'dân tộc, kinh tế, quản lý đô thị, hộ tịch, địa chính, kế toán, thống kê, quân sự, công an, môi trường, du lịch',
).map(fold)

const fieldNames = new Set([...singleFields, ...jointFields.map(fold)])

/** Parts of the titles that communes give their officers: "Tư pháp - Hộ tịch", "Văn hóa - Xã hội". */
const dashedFields = new Set([
  ...singleFields,
  ...list(
    'văn hóa, xã hội, nông nghiệp, đô thị, lao động, thương binh, hạ tầng, kế hoạch, thủ quỹ, văn thư, lưu trữ, văn phòng, tôn giáo, kinh tế, thể thao, thông tin',
  ).map(fold),
])

const isDashedField = (text: string): boolean => {
  const parts = text.split(/\s*[-–]\s*/)
  return parts.length === 2 && parts.every((part) => dashedFields.has(fold(part)))
}

/** A field of work on its own ("Tư pháp"), which needs the head noun that stands before the list. */
export const isField = (text: string): boolean =>
  isDashedField(text) || fieldNames.has(fold(unprotect(text)).replace(/ (?:tinh|huyen|xa|thanh pho|thi xa)$/, ''))

export const isAbbreviation = (text: string): boolean =>
  /^[\p{Lu}Đ]{2,}(?:\s*[-–&]\s*[\p{Lu}Đ]{2,})*$/u.test(text.trim())
