// The numbers to reach in a sentence: percentages, counts, ranks, days and minutes, each with the words that compare.
import type { Comparator, TargetValue } from '../../understood-plan.ts'

export type FoundValue = {
  /** The comparing words and the number, [start, end) of the text. */
  start: number
  end: number
  comparator: Comparator
  value: TargetValue
  unit: string
  /** Comparing words are printed. */
  explicit: boolean
}

const minimum = 'ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|thấp nhất|≥|>='
const maximum = 'không vượt quá|không quá|không vượt|không cao hơn|tối đa|nhiều nhất|≤|<='
const above = 'trên|hơn|lớn hơn|cao hơn|vượt|>'
const below = 'dưới|nhỏ hơn|thấp hơn|ít hơn|<'
const comparing = `${minimum}|${maximum}|${above}|${below}|từ`
const linking = String.raw`(?:\s*(?:là|đạt|khoảng|được|đạt tỷ lệ|mức))?`
const prefix = String.raw`(?:(?<![\p{L}])(?<change>tăng(?:\s+thêm)?|giảm(?:\s+thêm)?)\s+)?(?:(?<![\p{L}])(?<word>${comparing})${linking}\s*)?`
const figure = String.raw`\d{1,3}(?:\.\d{3})+(?![\d])|\d+(?:[.,]\d+)?`
const range = String.raw`\s*(?:[-–—÷]|đến|tới|(?<lift>lên)|(?<drop>xuống(?:\s+còn)?))\s*`
const suffix = String.raw`(?<suffix>\s*(?:trở lên|trở xuống|trở lại|hoặc cao hơn))?`

const percent = new RegExp(
  String.raw`${prefix}(?<![\d/.,])(?<low>${figure})\s*(?:%|phần trăm)?(?:${range}(?<high>${figure})\s*)?(?:%|phần trăm)${suffix}`,
  'giu',
)

const countable =
  'sáng kiến|giải pháp|mô hình|lần|lượt|cuộc thi|cuộc họp|cuộc|lớp|đợt|buổi|hội nghị|hội thi|chuyên mục|chuyên đề|tin,? bài|tin|bài|video|phóng sự|clip|hồ sơ|thủ tục|tthc|dịch vụ|văn bản|đơn vị|cơ quan|sở|phòng|xã|phường|địa phương|ngày làm việc|ngày|giờ|phút|điểm|bậc|hạng|người|công chức|cán bộ|viên chức|bộ|sản phẩm|đề tài|cấp phó|hệ thống|cơ sở dữ liệu'
const per = String.raw`(?:\s?/\s?(?:năm|quý|tháng|tuần|lượt|hồ sơ|người|đơn vị|video|cơ quan|lớp|xã|phường)){0,2}`
const count = new RegExp(
  String.raw`${prefix}(?<![\d/.,])(?<low>\d{1,3}(?:\.\d{3})+|\d{1,5})(?:\s*(?:[-–]|đến|tới)\s*(?<high>\d{1,5}))?(?:\s?/\s?\d{2,3}(?=\s+điểm))?(?:\s*\([^)\d]{2,14}\))?\s+(?<unit>(?:${countable})(?!\p{L})${per})${suffix}`,
  'giu',
)

/** "từ 15 ngày xuống còn 10 ngày": what is to be reached stands second. */
const shift = new RegExp(
  String.raw`(?<!\p{L})từ\s+\d{1,5}(?:\s+(?:${countable}))?\s+(?:(?<lift>lên(?:\s+đến)?)|(?<drop>xuống(?:\s+còn)?|còn))\s+(?<low>\d{1,5})\s+(?<unit>(?:${countable})(?!\p{L})${per})`,
  'giu',
)
/** "giảm thời gian xử lý còn 10 ngày" */
const remaining = new RegExp(
  String.raw`(?<=(?:giảm|rút ngắn|hạ)\s[^.;,\d]{0,80}?)(?:xuống\s+)?còn\s+(?<low>\d{1,5})\s+(?<unit>(?:${countable})(?!\p{L})${per})`,
  'giu',
)
const fraction =
  /(?<low>\d{1,3})\s?\/\s?(?<of>\d{1,3})(?=\s+(?:tổng\s+)?(?:số|cơ quan|đơn vị|xã|phường|thị trấn|huyện|thôn|ấp|bản|khu phố|tổ dân phố|phòng|ban|sở|trường|trạm|bộ|hồ sơ|thủ tục|tthc|lĩnh vực|chỉ tiêu|tiêu chí|công chức|cán bộ|viên chức|doanh nghiệp|hộ)(?!\p{L}))/iu
