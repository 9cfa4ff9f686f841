// What is counted of dossiers in a period, pure: from sums up to a day come the figures of a report and its control total.

export const groupings = ['unit', 'field', 'channel', 'procedure', 'officer', 'handler'] as const
export type Grouping = (typeof groupings)[number]

/** Sums over all days before a day. */
export type Sums = {
  filed: number
  filed_online: number
  early: number
  on_time: number
  late: number
  refused: number
  withdrawn: number
  stopped: number
  fell_due: number
  late_over: number
}

export const noSums: Sums = {
  filed: 0,
  filed_online: 0,
  early: 0,
  on_time: 0,
  late: 0,
  refused: 0,
  withdrawn: 0,
  stopped: 0,
  fell_due: 0,
  late_over: 0,
}

/** Each figure is a list of dossiers; the order is that of the columns. */
export const figureNames = [
  'carried',
  'received',
  'received_online',
  'received_otherwise',
  'finished',
  'early',
  'on_time',
  'late',
  'ended_otherwise',
  'open',
  'open_in_time',
  'open_late',
] as const
export type FigureName = (typeof figureNames)[number]
export type Figures = Record<FigureName, number>

const finished = ({ early, on_time, late }: Sums): number => early + on_time + late
const endedOtherwise = ({ refused, withdrawn, stopped }: Sums): number => refused + withdrawn + stopped
const open = (sums: Sums): number => sums.filed - finished(sums) - endedOtherwise(sums)

/** `before`: sums before the period; `through`: with its last day; `limit`: before the day on which lateness is looked at. */
export function figuresOf({ before, through, limit }: Record<'before' | 'through' | 'limit', Sums>): Figures {
  const late = limit.fell_due - through.late_over
  return {
    carried: open(before),
    received: through.filed - before.filed,
    received_online: through.filed_online - before.filed_online,
    received_otherwise: through.filed - before.filed - (through.filed_online - before.filed_online),
    finished: finished(through) - finished(before),
    early: through.early - before.early,
    on_time: through.on_time - before.on_time,
    late: through.late - before.late,
    ended_otherwise: endedOtherwise(through) - endedOtherwise(before),
    open: open(through),
    open_in_time: open(through) - late,
    open_late: late,
  }
}

export const addFigures = (all: readonly Figures[]): Figures =>
  Object.fromEntries(figureNames.map((name) => [name, all.reduce((sum, one) => sum + one[name], 0)])) as Figures

/** What came in must be somewhere. */
export const isBalanced = (one: Figures): boolean =>
  one.carried + one.received === one.finished + one.ended_otherwise + one.open &&
  one.received === one.received_online + one.received_otherwise &&
  one.finished === one.early + one.on_time + one.late &&
  one.open === one.open_in_time + one.open_late
