import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { line, optionalLine } from '../../../kernel/http/fields.ts'
import { actions } from '../organisation-access.ts'
import { getUnit } from '../units/unit-queries.ts'
import { insertPost, postTerms } from './insert-post.ts'

const email = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
  z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email({ error: 'organisation.email_wrong' }).max(200))
    .optional(),
)

export const newPerson = z.object({ personName: line(200), email, phone: optionalLine(40) })

/** A person comes with a post: nobody is on the books without one. */
export const addPersonInput = newPerson.extend(postTerms.shape)

export async function insertPerson(tx: Tx, input: z.output<typeof newPerson>): Promise<string> {
  const personId = tx.id()
  await tx.query
    .insertInto('organisation.person')
    .values({
      id: personId,
      name: input.personName,
      email: input.email ?? null,
      phone: input.phone ?? null,
      created_at: tx.now,
    })
    .execute()
  return personId
}

/** @returns the id of the new person */
export async function addPerson(tx: Tx, actor: Actor, input: z.output<typeof addPersonInput>): Promise<string> {
  const unit = await getUnit(tx, input.unitId)
  ensureCan(actor, actions['organisation.add_person'], unit.path)
  const personId = await insertPerson(tx, input)
  await insertPost(tx, personId, unit, { ...input, isConcurrent: false })
  await announce(tx, actor, {
    name: 'organisation.person_added',
    subjectKind: 'organisation.person',
    subjectId: personId,
    unitId: unit.id,
    detail: { title: input.title },
  })
  return personId
}
