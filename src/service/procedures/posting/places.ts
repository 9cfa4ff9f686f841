import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { choice, flag, id, line, many } from '../../../kernel/http/fields.ts'
import { getUnit, today } from '../../../foundation/organisation/index.ts'
import { ensureMayKeep } from '../procedure-access.ts'
import { findPlace, placeKinds } from './posting-queries.ts'

export const addPlaceInput = z.object({
  unitId: id(),
  placeKind: choice(placeKinds),
  placeName: line(200),
  tiers: many(line(40), 10).pipe(z.array(z.string()).min(1, 'form.choose')),
  internal: flag(),
})

/** A place where procedures must be posted from now on: all that bind are owed to it at once. @returns its id */
export async function addPlace(tx: Tx, actor: Actor, input: z.output<typeof addPlaceInput>): Promise<string> {
  const unit = await getUnit(tx, input.unitId)
  ensureMayKeep(actor, unit.path)
  const placeId = tx.id()
  await tx.query
    .insertInto('procedures.posting_place')
    .values({
      id: placeId,
      unit_id: unit.id,
      kind: input.placeKind,
      name: input.placeName,
      tiers: input.tiers,
      internal: input.internal,
    })
    .execute()
  await announce(tx, actor, {
    name: 'procedures.place_added',
    subjectKind: 'posting_place',
    subjectId: placeId,
    unitId: unit.id,
    detail: { name: input.placeName, kind: input.placeKind },
  })
  return placeId
}

export const endPlaceInput = z.object({ id: id() })

/** Closes a place; what was proved there stays proved. */
export async function endPlace(tx: Tx, actor: Actor, input: z.output<typeof endPlaceInput>): Promise<void> {
  const place = await findPlace(tx, input.id)
  if (!place) throw notFound('procedures.no_place')
  ensureMayKeep(actor, place.unitPath)
  if (place.endedOn) throw new AppError('procedures.place_ended', 409)
  await tx.query
    .updateTable('procedures.posting_place')
    .set({ ended_on: today(tx) })
    .where('id', '=', place.id)
    .execute()
  await announce(tx, actor, {
    name: 'procedures.place_closed',
    subjectKind: 'posting_place',
    subjectId: place.id,
    unitId: place.unitId,
    detail: { name: place.name },
  })
}
