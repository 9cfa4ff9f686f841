// What a careful person would enter from a reform plan. The same shape is printed by `npm run plan:read`,
// kept by the review screen and put into force by plans. Dates are ISO (YYYY-MM-DD); money is whole đồng.
import type { Place } from './source-document.ts'

export type UnderstoodPlan = {
  document: PlanDocument
  sections: Section[]
  targets: Target[]
  tasks: Task[]
  reporting: ReportingDuty[]
  duties: Duty[]
  budgetTotalVND: number | null
  /** Stated totals against what the rows add up to. */
  controlTotals: ControlTotal[]
  anomalies: Anomaly[]
  /** Text that no rule understood; shown to the person who settles the plan, never dropped. */
  notUnderstood: { text: string; place: Place }[]
}

export type Tier = 'province' | 'district' | 'commune'

export type PlanDocument = {
  kind: string | null
  number: string | null
  dateIssued: string | null
  issuer: string | null
  title: string | null
  year: number | null
  placeTier: Tier | null
  place: string | null
  province: string | null
  theme?: string | null
  signer?: string | null
  annexTitle?: string | null
  legalBases: LegalBasis[]
  /** Field names of this object that are not certain. */
  doubts: Doubt[]
  places: Partial<Record<string, Place>>
}

export type LegalBasis = {
  kind: string
  number: string | null
  date: string | null
  issuer: string | null
  /** basis: a "Căn cứ" line; implements: the superior plan; promulgates: the decision the plan hangs on; cited: named in the text. */
  role: 'basis' | 'implements' | 'promulgates' | 'cited'
  where: string[]
  article?: string
  /** Why the source itself seems wrong (an impossible date, two spellings); the number is kept as printed. */
  sourceError?: string
  place?: Place
}

export type SectionRole =
  | 'purpose'
  | 'requirement'
  | 'target'
  | 'task'
  | 'solution'
  | 'budget'
  | 'duty'
  | 'annex'
  | 'other'

export type Section = {
  /** Path of printed numbers: "II.3.a". */
  id: string
  level: number
  title: string
  rawHeading: string
  role: SectionRole
  parent: string | null
  areaKey?: AreaKey | null
  items: { text: string; label?: string; sub?: boolean; place?: Place }[]
  place?: Place
}

/** The six areas of Nghị quyết 76/NQ-CP of 2021, with the directing work and the older ones that plans still print. */
export type AreaKey =
  | 'direction'
  | 'institution'
  | 'procedures'
  | 'one-stop'
  | 'organisation'
  | 'civil-service'
  | 'public-finance'
  | 'digital-government'
  | 'modernisation'

export type Comparator =
  | '='
  | '>='
  | '>'
  | '<='
  | '<'
  | 'between'
  | 'rank<='
  | 'by-date'
  | 'increase'
  | 'decrease'
  | 'qualitative'

/** A number; for `between` its two ends; for `by-date` an ISO date. */
export type TargetValue = number | [number, number] | string

export type Target = {
  id: string
  /** Row of the catalogue of metrics (T01…), where it can be told. */
  metricId: string | null
  section: string | null
  text: string
  sourceText?: string
  comparator: Comparator
  value: TargetValue | null
  unit: string | null
  scope: string | null
  qualitative?: boolean
  /** 0 or 100 read from words (all, fully, absolutely not). */
  implied?: boolean
  /** Ids of targets of the same metric with another value, and of the same target printed again. */
  conflictWith?: string[]
  duplicateOf?: string
  doubts: Doubt[]
  place?: Place
}

/** A field that is not certain: which, why, and what else it could be. */
export type Doubt = { field: string; reason: string; choices?: unknown[] }

export type PartyRef = { unit: string; raw?: string; inherited?: boolean }

export type DeadlineKind =
  | 'by-date'
  | 'by-month'
  | 'in-quarters'
  | 'in-year'
  | 'in-years'
  | 'recurring'
  | 'ongoing'
  | 'per-instruction'
  | 'none'

export type Deadline = {
  text: string
  kind: DeadlineKind
  start?: string | null
  end?: string | null
  dueDates: string[]
  /** recurring only. */
  every?: 'week' | 'month' | 'quarter' | 'half-year' | 'year'
  /** "trước ngày": the printed day itself is too late. */
  exclusive?: boolean
  inherited?: boolean
  /** per-instruction: what it waits for. */
  basis?: string
  refDoc?: string
  /** The literal value is improbable (a year that is not the plan's); the probable one stands beside it. */
  suspect?: string
  suggested?: { kind: DeadlineKind; dueDates: string[]; text: string }
}

export type TaskField =
  | 'area'
  | 'goal'
  | 'text'
  | 'lead'
  | 'coordinate'
  | 'outputs'
  | 'deadline'
  | 'budget'
  | 'quantity'
  | 'levels'

export type Task = {
  /** From 1, in order of the source. */
  seq: number
  no: string
  printedNo?: string
  area: string | null
  areaKey: AreaKey | null
  /** Heading of a group of tasks inside the area, as printed. */
  subArea?: string
  goal: string | null
  goalInherited?: boolean
  noInherited?: boolean
  text: string
  lead: PartyRef[]
  leadRaw?: string
  coordinate: PartyRef[]
  coordinateRaw?: string
  outputs: string[]
  outputsRaw?: string
  /** The table has no column for outputs: the task text is the product. */
  outputsInferred?: boolean
  deadline: Deadline
  levels: { province?: boolean; district?: boolean; commune?: boolean } | null
  quantity: { value: number; unit: string | null; raw: string } | null
  budgetVND: number | null
  note: string
  sourceLines: number[]
  rawCells: string[][]
  doubts: Doubt[]
  places: Partial<Record<TaskField | 'no' | 'note', Place>>
}

export type ReportingDuty = {
  name: string
  period: string
  cutoffFrom: string | null
  cutoffTo: string | null
  dueRule: string | null
  due: string | null
  exclusive?: boolean
  reporter: string | null
  recipient: string | null
  section: string | null
  kind: string
  place?: Place
}

export type Duty = {
  unit: string | string[]
  section: string | null
  text: string
  kind: 'duty' | 'assignment' | 'budget' | 'closing'
  raw?: string
  place?: Place
}

export type ControlTotal = {
  what: 'tasks' | 'budget'
  area?: string | null
  stated: number
  found: number
  difference: number
  place?: Place
  /** What could explain the difference. */
  hypotheses: string[]
}

export type Anomaly = { where: string; what: string; resolution: string; place?: Place }