const fractions = new RegExp(String.raw`${prefix}(?<![\d/.,]|ngày\s|thứ\s|hạng\s|tháng\s)${fraction.source}`, 'giu')

const rankPatterns = [
  /(?:nhóm|trong(?: số)?|tốp|top)\s+(?<low>\d{1,2})\s+[^.;%]{0,45}?(?:dẫn đầu|đứng đầu|cao nhất|tốt nhất|xếp đầu)/giu,
  /(?:xếp(?: hạng| loại)?|đứng|nằm)\s+(?:trong\s+)?nhóm\s+(?<low>\d{1,2})(?!\d|\s?%)/giu,
  /(?:tốp|top)\s+(?:đầu\s+)?(?<low>\d{1,2})(?!\s?%)/giu,
  /(?:xếp|đứng|đạt|giữ)\s+(?:(?:thứ hạng|hạng|vị trí|thứ|từ)\s+){1,4}(?<low>\d{1,2})(?![\d.,]|\s*(?:điểm|%|phần trăm|ngày|lần))(?:\s?\/\s?\d{1,3})?(?:\s+trở lên)?/giu,
]

const numberOf = (printed: string): number =>
  /^\d{1,3}(?:\.\d{3})+$/.test(printed) ? Number(printed.replaceAll('.', '')) : Number(printed.replace(',', '.'))

const is = (words: string, word: string): boolean => words.split('|').includes(word)

/** `rest`: what follows in the sentence; "từ 35% hồ sơ … trở lên" closes far behind its number. */
function comparatorOf(groups: Record<string, string | undefined>, rest: string, text: string): Comparator {
  const word = groups.word?.toLowerCase() ?? ''
  const behind = (groups.suffix ?? '').trim().toLowerCase()
  const change = groups.change?.toLowerCase()
  const bounded = is(minimum, word) || is(maximum, word) || word !== ''
  if (change !== undefined && (!bounded || /so với|cùng kỳ/iu.test(text)))
    return change.startsWith('tăng') ? 'increase' : 'decrease'
  if (groups.drop !== undefined) return '<='
  if (groups.lift !== undefined) return '='
  if (groups.high !== undefined) return 'between'
  if (behind === 'trở xuống' || behind === 'trở lại') return '<='
  if (behind !== '' || is(minimum, word)) return '>='
  if (is(maximum, word)) return '<='
  if (word === 'từ') return '>='
  if (is(above, word)) return /trở lên/iu.test(rest) ? '>=' : '>'
  return is(below, word) ? '<' : '='
}

const toValue = (match: RegExpMatchArray, unit: string, text: string): FoundValue => {
  const groups = match.groups!
  const start = match.index! + (/^\s*/.exec(match[0])?.[0].length ?? 0)
  const low = numberOf((groups.lift ?? groups.drop) === undefined ? groups.low! : groups.high!)
  const comparator = comparatorOf(groups, text.slice(match.index! + match[0].length), text)
  return {
    start,
    end: match.index! + match[0].length,
    comparator,
    value: comparator === 'between' ? [low, numberOf(groups.high!)] : low,
    unit,
    explicit: comparator !== '=',
  }
}

/** "Năm 2023, tỷ lệ … đạt 85%": what was, not what is to come. */
export const tellsOfPast = (sentence: string, year: number | null): boolean => {
  const opening = /^(?:kết quả\s+)?(?:trong\s+)?năm\s+(\d{4})/iu.exec(sentence)
  return year !== null && opening !== null && Number(opening[1]) < year && !/phấn đấu/iu.test(sentence)
}

