// One target per number: a sentence with several is cut between them, and what the parts leave out because the sentence
// says it once (the subject, the verb, the comparing word) is put back.
import type { FoundValue } from './target-values.ts'
import { trimTail, withoutPurpose } from './trim-tail.ts'

export type TargetPart = { text: string; value: FoundValue }

const leadIn = String.raw`(?:(?:phấn đấu|đảm bảo|bảo đảm|có|hoàn thành|đạt|thực hiện|khoảng|số|các|trong đó|riêng|còn|đối với|tỷ lệ)[\s,:]*)*`
const separator = String.raw`(?:[,;:.]|\((?!.*\))|(?<=\s|^)(?:và|còn|trong đó|riêng|đồng thời))`
const valueNext = new RegExp(String.raw`${separator}\s*${leadIn}\s*$`, 'iu')
const subject = /(?<!\p{L})(?:tỷ lệ|tỉ lệ|mức độ|chỉ số|số lượng|tổng số|số hồ sơ)(?!\p{L})/iu
const anySeparator = /[,;.]\s|\s(?:và|còn|trong đó|riêng|đồng thời)\s/giu

/** Where, in the text between two numbers, the words of the second begin. */
function cutBetween(gap: string): number {
  const next = valueNext.exec(gap)
  if (next) return next.index
  const separators = [...gap.matchAll(anySeparator)].map((match) => match.index)
  const named = separators.find((at) => subject.test(gap.slice(at)))
  if (named !== undefined) return named
  const start = subject.exec(gap)
  return start ? start.index : (separators.at(-1) ?? 0)
}

const tidy = (text: string): string =>
  text
    .replace(/^[\s,;:.–-]+/u, '')
    .replace(/^(?:(?:và|còn|đồng thời|trong số đó|trong đó|theo đó|cụ thể|nhất là)\s*[,:]?\s*)+(?=\S)/iu, '')
    .replace(/[\s,;:.(–-]+$/u, '')
    .trim()

type Segment = { before: string; printed: string; after: string; value: FoundValue }

function toSegments(sentence: string, values: FoundValue[]): Segment[] {
  const cuts = values.slice(1).map((value, i) => {
    const from = values[i]!.end
    return from + cutBetween(sentence.slice(from, value.start))
  })
  return values.map((value, i) => ({
    before: tidy(sentence.slice(cuts[i - 1] ?? 0, value.start)),
    printed: sentence.slice(value.start, value.end).trim(),
    after: sentence.slice(value.end, cuts[i] ?? sentence.length).replace(/[\s,;:.(–-]+$/u, ''),
    value,
  }))
}

const predicate =
  /\s(?:được|có|đều|phải|sử dụng|thực hiện|tiếp tục|đạt|đáp ứng|hoàn thành|ban hành|xử lý|đảm bảo|bảo đảm|giải quyết|tham gia|cung cấp|áp dụng|bố trí|xây dựng|triển khai|không)\s.*$/su

const words = (text: string): number => text.split(/\s+/).filter(Boolean).length

const leadOnly = new RegExp(String.raw`^${leadIn}$`, 'iu')
const isLeadIn = (before: string): boolean => leadOnly.test(before) || words(before) <= 2

/** "90% hồ sơ … được xử lý": the subject stands behind the number. */
const isValueFirst = (segment: Segment): boolean => isLeadIn(segment.before)

/** "cấp xã", "tại các phường", "(cấp huyện)": says only for whom. */
const scopeOnly =
  /^[\s(:]*(?:(?:ở|tại|của|với|đối với|thuộc)\s+)?(?:các\s+)?(?:cấp|tuyến|xã|phường|huyện|tỉnh|thành phố|thị xã|thị trấn|đặc khu|sở|khối|lĩnh vực)(?!\p{L})[^.;]{0,40}$/iu

const isScope = (text: string): boolean => scopeOnly.test(text.trim())

/** "90% cấp huyện, 80% cấp xã": the later numbers say only for whom they are. */
const leavesSubject = ({ after, ...own }: Segment): boolean =>
  leavesSubjectBefore({ ...own, after: withoutPurpose(after) })

const leavesSubjectBefore = (segment: Segment): boolean =>
  !predicate.test(` ${segment.after} `) &&
  ((isValueFirst(segment) && (segment.after.trim() === '' || isScope(segment.after))) ||
    (isScope(segment.before) && words(segment.after) <= 4))

const written = (segment: Segment): string => {
  const start = `${segment.before} ${segment.printed}`.trimStart()
  return tidy(trimTail(`${start}${segment.after}`, start.length))
}

/** The subject that the first part gives to the others: all before its number, without its own scope. */
const sharedSubject = (first: Segment): string =>
  isValueFirst(first) ? tidy(first.after.replace(/\([^)]*\)/g, '')) : first.before

const sharedPredicate = (segments: Segment[], at: number): string => {
  const own = segments[at]!
  if (!isValueFirst(own) || predicate.test(own.after)) return ''
  const next = segments.slice(at + 1).find((segment) => isValueFirst(segment) && predicate.test(segment.after))
  return next ? predicate.exec(next.after)![0] : ''
}

export function splitTargets(sentence: string, values: FoundValue[]): TargetPart[] {
  const segments = toSegments(sentence, values)
  return segments.map((segment, i): TargetPart => {
    const first = segments[0]!
    if (i > 0 && leavesSubject(segment)) {
      const inherits =
        !segment.value.explicit && first.value.explicit && !['between', 'rank<='].includes(first.value.comparator)
      const value = inherits ? { ...segment.value, comparator: first.value.comparator } : segment.value
      return { text: tidy(`${sharedSubject(first)} ${withoutPurpose(written(segment))}`), value }
    }
    return { text: tidy(written(segment) + sharedPredicate(segments, i)), value: segment.value }
  })
}
