import type { Comparator } from '../../understood-plan.ts'
import { splitSentences } from '../sentences.ts'
import { findImplied } from './implied-values.ts'
import { findIndexRises } from './index-rises.ts'
import { shareValue, takeUp } from './share-value.ts'
import { splitTargets, type TargetPart } from './split-targets.ts'
import { findDueDate } from './target-dates.ts'
import { draftOf, numericDraft, type Draft, type TargetContext, type TargetSource } from './target-draft.ts'
import { findValues, tellsOfPast } from './target-values.ts'

const directionWords = 8

const direction = (text: string): Comparator => {
  const start = text.split(/\s+/).slice(0, directionWords).join(' ')
  if (/(?<!\p{L})(?:tăng|nâng cao|nâng|cải thiện|cao hơn|vượt)(?!\p{L}|\s+cường)/iu.test(start)) return 'increase'
  return /(?<!\p{L})(?:giảm|kéo giảm|tinh giản|hạ thấp)(?!\p{L})/iu.test(start) ? 'decrease' : 'qualitative'
}

/** What a semicolon cuts out of the title of a document is no sentence of its own. */
const isFragment = (sentence: string): boolean =>
  /^(?:nghị định|nghị quyết|quyết định|thông tư|chỉ thị|luật|kế hoạch số|các văn bản)(?!\p{L})/iu.test(sentence) ||
  sentence.split(/\s+/).length < 4

type Read = { drafts: Draft[]; parts: TargetPart[] }

const only = (...drafts: Draft[]): Read => ({ drafts, parts: [] })

/** What a sentence without any number asks for: all or none in words, a day, a rise, or words alone. */
function readWords(source: TargetSource, context: TargetContext, sentence: string): Read {
  const word = findImplied(sentence, source.asked)
  if (word) {
    const text = sentence.replace(/[.,;]+$/u, '')
    return only({ ...numericDraft(source, context, { text, own: text, value: word }), implied: true })
  }
  const due = source.asked ? findDueDate(sentence) : undefined
  if (due) return only(draftOf(source, context, sentence, { comparator: 'by-date', value: due, unit: 'ngày' }))
  const rises = findIndexRises(sentence)
  if (rises.length > 0 || !source.asked || sentence.endsWith(':') || isFragment(sentence)) {
    const rise = { comparator: 'increase', qualitative: true } as const
    return only(...rises.map((metricId) => draftOf(source, context, sentence, { ...rise, metricId })))
  }
  return only(draftOf(source, context, sentence, { comparator: direction(sentence), qualitative: true }))
}

/** `previous`: the parts of the sentence before, whose number a following noun may take up. */
function readSentence(source: TargetSource, context: TargetContext, sentence: string, previous: TargetPart[]): Read {
  if (tellsOfPast(sentence, context.year)) return only()
  const values = findValues(sentence, source.asked, context.year)
  const last = previous.at(-1)
  const taken = values.length === 0 && last ? takeUp(last, sentence) : undefined
  const parts = taken ? [taken] : splitTargets(sentence, values).flatMap(shareValue)
  if (parts.length === 0) return readWords(source, context, sentence)
  return { drafts: parts.map((part) => numericDraft(source, context, part)), parts }
}

/** Text recognition reads the sign for percent as letters (90o/o, 90°/o) and digits before it as letters (9O%, l00%). */
const repairPercent = (text: string): string =>
  text
    .replace(/(\d)\s?[o°]\/[o0°]/gi, '$1%')
    .replace(/(?<![\p{L}\d])(?=[\dlIoO]{2,3}\s?%)(?=\D{0,2}\d)[\dlIoO]+/gu, (digits) =>
      digits.replace(/[lI]/g, '1').replace(/[oO]/g, '0'),
    )

/** The targets of one paragraph, sentence by sentence. */
export function readTargetSource(source: TargetSource, context: TargetContext): Draft[] {
  if (tellsOfPast(source.text, context.year)) return []
  const drafts: Draft[] = []
  let previous: TargetPart[] = []
  for (const sentence of splitSentences(repairPercent(source.text))) {
    const read = readSentence(source, context, sentence, previous)
    previous = read.parts
    drafts.push(...read.drafts)
  }
  return drafts
}