/** A bracket that holds the figure of a year before: "(năm 2023: 85%)". */
const inPastBracket = (text: string, at: number, year: number | null): boolean => {
  const open = text.lastIndexOf('(', at)
  const bracket = open >= 0 && text.indexOf(')', open) > at ? text.slice(open, at) : ''
  const years = [...bracket.matchAll(/năm\s+(\d{4})/giu)].map((match) => Number(match[1]))
  return year !== null && years.length > 0 && Math.max(...years) < year
}

export const findPercentages = (text: string, year: number | null): FoundValue[] =>
  [...text.matchAll(percent)]
    .filter((match) => !inPastBracket(text, match.index, year))
    .map((match) => toValue(match, '%', text))

/** `asked`: the text stands among targets, where "có 02 sáng kiến" sets one; elsewhere comparing words must say so. */
export const findCounts = (text: string, asked: boolean): FoundValue[] =>
  [...text.matchAll(count)]
    .filter((match) => {
      const { word, suffix, high, change, unit } = match.groups!
      const compared =
        (word !== undefined && word !== 'từ') || suffix !== undefined || (word === 'từ' && high !== undefined)
      const counted = /^(?:bậc|hạng|điểm)/iu.test(unit!) && change !== undefined
      const verb =
        /(?:có|đạt|tổ chức|xây dựng|thực hiện|triển khai|hoàn thành|ban hành|mở|đăng tải|phấn đấu|duy trì|công nhận)\s+$/iu
      return compared || counted || (asked && verb.test(text.slice(0, match.index)))
    })
    .map((match) => toValue(match, unitOf(match.groups!), text))

const unitOf = (groups: Record<string, string | undefined>): string =>
  groups.unit!.replace(/\s?\/\s?/g, '/').toLowerCase()

/** Counts that fall or rise to a number: the number reached, as an upper bound where it falls. */
export const findShifts = (text: string): FoundValue[] =>
  [...text.matchAll(shift), ...text.matchAll(remaining)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    comparator: match.groups!.lift === undefined ? '<=' : '=',
    value: Number(match.groups!.low),
    unit: unitOf(match.groups!),
    explicit: true,
  }))

/** "2/3 số thôn": a share, in percent to one decimal. */
export const findFractions = (text: string): FoundValue[] =>
  [...text.matchAll(fractions)].flatMap((match) => {
    const share = Number(match.groups!.low) / Number(match.groups!.of)
    const value = Math.round(1000 * share) / 10
    return share > 0 && share <= 1 ? [{ ...toValue(match, '%', text), value }] : []
  })

export const findRanks = (text: string): FoundValue[] =>
  rankPatterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      comparator: 'rank<=' as const,
      value: Number(match.groups!.low),
      unit: 'hạng',
      explicit: true,
    })),
  )

const levels: Record<string, number> = { I: 1, II: 2, III: 3, IV: 4, V: 5 }

/** "xếp hạng … mức độ III trở lên": a rating to reach; elsewhere a level is the name of a kind of service. */
export const findLevels = (text: string): FoundValue[] =>
  [
    ...text.matchAll(
      /(?:xếp hạng|xếp loại|đạt (?:tiêu )?chuẩn)[^.;]{0,80}?mức(?: độ)?\s+(?<low>[IV]{1,3}|[1-5])\s+trở lên/giu,
    ),
  ].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    comparator: '>=',
    value: levels[match.groups!.low!] ?? Number(match.groups!.low),
    unit: 'mức độ',
    explicit: true,
  }))

/** All of them in the order of the text; where two overlap, the first kind (percentage, rank, count) stands. */
export function findValues(text: string, asked: boolean, year: number | null): FoundValue[] {
  const kept: FoundValue[] = []
  for (const found of [
    ...findPercentages(text, year),
    ...findRanks(text),
    ...findLevels(text),
    ...findFractions(text),
    ...findShifts(text),
    ...findCounts(text, asked),
  ]) {
    if (!kept.some((other) => found.start < other.end && other.start < found.end)) kept.push(found)
  }
  return kept.sort((a, b) => a.start - b.start)
}
