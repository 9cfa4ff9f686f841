// Which piece of work is which after the plan has changed: a pure rule, so that it can be tried on any amendment.

/** One unit's share of a task, as the plan asks for it now; null: without a date. */
export type Asked = { key: string; dueOn: string | null }
export type Owed = { id: string; key: string; dueOn: string | null; isOpen: boolean; isCancelled: boolean }

export type Matching<A extends Asked, O extends Owed> = {
  /** The same work, on the same date or on another. */
  kept: { asked: A; owed: O }[]
  added: A[]
  gone: O[]
}

const undatedDistance = 1e9

const distance = (a: string | null, b: string | null): number =>
  a === b
    ? 0
    : a === null || b === null
      ? undatedDistance
      : Math.abs(Temporal.PlainDate.from(a).until(b, { largestUnit: 'day' }).days)

/** The pairs of the same key, closest dates first; of equal ones the earlier. */
function* closest<A extends Asked, O extends Owed>(asked: readonly A[], owed: readonly O[]) {
  const byKey = Map.groupBy(owed, (o) => o.key)
  const pairs = asked.flatMap((a) =>
    (byKey.get(a.key) ?? []).map((o) => ({ asked: a, owed: o, days: distance(a.dueOn, o.dueOn) })),
  )
  const rank = ({ asked: { dueOn } }: { asked: Asked }) => dueOn ?? '9999'
  const taken = new Set<A | O>()
  for (const pair of pairs.toSorted((a, b) => a.days - b.days || (rank(a) < rank(b) ? -1 : 1))) {
    if (taken.has(pair.asked) || taken.has(pair.owed)) continue
    taken.add(pair.asked).add(pair.owed)
    yield pair
  }
}

/**
 * What was accepted or cancelled is only ever the same work on the same date; open work moves to the closest date
 * that nothing else answers. `key` names task and unit: another unit's work is other work.
 */
export function matchWork<A extends Asked, O extends Owed>(asked: readonly A[], owed: readonly O[]): Matching<A, O> {
  const kept: { asked: A; owed: O }[] = []
  const settled = new Set<A | O>()
  const keep = (pair: { asked: A; owed: O }) => {
    kept.push(pair)
    settled.add(pair.asked).add(pair.owed)
  }
  const stillAsked = () => asked.filter((a) => !settled.has(a))
  const stillOwed = () => owed.filter((o) => !settled.has(o))
  const sameDate = (rows: readonly O[]) => {
    for (const pair of closest(stillAsked(), rows)) if (pair.days === 0) keep(pair)
  }
  sameDate(owed.filter((o) => !o.isCancelled))
  const open = stillOwed().filter((o) => o.isOpen)
  for (const pair of closest(stillAsked(), open)) keep(pair)
  sameDate(stillOwed().filter((o) => o.isCancelled))
  return { kept, added: stillAsked(), gone: stillOwed().filter((o) => o.isOpen) }
}
