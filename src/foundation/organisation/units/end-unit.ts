// What ending a unit means for those that depend on it: its children and, if wished, its people go to its heir.
import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { dayBefore, endRows, makeRoom } from './dated-rows.ts'
import { placeUnit } from './place-unit.ts'
import type { Unit } from './unit.ts'

const { compare } = Temporal.PlainDate

export type Ending = {
  /** The first day on which the unit no longer is. */
  from: Temporal.PlainDate
  heir: Unit | null
  /** Posts and roles go on with the heir; else they end. */
  movePeople: boolean
}

export async function endUnit(tx: Tx, unit: Unit, { from, heir, movePeople }: Ending): Promise<void> {
  const lastDay = dayBefore(from)
  if (compare(lastDay, unit.validFrom) < 0) throw new AppError('organisation.ends_before_start', 422, {}, 'from')
  if (unit.validTo && compare(unit.validTo, lastDay) <= 0) throw new AppError('organisation.unit_ended_already', 409)
  if (heir?.id === unit.id) throw new AppError('organisation.unit_succeeds_itself', 422)
  await moveChildren(tx, unit, from, heir)
  await tx.query.updateTable('organisation.unit').set({ valid_to: lastDay }).where('id', '=', unit.id).execute()
  await endRows(tx, 'organisation.unit_name', unit.id, lastDay)
  await endRows(tx, 'organisation.unit_parent', unit.id, lastDay)
  await movePosts(tx, unit.id, lastDay, movePeople ? heir : null)
  await moveGrants(tx, unit.id, lastDay, movePeople ? heir : null)
  await endRows(tx, 'organisation.delegation', unit.id, lastDay)
}

async function moveChildren(tx: Tx, unit: Unit, from: Temporal.PlainDate, heir: Unit | null): Promise<void> {
  const rows = await tx.query
    .selectFrom('organisation.unit_parent')
    .select(['unit_id', 'valid_from', 'valid_to'])
    .where('parent_id', '=', unit.id)
    .where(({ or, eb }) => or([eb('valid_to', 'is', null), eb('valid_to', '>=', from)]))
    .execute()
  if (rows.length > 0 && !heir) throw new AppError('organisation.unit_has_children', 409, { count: rows.length })
  for (const row of rows) {
    const validFrom = compare(row.valid_from, from) > 0 ? row.valid_from : from
    await makeRoom(tx, 'organisation.unit_parent', row.unit_id, validFrom)
    await placeUnit(tx, row.unit_id, heir!, { validFrom, validTo: row.valid_to })
  }
}

const isBeyond = (day: Temporal.PlainDate) => sql<boolean>`coalesce(valid_to, 'infinity') > ${day}`
const laterOf = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (compare(a, b) > 0 ? a : b)

/** Posts go on with the heir under the same title, but not as its head: that one unit has one head was settled there. */
async function movePosts(tx: Tx, unitId: string, lastDay: Temporal.PlainDate, heir: Unit | null): Promise<void> {
  const posts = await tx.query
    .selectFrom('organisation.post')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where(isBeyond(lastDay))
    .execute()
  await endRows(tx, 'organisation.post', unitId, lastDay)
  if (!heir || posts.length === 0) return
  const rows = posts.map((post) => ({
    ...post,
    id: tx.id(),
    unit_id: heir.id,
    is_head: false,
    valid_from: laterOf(post.valid_from, lastDay.add({ days: 1 })),
  }))
  await tx.query.insertInto('organisation.post').values(rows).execute()
}

async function moveGrants(tx: Tx, unitId: string, lastDay: Temporal.PlainDate, heir: Unit | null): Promise<void> {
  const grants = await tx.query
    .selectFrom('organisation.role_grant')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where(isBeyond(lastDay))
    .execute()
  await endRows(tx, 'organisation.role_grant', unitId, lastDay)
  if (!heir || grants.length === 0) return
  const rows = grants.map((grant) => ({
    ...grant,
    id: tx.id(),
    unit_id: heir.id,
    valid_from: laterOf(grant.valid_from, lastDay.add({ days: 1 })),
  }))
  // Somebody may have the role with the heir already.
  await tx.query
    .insertInto('organisation.role_grant')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
