import type { Place } from '../../source-document.ts'
import type { Target } from '../../understood-plan.ts'
import { findMetric } from './find-metric.ts'
import type { TargetPart } from './split-targets.ts'
import { findScope } from './target-scope.ts'

export type Draft = Omit<Target, 'id'>
/** `asked`: it stands among targets; `about`: the task that a note stands beside. */
export type TargetSource = { text: string; section: string; place?: Place; asked: boolean; about?: string }
export type TargetContext = { year: number | null; place: string | null }

export const draftOf = (source: TargetSource, context: TargetContext, text: string, rest: Partial<Draft>): Draft => ({
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

export const numericDraft = (source: TargetSource, context: TargetContext, { text, own, value }: TargetPart): Draft =>
  draftOf(source, context, text, {
    comparator: value.comparator,
    value: value.value,
    unit: value.unit,
    scope: findScope(own) ?? findScope(text) ?? context.place,
  })
