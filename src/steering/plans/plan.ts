// A plan as settled by a person: what is put into force, whether it was read from a document, typed or copied.
import type { Place } from '../plan-reading/index.ts'

export const deadlineKinds = [
  'by-date',
  'by-month',
  'in-quarters',
  'in-year',
  'in-years',
  'recurring',
  'ongoing',
  'per-instruction',
  'none',
] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

export const comparators = [
  '=',
  '>=',
  '>',
  '<=',
  '<',
  'between',
  'rank<=',
  'by-date',
  'increase',
  'decrease',
  'qualitative',
] as const
export type Comparator = (typeof comparators)[number]

/** Areas of reform in the order in which plans print them; a plan may name and cut them otherwise. */
export const areaKeys = [
  'direction',
  'institution',
  'procedures',
  'one-stop',
  'organisation',
  'civil-service',
  'public-finance',
  'digital-government',
  'modernisation',
] as const
export type AreaKey = (typeof areaKeys)[number]

/** A deadline with the words it was printed in. Due dates of plans are as printed; they never roll to a working day. */
export type SettledDeadline = {
  text: string
  kind: DeadlineKind
  start?: string | null
  end?: string | null
  dueDates: string[]
  every?: string | null
  /** "trước ngày": the printed day itself is too late. */
  exclusive?: boolean
  basis?: string | null
}

/** Who leads or helps: the printed words and the units they stand for (none: left open; several: a collective). */
export type SettledParty = { printed: string; unitIds: string[]; collective: boolean }

/** Where a task or a target is printed; `importId` when that is not the document the plan came from, but one that amended it. */
export type KeptPlace = Place & { importId?: string }

export type SettledTask = {
  /** Index into the plan's areas, null when it belongs to none. */
  area: number | null
  /** Index into the plan's goals. */
  goal: number | null
  number: string
  text: string
  note: string
  lead: SettledParty[]
  coordinate: SettledParty[]
  outputs: string[]
  deadline: SettledDeadline
  quantity: { value: number; unit: string | null } | null
  budgetVND: number | null
  levels: string[]
  place: KeptPlace | null
}

export type SettledTarget = {
  area: number | null
  text: string
  metricId: string | null
  comparator: Comparator
  value: number | null
  valueTo: number | null
  dueOn: string | null
  unit: string
  scope: string
  binding: boolean
  place: KeptPlace | null
}

export type SettledPlan = {
  authorityId: string
  year: number
  title: string
  kind: string
  number: string
  issuedOn: string | null
  issuer: string
  signer: string
  theme: string
  tier: string | null
  budgetTotalVND: number | null
  areas: { key: AreaKey | null; name: string }[]
  goals: { area: number | null; number: string; text: string }[]
  targets: SettledTarget[]
  tasks: SettledTask[]
  duties: { kind: string; units: string[]; section: string; text: string; place: Place | null }[]
  reporting: {
    name: string
    period: string
    cutoffFrom: string | null
    cutoffTo: string | null
    due: string | null
    dueRule: string
    reporter: string
    recipient: string
    place: Place | null
  }[]
  legalBases: { role: string; kind: string; number: string; issuedOn: string; issuer: string; sourceError: string }[]
  importId: string | null
  fileId: string | null
}

/** The year's dates a deadline asks something for: one for each due date; one without a date where there is none. */
export const dueInstances = (deadline: Pick<SettledDeadline, 'dueDates'>): (string | null)[] =>
  deadline.dueDates.length ? [...new Set(deadline.dueDates)].toSorted() : [null]
