// The fields (lĩnh vực) of the catalogue: one list for all, kept by whoever keeps the catalogue of the root. A field is
// never removed, since dossiers of years name it; from a day on it is offered no more.
import { sql } from 'kysely'
import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { line, optionalDate } from '../../../kernel/http/fields.ts'
import { fold } from '../../../kernel/text/vietnamese.ts'
import { actions, rootPathOf } from '../procedure-access.ts'

const names = { vi: line(200), en: line(200) }
const held = {
  /** The document that the list follows. */
  source: line(500),
  validFrom: optionalDate(),
  validTo: optionalDate(),
}

const ensureMayKeepFields = (actor: Actor): void => ensureCan(actor, actions['procedures.keep'], rootPathOf(actor))

const idOf = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)

export const addFieldInput = z.object({ ...names, ...held })

/** @returns its id, made of the Vietnamese name */
export async function addField(tx: Tx, actor: Actor, input: z.output<typeof addFieldInput>): Promise<string> {
  ensureMayKeepFields(actor)
  const id = idOf(input.vi)
  if (!id) throw new AppError('procedures.field_named', 422, {}, 'vi')
  const taken = await tx.query
    .selectFrom('procedures.field')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', id), eb(sql`kernel.fold(name_vi)`, '=', fold(input.vi))]))
    .executeTakeFirst()
  if (taken) throw new AppError('procedures.field_taken', 409, {}, 'vi')
  await tx.query
    .insertInto('procedures.field')
    .values({
      id,
      order_number: sql<number>`(select coalesce(max(order_number), 0) + 10 from procedures.field)`,
      ...rowOf(tx, actor, input),
    })
    .execute()
  await tell(tx, actor, 'procedures.field_added', { field: id, to: input.vi, source: input.source })
  return id
}

export const changeFieldInput = z.object({ field: line(60), ...names, ...held })

export async function changeField(tx: Tx, actor: Actor, input: z.output<typeof changeFieldInput>): Promise<void> {
  ensureMayKeepFields(actor)
  const before = await tx.query
    .selectFrom('procedures.field')
    .select('name_vi')
    .where('id', '=', input.field)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw notFound('procedures.field_unknown')
  await tx.query
    .updateTable('procedures.field')
    .set(rowOf(tx, actor, input))
    .where('id', '=', input.field)
    .execute()
  await tell(tx, actor, 'procedures.field_changed', {
    field: input.field,
    from: before.name_vi,
    to: input.vi,
    validTo: input.validTo?.toString() ?? '',
    source: input.source,
  })
}

const rowOf = (tx: Tx, actor: Actor, input: z.output<typeof addFieldInput>) => ({
  name_vi: input.vi,
  name_en: input.en,
  source: input.source,
  valid_from: input.validFrom ?? null,
  valid_to: input.validTo ?? null,
  changed_by: actor.personId,
  changed_at: tx.now,
})

const tell = (tx: Tx, actor: Actor, name: string, detail: Record<string, string>) =>
  announce(tx, actor, { name, subjectKind: 'procedure_field', subjectId: tx.id(), detail })

/** The whole list, in its order, with where each comes from. */
export const findKeptFields = (db: Db) =>
  db.query
    .selectFrom('procedures.field')
    .select(['id', 'name_vi as vi', 'name_en as en', 'source', 'valid_from as validFrom', 'valid_to as validTo'])
    .orderBy('order_number')
    .limit(300)
    .execute()

export type KeptField = Awaited<ReturnType<typeof findKeptFields>>[number]
