import { sql } from 'kysely'
import type { z } from 'zod'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { insertPerson } from '../people/add-person.ts'
import { insertPost } from '../people/insert-post.ts'
import { today } from '../today.ts'
import { insertUnit, type newUnit } from '../units/insert-unit.ts'
import { lockTree } from '../units/tree.ts'
import { getUnit } from '../units/unit-queries.ts'

export type Founding = {
  unit: z.output<typeof newUnit>
  /** Where the first administrator works, when not in the root itself; below it. */
  office?: z.output<typeof newUnit>
  administrator: { personName: string; title: string; email?: string; from?: Temporal.PlainDate }
}

/**
 * The first unit and the first administrator, before anybody can have rights. Refused as soon as there is a unit.
 * @returns ids of the root unit, of the unit the administrator works in, and of the administrator
 */
export async function foundAuthority(tx: Tx, { unit, office, administrator }: Founding) {
  await lockTree(tx)
  const { rows } = await sql`select from organisation.unit limit 1`.execute(tx.query)
  if (rows.length) throw new AppError('organisation.founded_already', 409)
  const rootId = await insertUnit(tx, null, unit)
  const root = await getUnit(tx, rootId)
  const workplaceId = office ? await insertUnit(tx, root, office) : rootId
  const personId = await insertPerson(tx, administrator)
  const from = administrator.from ?? today(tx)
  const terms = { unitId: workplaceId, title: administrator.title, isHead: false, isConcurrent: false, from }
  await insertPost(tx, personId, await getUnit(tx, workplaceId), terms)
  await tx.query
    .insertInto('organisation.role_grant')
    .values({
      id: tx.id(),
      person_id: personId,
      role: 'administrator',
      unit_id: rootId,
      valid_from: from,
      granted_by: null,
    })
    .execute()
  await announce(
    tx,
    { rule: 'founding' },
    {
      name: 'organisation.authority_founded',
      subjectKind: 'organisation.unit',
      subjectId: rootId,
      unitId: rootId,
      detail: { name: unit.name, administrator: personId },
    },
  )
  return { rootId, workplaceId, personId }
}
