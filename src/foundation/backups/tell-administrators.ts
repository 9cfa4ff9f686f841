import type { Tx } from '../../kernel/database/types.ts'
import { notify } from '../notifications/index.ts'
import { findPeopleWho, findUnits } from '../organisation/index.ts'
import { actions } from './backups-access.ts'

/** Those who look after the whole installation: administrators of the units that stand above all others. */
async function findKeepers(tx: Tx): Promise<string[]> {
  const roots = (await findUnits(tx)).filter(({ path }) => !path.includes('.'))
  const people = await Promise.all(roots.map(({ path }) => findPeopleWho(tx, actions['backups.watch'], path)))
  return people.flat()
}

const tell = async (tx: Tx, kind: string, day: Temporal.PlainDate, params: Record<string, number> = {}) =>
  notify(tx, {
    personIds: await findKeepers(tx),
    kind,
    params: { ...params, day: { day: day.toString() } },
    href: '/quan-tri/sao-luu',
    once: `${kind}.${day.toString()}`,
  })

export const tellOfFailure = (tx: Tx, day: Temporal.PlainDate) => tell(tx, 'backups.failed', day)

export const tellOfMissing = (tx: Tx, day: Temporal.PlainDate, count: number) =>
  tell(tx, 'backups.incomplete', day, { count })
