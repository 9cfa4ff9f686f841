// What the plan promises to reach: from the body (target sections and numbers hidden in others) and from the rows of
// the annex.
import type { Place } from '../../source-document.ts'
import type { Comparator, Section, Target, Task } from '../../understood-plan.ts'
import { annexSections } from '../annex-section.ts'
import { findMetric } from './find-metric.ts'
import { findIndexRises } from './index-rises.ts'
import { findImplied } from './implied-values.ts'
import { findDueDate } from './target-dates.ts'
import { findScope } from './target-scope.ts'
import { linkTargets } from './link-targets.ts'
import type { TargetRow } from './target-tables.ts'
import { splitSentences } from '../sentences.ts'
import { shareValue, takeUp } from './share-value.ts'
import { splitTargets, type TargetPart } from './split-targets.ts'
import { findValues, tellsOfPast } from './target-values.ts'

type Draft = Omit<Target, 'id'>
/** `about`: the task that a note stands beside. */
type Source = { text: string; section: string; place?: Place; asked: boolean; about?: string }
export type TargetContext = { year: number | null; place: string | null }

const draftOf = (source: Source, context: TargetContext, text: string, rest: Partial<Draft>): Draft => ({
  metricId: (findMetric(text) ?? findMetric(source.about ?? ''))?.id ?? null,
  section: source.section,
  text,
  ...(source.text.trim() !== text && { sourceText: source.text }),
  comparator: '=',
  value: null,
  unit: null,
  scope: findScope(text) ?? context.place,
  doubts: [],
  ...(source.place && { place: source.place }),
  ...rest,
})

const numeric = (source: Source, context: TargetContext, { text, own, value }: TargetPart): Draft =>
  draftOf(source, context, text, {
    comparator: value.comparator,
    value: value.value,
    unit: value.unit,
    scope: findScope(own) ?? findScope(text) ?? context.place,
  })

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

function readSentence(
  source: Source,
  context: TargetContext,
  sentence: string,
  previous: TargetPart[],
): { drafts: Draft[]; parts: TargetPart[] } {
  if (tellsOfPast(sentence, context.year)) return { drafts: [], parts: [] }
  const values = findValues(sentence, source.asked, context.year)
  if (values.length > 0) {
    const parts = splitTargets(sentence, values).flatMap(shareValue)
    return { drafts: parts.map((part) => numeric(source, context, part)), parts }
  }
  const last = previous.at(-1)
  const taken = last && takeUp(last, sentence)
  if (taken) return { drafts: [numeric(source, context, taken)], parts: [taken] }
  const word = findImplied(sentence, source.asked)
  if (word) {
    const text = sentence.replace(/[.,;]+$/u, '')
    const parts = [{ text, own: text, value: word }]
    return { drafts: parts.map((part) => ({ ...numeric(source, context, part), implied: true })), parts: [] }
  }
  const due = source.asked ? findDueDate(sentence) : undefined
  if (due)
    return {
      drafts: [draftOf(source, context, sentence, { comparator: 'by-date', value: due, unit: 'ngày' })],
      parts: [],
    }
  const rises = findIndexRises(sentence).map((metricId) =>
    draftOf(source, context, sentence, { metricId, comparator: 'increase', qualitative: true }),
  )
  if (rises.length > 0 || !source.asked || sentence.endsWith(':') || isFragment(sentence))
    return { drafts: rises, parts: [] }
  return {
    drafts: [draftOf(source, context, sentence, { comparator: direction(sentence), qualitative: true })],
    parts: [],
  }
}

/** Text recognition reads the sign for percent as letters: 90o/o, 90°/o. */
const repairPercent = (text: string): string => text.replace(/(\d)\s?[o°]\/[o0°]/gi, '$1%')

function readSource(source: Source, context: TargetContext): Draft[] {
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

const pastWords = /kết quả|tình hình|đánh giá|tồn tại|hạn chế/iu

/** A part that looks back on the year before: its numbers were reached, they are not to reach. */
const looksBack = (section: Section, year: number | null): boolean => {
  const years = [...section.title.matchAll(/20\d{2}/g)].map((match) => Number(match[0]))
  return (
    /^kết quả (?:đạt được|thực hiện)/iu.test(section.title) ||
    (pastWords.test(section.title) && year !== null && years.some((one) => one < year))
  )
}

function sectionSources(sections: Section[], year: number | null): Source[] {
  const past = sections.filter((section) => looksBack(section, year)).map(({ id }) => id)
  return sections
    .filter(({ id }) => !past.some((one) => id === one || id.startsWith(`${one}.`)))
    .flatMap(({ id, role, items }) =>
      items.map(({ text, place }) => ({ text, section: id, place, asked: role === 'target' })),
    )
}

function taskSources(tasks: Task[]): Source[] {
  const sectionOf = annexSections(tasks)
  return tasks.flatMap((task) => {
    const section = sectionOf(task)
    const goal =
      task.goal === null || task.goalInherited
        ? []
        : [{ text: task.goal, section, place: task.places.goal, asked: true }]
    const own = { section, place: task.places.text, asked: false }
    const note = task.note === '' ? [] : [{ ...own, text: task.note, about: task.text }]
    return [...goal, { ...own, text: task.text }, ...note]
  })
}

function quantityDrafts(tasks: Task[], context: TargetContext): Draft[] {
  const sectionOf = annexSections(tasks)
  return tasks.flatMap((task) => {
    if (task.quantity === null) return []
    const source = { text: task.text, section: sectionOf(task), place: task.places.quantity, asked: true }
    return [draftOf(source, context, task.text, { value: task.quantity.value, unit: task.quantity.unit })]
  })
}

/** An index that the plan wants higher in several places is one target. */
const firstRise = (): ((draft: Draft) => boolean) => {
  const seen = new Set<string>()
  return (draft) => {
    if (draft.value !== null || draft.comparator !== 'increase' || draft.metricId === null) return true
    const known = seen.has(draft.metricId)
    seen.add(draft.metricId)
    return !known
  }
}

const rowDrafts = (rows: TargetRow[], context: TargetContext): Draft[] =>
  rows.map(({ text, value, scope, place }) => ({
    ...draftOf({ text, section: 'PL', place, asked: true }, context, text, {
      comparator: value.comparator,
      value: value.value,
      unit: value.unit,
    }),
    ...(scope !== null && { scope }),
  }))

/** `rows`: targets that stand in tables of their own. */
export function readTargets(
  sections: Section[],
  tasks: Task[],
  context: TargetContext,
  rows: TargetRow[] = [],
): Target[] {
  const sources = [...sectionSources(sections, context.year), ...taskSources(tasks)]
  const drafts = [
    ...sources.flatMap((source) => readSource(source, context)),
    ...quantityDrafts(tasks, context),
    ...rowDrafts(rows, context),
  ].filter(firstRise())
  return linkTargets(drafts.map((draft, i) => ({ ...draft, id: `C${String(i + 1).padStart(2, '0')}` })))
}
