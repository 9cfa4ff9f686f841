// What the symbol of a document says of its kind and its issuer (Nghị định 30/2020/NĐ-CP, appendix III; party documents
// by Hướng dẫn 36-HD/VPTW).
const kinds: Record<string, string> = {
  QĐ: 'Quyết định',
  NĐ: 'Nghị định',
  NQ: 'Nghị quyết',
  CT: 'Chỉ thị',
  KH: 'Kế hoạch',
  TT: 'Thông tư',
  TTLT: 'Thông tư liên tịch',
  CTr: 'Chương trình',
  CTR: 'Chương trình',
  ĐA: 'Đề án',
  HD: 'Hướng dẫn',
  TB: 'Thông báo',
  KL: 'Kết luận',
  QC: 'Quy chế',
  CĐ: 'Công điện',
  BC: 'Báo cáo',
  TTr: 'Tờ trình',
  PL: 'Pháp lệnh',
  QyĐ: 'Quy định',
  QH: 'Luật',
}

const issuers: Record<string, string> = {
  CP: 'Chính phủ',
  TTg: 'Thủ tướng Chính phủ',
  TTG: 'Thủ tướng Chính phủ',
  VPCP: 'Văn phòng Chính phủ',
  BNV: 'Bộ Nội vụ',
  BTC: 'Bộ Tài chính',
  BTP: 'Bộ Tư pháp',
  BTTTT: 'Bộ Thông tin và Truyền thông',
  BKHCN: 'Bộ Khoa học và Công nghệ',
  BKHĐT: 'Bộ Kế hoạch và Đầu tư',
  BYT: 'Bộ Y tế',
  TTCP: 'Thanh tra Chính phủ',
}

/** The parts of "108/2020/NĐ-CP" or "19-NQ/TW" behind the number and the year. */
const symbolParts = (number: string): string[] =>
  number
    .replace(/^\d+[A-Za-z]?(?:\/\d{4})?[/-]/, '')
    .split(/[-/]/)
    .filter((part) => part !== '')

/** The kind that a symbol stands for; a symbol that begins with the issuer is a letter. */
export function kindOfSymbol(number: string): string {
  const first = symbolParts(number)[0] ?? ''
  return kinds[first] ?? kinds[first.replace(/\d+$/, '')] ?? 'Công văn'
}

export function issuerOfSymbol(number: string): string | null {
  if (/\/QH\d+$/.test(number)) return 'Quốc hội'
  const found = symbolParts(number)
    .slice(1)
    .map((part) => issuers[part])
    .filter((issuer) => issuer !== undefined)
  return found.length > 0 ? found.join('; ') : null
}

/** Kinds that share a symbol, or that speech uses for one another. */
const interchangeable: Record<string, string[]> = {
  'Quyết định': ['Quy định'],
  'Công văn': ['Văn bản', 'Thông báo', 'Hướng dẫn'],
  Luật: ['Bộ luật', 'Nghị quyết'],
  'Chương trình': ['Chương trình hành động'],
}

export const fitsSymbol = (kind: string, symbolKind: string): boolean =>
  kind === symbolKind || (interchangeable[symbolKind] ?? []).includes(kind)
