// One target per number: what the parts of a sentence leave out because the sentence says it once (the subject, the
// verb, the comparing word) is put back.
import type { FoundValue } from './target-values.ts'
import { countWords, isValueFirst, tidy, toSegments, type Segment } from './target-segments.ts'
import { trimTail, withoutPurpose } from './trim-tail.ts'

/** `own`: the words of the part alone, before others were put back; they say for whom it holds. */
export type TargetPart = { text: string; own: string; value: FoundValue }

const predicate =
  /\s(?:được|có|đều|phải|sử dụng|thực hiện|tiếp tục|đạt|đáp ứng|hoàn thành|ban hành|xử lý|đảm bảo|bảo đảm|giải quyết|tham gia|cung cấp|áp dụng|bố trí|xây dựng|triển khai|không)\s.*$/su

const predicateOf = (text: string): string => predicate.exec(`${text} `)?.[0].trimEnd() ?? ''

const places = 'cấp|tuyến|xã|phường|huyện|tỉnh|thành phố|thị xã|thị trấn|đặc khu|sở|khối|lĩnh vực'

/** "cấp xã", "tại các phường", "(cấp huyện)": says only for whom. */
const scopeOnly = new RegExp(
  String.raw`^[\s(:]*(?:(?:ở|tại|của|với|đối với|thuộc|riêng)\s+)?(?:các\s+)?(?:${places})(?!\p{L})[^.;]{0,40}$`,
  'iu',
)
const isScope = (text: string): boolean => scopeOnly.test(text.trim())

const scopeAtEnd = new RegExp(
  String.raw`[\s:,(]+(?:(?:ở|tại|của|đối với|thuộc)\s+)?(?:các\s+)?(?:(?:cấp)\s(?:tỉnh|huyện|xã|sở|thành phố|thị xã|phường)|lĩnh vực\s[^,;]{3,40})\s*\)?$`,
  'iu',
)
const withoutReach = (text: string): string =>
  text.replace(/\s+(?:đạt|là|đạt tỷ lệ|lần lượt|tương ứng|đạt tương ứng)$/iu, '')
const withoutScope = (text: string): string => withoutReach(withoutReach(text).replace(scopeAtEnd, ''))

const written = (segment: Segment): string => {
  const start = `${segment.before} ${segment.printed}`.trimStart()
  return tidy(trimTail(`${start}${segment.after}`, start.length))
}

/** The thing counted behind a number: "hồ sơ công việc" of "80% hồ sơ công việc cấp tỉnh được xử lý". */
const nounBehind = (segment: Segment): string =>
  withoutScope(tidy(segment.after.slice(0, segment.after.length - predicateOf(segment.after).length)))

const subjectOf = (first: Segment): string => (isValueFirst(first) ? nounBehind(first) : withoutScope(first.before))

const inherit = (value: FoundValue, first: FoundValue): FoundValue => {
  const inherits =
    !value.explicit && first.explicit && !['between', 'rank<=', 'increase', 'decrease'].includes(first.comparator)
  return inherits ? { ...value, comparator: first.comparator } : value
}

/** The verb that the last of several parts has for all: "90% A và 80% B được xử lý". */
const sharedPredicate = (segments: Segment[], at: number): string => {
  const own = segments[at]!
  if (!isValueFirst(own) || predicateOf(own.after) !== '') return ''
  const next = segments.slice(at + 1).find((segment) => isValueFirst(segment) && predicateOf(segment.after) !== '')
  return next === undefined ? '' : predicateOf(next.after)
}

/** "tăng 2% so với năm trước" behind "… đạt 95%": the subject is that of the part before. */
const isChangeOnly = (segment: Segment): boolean =>
  /^(?:tăng|giảm)/iu.test(segment.printed) && segment.before === '' && /^\s*so với/iu.test(segment.after)

