// From a settled draft to the plan that is put into force: printed names become units, sections become areas and goals.
import { fold } from '../../kernel/text/vietnamese.ts'
import { AppError } from '../../kernel/errors.ts'
import type { PartyRef, Task } from '../plan-reading/index.ts'
import type { Draft, DraftTarget } from './draft.ts'
import type { SettledParty, SettledPlan, SettledTarget, SettledTask } from '../plans/index.ts'
import { isoDay } from './iso-date.ts'
import { unitKey } from './open-points.ts'
import type { StoredChoice } from './step-change.ts'

export type UnitChoice = Pick<StoredChoice, 'decision' | 'collective' | 'unitIds'>

type Origin = { authorityId: string; importId: string; fileId: string }

// A plan may print a day that does not exist; nothing can be due on it.
const dayOf = (text: string | null | undefined): string | null => isoDay(text)?.toString() ?? null

const partyOf =
  (choices: ReadonlyMap<string, UnitChoice>) =>
  (party: PartyRef): SettledParty => {
    const choice = choices.get(unitKey(party.unit))
    return {
      printed: party.raw ?? party.unit,
      unitIds: choice?.decision === 'units' ? choice.unitIds : [],
      collective: choice?.collective ?? false,
    }
  }

/** The things named, each once, in order of appearance, and the index of each name. */
function numbered<Item>(items: Iterable<Item>, keyOf: (item: Item) => string) {
  const list: Item[] = []
  const at = new Map<string, number>()
  for (const item of items) {
    const key = keyOf(item)
    if (at.has(key)) continue
    at.set(key, list.length)
    list.push(item)
  }
  return { list, indexOf: (key: string | null): number | null => (key === null ? null : (at.get(key) ?? null)) }
}

// OCR spells one area in several ways; what it is known to be is the better key.
const areaKeyOf = (task: Pick<Task, 'area' | 'areaKey'>): string => task.areaKey ?? fold(task.area ?? '')
const goalKeyOf = (task: Task): string => `${areaKeyOf(task)} ${fold(task.goal ?? '')}`

function taskOf(
  task: Task,
  area: number | null,
  goal: number | null,
  party: (ref: PartyRef) => SettledParty,
): SettledTask {
  const { deadline } = task
  return {
    area,
    goal,
    number: task.printedNo ?? task.no,
    text: task.text,
    note: task.note,
    lead: task.lead.map(party),
    coordinate: task.coordinate.map(party),
    outputs: task.outputs,
    deadline: {
      text: deadline.text,
      kind: deadline.kind,
      start: dayOf(deadline.start),
      end: dayOf(deadline.end),
      dueDates: deadline.dueDates.filter((text) => isoDay(text)),
      every: deadline.every ?? null,
      exclusive: deadline.exclusive ?? false,
      basis: deadline.basis ?? null,
    },
    quantity: task.quantity && { value: task.quantity.value, unit: task.quantity.unit },
    budgetVND: task.budgetVND,
    levels: Object.entries(task.levels ?? {})
      .filter(([, marked]) => marked)
      .map(([level]) => level),
    place: task.places.text ?? null,
  }
}

function targetOf(target: DraftTarget, area: number | null): SettledTarget {
  const { value } = target
  const [from, to] = Array.isArray(value) ? value : [typeof value === 'number' ? value : null, null]
  const dueOn = typeof value === 'string' ? dayOf(value) : null
  return {
    area,
    text: target.text,
    metricId: target.metricId,
    comparator: target.comparator,
    value: from,
    valueTo: to,
    dueOn,
    unit: target.unit ?? '',
    scope: target.scope ?? '',
    binding: target.binding !== false,
    place: target.place ?? null,
  }
}

export function settledPlan(draft: Draft, choices: ReadonlyMap<string, UnitChoice>, origin: Origin): SettledPlan {
  const { document } = draft
  if (!document.year || !document.title) throw new AppError('plan_settling.still_open', 422)
  const party = partyOf(choices)
  const areas = numbered(
    draft.tasks.filter((task) => task.area || task.areaKey),
    areaKeyOf,
  )
  const goals = numbered(
    draft.tasks.filter((task) => task.goal),
    goalKeyOf,
  )
  const sectionArea = new Map(draft.sections.map((section) => [section.id, section.areaKey ?? null]))
  return {
    authorityId: origin.authorityId,
    year: document.year,
    title: document.title,
    kind: document.kind ?? '',
    number: document.number ?? '',
    issuedOn: dayOf(document.dateIssued),
    issuer: document.issuer ?? '',
    signer: document.signer ?? '',
    theme: document.theme ?? '',
    tier: document.placeTier,
    budgetTotalVND: draft.budgetTotalVND,
    areas: areas.list.map((task) => ({ key: task.areaKey, name: task.area ?? '' })),
    goals: goals.list.map((task) => ({ area: areas.indexOf(areaKeyOf(task)), number: task.no, text: task.goal! })),
    targets: draft.targets
      .filter((target) => !target.duplicateOf)
      .map((target) => targetOf(target, areas.indexOf(sectionArea.get(target.section ?? '') ?? null))),
    tasks: draft.tasks.map((task) =>
      taskOf(task, areas.indexOf(areaKeyOf(task)), task.goal ? goals.indexOf(goalKeyOf(task)) : null, party),
    ),
    duties: draft.duties.map((duty) => ({
      kind: duty.kind,
      units: [duty.unit].flat(),
      section: duty.section ?? '',
      text: duty.text,
      place: duty.place ?? null,
    })),
    reporting: draft.reporting.map((duty) => ({
      name: duty.name,
      period: duty.period,
      cutoffFrom: dayOf(duty.cutoffFrom),
      cutoffTo: dayOf(duty.cutoffTo),
      due: dayOf(duty.due),
      dueRule: duty.dueRule ?? '',
      reporter: duty.reporter ?? '',
      recipient: duty.recipient ?? '',
      place: duty.place ?? null,
    })),
    legalBases: document.legalBases.map((basis) => ({
      role: basis.role,
      kind: basis.kind,
      number: basis.number ?? '',
      issuedOn: basis.date ?? '',
      issuer: basis.issuer ?? '',
      sourceError: typeof basis.sourceError === 'string' ? basis.sourceError : '',
    })),
    importId: origin.importId,
    fileId: origin.fileId,
  }
}
