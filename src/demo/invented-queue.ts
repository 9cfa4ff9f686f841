// Today at the door of the centre of Tân Lập: numbers were taken, some people were called, some wait.
import { startOfDate } from '../foundation/calendar/index.ts'
import type { Tx } from '../kernel/database/types.ts'
import { callNext, setQueue, takeTicket } from '../service/dossier-intake/index.ts'
import { workdayFrom, type Shop } from './invented-shop.ts'

/** So many minutes ago, but today. */
const ago = (tx: Tx, today: Temporal.PlainDate, minutes: number): Tx => {
  const [then, opening] = [tx.now.subtract({ minutes }), startOfDate(today)]
  return { ...tx, now: Temporal.Instant.compare(then, opening) < 0 ? opening : then }
}

/** Minutes ago at which somebody came, and when and at which desk they were called. */
const people: readonly [came: number, called?: number, desk?: string][] = [
  [58, 55, '1'],
  [52, 48, '2'],
  [47, 38, '1'],
  [41, 30, '2'],
  [36, 19, '1'],
  [28, 8, '2'],
  [21],
  [17],
  [9],
  [4],
]

export async function inventQueue({ tx, today, world }: Shop): Promise<void> {
  const { cast, units } = world
  const unitId = units.tanLapCentre
  const begun = ago({ ...tx, now: startOfDate(workdayFrom(today, -20)) }, workdayFrom(today, -20), 0)
  await setQueue(begun, cast.communeReformOfficer, { unitId, open: true })
  const deeds = people
    .flatMap(([came, called, desk]) => [{ at: came }, ...(called === undefined ? [] : [{ at: called, desk }])])
    .toSorted((a, b) => b.at - a.at)
  for (const { at, ...call } of deeds) {
    const then = ago(tx, today, at)
    if ('desk' in call) await callNext(then, cast.clerk, { unitId, desk: call.desk })
    else await takeTicket(then, cast.clerk, { unitId })
  }
}