function complete(segments: Segment[], i: number): string | null {
  const first = segments[0]!
  const segment = segments[i]!
  const after = withoutPurpose(segment.after)
  const verb = predicateOf(after)
  const named = after.slice(0, after.length - verb.length)
  if (isValueFirst(first) && isValueFirst(segment) && isScope(named)) {
    return `${segment.before} ${segment.printed} ${nounBehind(first)} ${named.trim()} ${verb || sharedPredicate(segments, i)}`
  }
  if (isValueFirst(segment) && verb === '' && (named.trim() === '' || isScope(named))) {
    return segment.value.unit === '%'
      ? `${subjectOf(first)} ${isScope(segment.before) ? segment.before : ''} ${segment.printed}${named}`
      : `${written(first)}, ${segment.printed}${named}`
  }
  if (isChangeOnly(segment)) return `${subjectOf(first)} ${segment.printed}${segment.after}`
  const subject = isValueFirst(first) ? withoutScope(tidy(withoutPurpose(first.after))) : withoutScope(first.before)
  return isScope(segment.before) && verb === '' && countWords(after) <= 4
    ? `${subject} ${segment.before} ${segment.printed}${after}`
    : null
}

/** "cấp tỉnh, cấp huyện, cấp xã đạt tương ứng 85%, 75%, 70%": one scope for each number. */
function matchRespectively(segments: Segment[]): TargetPart[] | null {
  const before = segments[0]!.before
  if (!/tương ứng|lần lượt/iu.test(before + segments.at(-1)!.after)) return null
  const scopes = [...before.matchAll(/cấp\s(?:tỉnh|huyện|xã|sở|thành phố|thị xã)/giu)]
  if (scopes.length !== segments.length) return null
  const subject = tidy(before.slice(0, scopes[0]!.index).replace(/\s(?:ở|tại|của)\s*$/iu, ''))
  return segments.map((segment, i) => {
    const own = `${scopes[i]![0]} đạt ${segment.printed}`
    return { text: `${subject} ${own}`, own, value: inherit(segment.value, segments[0]!.value) }
  })
}

const listed =
  /^\s*(?:(?:tổng\s+)?số\s+)?(?:các\s+)?(?:cơ quan|đơn vị|tổ chức|cá nhân|địa phương|ban|ngành|phòng|đoàn thể|thị trấn|phường|xã|thôn|ấp|khu phố|tổ dân phố|doanh nghiệp|cán bộ|công chức|viên chức|người|trường|huyện|quận|thị xã|thành phố)(?!\p{L})/iu

/** "100% cơ quan, đơn vị có ít nhất 01 sáng kiến": the second number says what each of the first has to reach. */
function matchNested(sentence: string, [outer, inner, ...more]: FoundValue[]): TargetPart[] | null {
  if (!outer || !inner || more.length > 0 || outer.unit !== '%' || outer.start > 30) return null
  const gap = sentence.slice(outer.end, inner.start)
  const parts = gap.split(',')
  const last = parts.pop()!
  const nested =
    !/[;:(]/.test(gap) &&
    predicateOf(last) !== '' &&
    listed.test(last) &&
    parts.every((part) => predicateOf(part) === '')
  if (!nested) return null
  const whole = tidy(sentence)
  const own = tidy(sentence.slice(outer.end))
  return [
    { text: whole, own: whole, value: outer },
    { text: own, own, value: inner },
  ]
}

/** "Giảm ít nhất 30% thời gian, 20% chi phí": the change is said once. */
const sharesChange = (segments: Segment[], i: number): boolean =>
  i > 0 &&
  /^(?:tăng|giảm)/iu.test(segments[0]!.printed) &&
  segments[i]!.before === '' &&
  /^\d/.test(segments[i]!.printed)

export function splitTargets(sentence: string, values: FoundValue[]): TargetPart[] {
  if (values.length === 0) return []
  const nested = matchNested(sentence, values)
  if (nested) return nested
  const segments = toSegments(sentence, values)
  return (
    matchRespectively(segments) ??
    segments.map((segment, i): TargetPart => {
      const own = written(segment)
      if (sharesChange(segments, i)) {
        const change = segments[0]!.printed.replace(/\s*[\d.,]+\s*%?\s*$/u, '')
        const value = { ...segment.value, comparator: segments[0]!.value.comparator }
        return { text: tidy(`${change} ${own}`), own, value }
      }
      const completed = i === 0 ? null : complete(segments, i)
      if (completed !== null)
        return { text: tidy(completed.replace(/\s+/g, ' ')), own, value: inherit(segment.value, segments[0]!.value) }
      const shares = i > 0 && sharedPredicate(segments, 0) !== '' && isValueFirst(segment)
      const value = shares ? inherit(segment.value, segments[0]!.value) : segment.value
      return { text: tidy(own + sharedPredicate(segments, i)), own, value }
    })
  )
}
