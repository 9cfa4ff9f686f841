// A sentence with several numbers, cut between them.
import type { FoundValue } from './target-values.ts'

/** One number with the words before and behind it up to its neighbours. */
export type Segment = { before: string; printed: string; after: string; value: FoundValue }

const leadIn = String.raw`(?:(?:phấn đấu|đảm bảo|bảo đảm|có|hoàn thành|đạt|thực hiện|khoảng|số|các|trong đó|riêng|còn|đối với|tỷ lệ)[\s,:]*)*`
const separator = String.raw`(?:[,;:.]|\((?!.*\))|(?<=\s|^)(?:và|còn|trong đó|riêng|đồng thời))`
const valueNext = new RegExp(String.raw`${separator}\s*${leadIn}\s*$`, 'iu')
const subject = /(?<!\p{L})(?:tỷ lệ|tỉ lệ|mức độ|chỉ số|số lượng|tổng số|số hồ sơ)(?!\p{L})/iu
const anySeparator = /[,;.]\s|\s(?:và|còn|trong đó|riêng|đồng thời)\s|\s\((?=trong đó)/giu

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

/** Without the marks and the linking words at its ends, and without a bracket that has lost its other half. */
export function tidy(text: string): string {
  const bare = text
    .replace(/^[\s,;:.–(-]*(?:(?:và|còn|đồng thời|trong số đó|trong đó|theo đó|cụ thể|nhất là)\s*[,:]?\s+)*/iu, '')
    .replace(/[\s,;:.(–-]+$/u, '')
    .trim()
  return bare.includes('(') ? bare : bare.replace(/\)$/, '').trim()
}

/** "Về cải cách thể chế: 100% văn bản …": the name of the topic is no part of the target. */
const withoutTopic = (before: string): string =>
  before.replace(/^[^:]{3,100}:\s*(?=(?:(?:phấn đấu|đảm bảo|bảo đảm|đạt|có)\s*)*$)/iu, '')

export function toSegments(sentence: string, values: FoundValue[]): Segment[] {
  const cuts = values.slice(1).map((value, i) => {
    const from = values[i]!.end
    return from + cutBetween(sentence.slice(from, value.start))
  })
  return values.map((value, i) => ({
    before: tidy(
      hasOwnNoun(sentence, value, cuts[i])
        ? withoutTopic(sentence.slice(cuts[i - 1] ?? 0, value.start))
        : sentence.slice(cuts[i - 1] ?? 0, value.start),
    ),
    printed: sentence.slice(value.start, value.end).trim(),
    after: sentence.slice(value.end, cuts[i] ?? sentence.length).replace(/[\s,;:.(–-]+$/u, ''),
    value,
  }))
}

const hasOwnNoun = (sentence: string, value: FoundValue, cut: number | undefined): boolean =>
  countWords(sentence.slice(value.end, cut ?? sentence.length)) >= 3

const leadOnly = new RegExp(String.raw`^${leadIn}$`, 'iu')

export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length

/** "90% hồ sơ … được xử lý": the subject stands behind the number. */
export const isValueFirst = (segment: Segment): boolean =>
  leadOnly.test(segment.before) || countWords(segment.before) <= 2
