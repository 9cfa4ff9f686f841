import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { forbidden } from '../../../kernel/errors.ts'
import { id } from '../../../kernel/http/fields.ts'
import { canForAll } from '../organisation-access.ts'
import { newPerson } from './add-person.ts'
import { findPathsOfPerson, getPersonName } from './person-queries.ts'

export const changePersonInput = newPerson.extend({ id: id() })

/** Name and contact, by the person's administrators. The old name stays on whatever was signed with it. */
export async function changePerson(tx: Tx, actor: Actor, input: z.output<typeof changePersonInput>): Promise<void> {
  const before = await getPersonName(tx, input.id)
  if (!canForAll(actor, 'organisation.change_person', await findPathsOfPerson(tx, input.id))) throw forbidden()
  await tx.query
    .updateTable('organisation.person')
    .set({ name: input.personName, email: input.email ?? null, phone: input.phone ?? null })
    .where('id', '=', input.id)
    .execute()
  await announce(tx, actor, {
    name: 'organisation.person_changed',
    subjectKind: 'organisation.person',
    subjectId: input.id,
    detail: { before, after: input.personName },
  })
}
