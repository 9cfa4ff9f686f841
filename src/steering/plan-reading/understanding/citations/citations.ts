// Documents that a text names: kind, number, date, issuer, article, as printed.
import { fitsSymbol, issuerOfSymbol, kindOfSymbol } from './document-symbols.ts'
import { readLawName } from './law-names.ts'
import { datePattern, isoOf } from '../printed-dates.ts'

export type Citation = {
  kind: string
  number: string
  date: string | null
  issuer: string | null
  article?: string
  sourceError?: string
  /** Offset in the text. */
  at: number
}

const kindWords =
  'Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Kế hoạch|Chương trình hành động|Chương trình|Đề án|Công văn|Công điện|Quy định|Hướng dẫn|Thông báo|Kết luận|Văn bản|Báo cáo|Tờ trình|Quy chế'

const token = String.raw`[A-ZĐ][A-ZĐa-z&]{0,7}\d{0,2}`
const stateNumber = String.raw`\d{1,5}[A-Za-z]?\s?/\s?(?:\d{4}\s?/\s?)?[A-ZĐ]{2,8}[a-z]?\d{0,2}(?:\s?-\s?${token}){0,4}`
const partyNumber = String.raw`\d{1,4}\s?-\s?[A-ZĐ][A-ZĐa-z]{1,4}\s?/\s?[A-ZĐ]{2,5}[a-z]{0,2}`
const numbered = new RegExp(
  String.raw`(?:(${kindWords})\s+)?(?:số\s*:?\s*)?(?<![\d/])(${partyNumber}|${stateNumber})(?:\s+(?:tỉnh|huyện|thành phố|thị xã))?(?:,?\s*ngày\s+${datePattern})?`,
  'giu',
)

const issuerStart = /^\s*,?\s*của\s+/iu
const issuerEnd =
  /\s+(?:về|ban hành|phê duyệt|quy định|sửa đổi|hướng dẫn|triển khai|thực hiện|tổ chức|giao|và|tại|đối với|trong|trên|để|nhằm|theo|là|được|cho|khi|năm)(?=[\s,]|$)|[;.()“”":]|,(?!\s*Bộ\s)|$/iu

const tidyNumber = (number: string): string => number.replace(/\s*([/-])\s*/g, '$1')

const titled = (kind: string): string => kind[0]!.toUpperCase() + kind.slice(1).toLowerCase()

const shorten = (name: string): string =>
  name
    .replace(/ủy ban nhân dân|uỷ ban nhân dân/giu, 'UBND')
    .replace(/^chủ (?=Chủ)/u, '')
    .trim()

function readIssuer(behind: string): string | null {
  const start = issuerStart.exec(behind)
  if (!start) return null
  const rest = behind.slice(start[0].length)
  const name = rest.slice(0, issuerEnd.exec(rest)?.index ?? rest.length).replaceAll(', Bộ', '; Bộ')
  return name.length >= 3 && name.length <= 90 ? shorten(name) : null
}

const articleBefore = /((?:điểm\s+\S+,?\s+)?(?:khoản\s+\d+,?\s+)?điều\s+\d+)(?:\s+của|,)?\s*$/iu

const readArticle = (before: string): string | undefined => {
  const article = articleBefore.exec(before)?.[1]
  return article === undefined ? undefined : article[0]!.toUpperCase() + article.slice(1)
}

/** What cannot be true of one citation by itself. */
function errorOf(
  kind: string,
  number: string,
  date: string | null,
  printedDate: boolean,
  issuer: string | null,
): string | undefined {
  const symbolKind = kindOfSymbol(number)
  const year = /\/(\d{4})\//.exec(number)?.[1]
  if (!fitsSymbol(kind, symbolKind)) return `ghi là “${kind}” nhưng ký hiệu là của ${symbolKind}`
  if (printedDate && date === null) return 'ngày không có trong lịch'
  if (year !== undefined && date !== null && !date.startsWith(year)) return 'năm trong số hiệu khác năm ban hành'
  if (number.endsWith('NĐ-CP') && issuer !== null && issuer.startsWith('Thủ tướng'))
    return 'Nghị định do Chính phủ ban hành, không phải Thủ tướng Chính phủ'
  return undefined
}

function readNumbered(text: string): Citation[] {
  return [...text.matchAll(numbered)]
    .filter((match) => /[A-ZĐ]{2}/.test(match[2]!) && /\/\d{4}\/|-/.test(match[2]!))
    .map((match) => {
      const number = tidyNumber(match[2]!)
      const printedKind = match[1] === undefined ? null : titled(match[1])
      const symbolKind = kindOfSymbol(number)
      const groups = match.slice(3, 9)
      const printedDate = groups.some((group) => group !== undefined)
      const date = printedDate ? isoOf(groups) : null
      const issuer = readIssuer(text.slice(match.index + match[0].length)) ?? issuerOfSymbol(number)
      const article = readArticle(text.slice(0, match.index))
      const sourceError = errorOf(printedKind ?? symbolKind, number, date, printedDate, issuer)
      const kind = printedKind !== null && fitsSymbol(printedKind, symbolKind) ? printedKind : symbolKind
      return {
        kind,
        number,
        date,
        issuer,
        ...(article && { article }),
        ...(sourceError && { sourceError }),
        at: match.index,
      }
    })
}

const longestName = 300

/** A law that is to be taught, drafted or commented on is the subject of the work, not what the work rests on. */
const isSubject = (before: string, behind: string): boolean =>
  /^\s*\(sửa đổi/iu.test(behind) ||
  /(?:dự thảo|dự án|góp ý|tập huấn|tìm hiểu|phổ biến|tuyên truyền)(?:\s+(?:về|các|nội dung|điểm mới|quy định|của|và))*\s+$/iu.test(
    before,
  )

function readLaws(text: string): Citation[] {
  const found: Citation[] = []
  let end = 0
  for (const match of text.matchAll(/(?<!\p{L})(?:Bộ luật|Luật)\s+(?!số\s)/gu)) {
    const name = match.index < end ? null : readLawName(text.slice(match.index, match.index + longestName))
    if (name === null) continue
    end = match.index + name.length
    if (isSubject(text.slice(0, match.index), text.slice(end))) continue
    const dated = new RegExp(String.raw`^\s*,?\s*ngày\s+${datePattern}`, 'iu').exec(text.slice(end))
    const article = readArticle(text.slice(0, match.index))
    found.push({
      kind: name.startsWith('Bộ') ? 'Bộ luật' : 'Luật',
      number: name,
      date: dated ? isoOf(dated.slice(1, 7)) : null,
      issuer: 'Quốc hội',
      ...(article && { article }),
      at: match.index,
    })
  }
  return found
}

/** Text recognition reads 1 and 0 as letters: "số l2/KH-UBND"; en dashes stand for hyphens. Every place stays the same. */
const repaired = (text: string): string =>
  text
    .replace(/(?<=số\s?:?\s?)(?=[lIoO]*\d)[\dlIoO]{1,5}(?=\s?\/)/giu, (digits) =>
      digits.replace(/[lI]/g, '1').replace(/o/gi, '0'),
    )
    .replace(/(?<=\/[A-ZĐ]{2,8})–(?=[A-ZĐ])/gu, '-')

/** In the order of the text. */
export const findCitations = (printed: string): Citation[] => {
  const text = repaired(printed)
  return [...readNumbered(text), ...readLaws(text)].sort((a, b) => a.at - b.at)
}
