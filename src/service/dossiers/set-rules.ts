// What authorities decide about their dossiers: who handles a field, the code their dossiers begin with. The rules of
// the clock stand in set-clock-rule.ts.
import { sql } from 'kysely'
import { z } from 'zod'
import { findUnit, unitPathOf } from '../../foundation/organisation/index.ts'
import { ensureCan, isWithin, type Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { date, id, line, optionalId } from '../../kernel/http/fields.ts'
import { dossierActions } from './dossier-access.ts'

export async function ensureMaySet(tx: Tx, actor: Actor, unitId: string | null | undefined): Promise<void> {
  const { rows } = await sql<{ path: string | null }>`select ${
    unitId ? unitPathOf(sql<string>`${unitId}::uuid`) : sql`''`
  } as path`.execute(tx.query)
  const path = rows[0]?.path
  if (path === null || path === undefined) throw new AppError('dossiers.reception_unit_unknown', 422, {}, 'unitId')
  ensureCan(actor, dossierActions['dossiers.set_rules'], path)
}

export const told = (tx: Tx, actor: Actor, name: string, unitId: string | null, detail: object): Promise<void> =>
  announce(tx, actor, {
    name,
    subjectKind: 'unit',
    subjectId: unitId ?? tx.id(),
    unitId,
    detail: { ...detail },
  })

export const setHandlingUnitInput = z.object({ authorityId: id(), fieldId: line(60), unitId: optionalId() })

/** Says which of its units handles the dossiers of a field; none: the authority itself. */
export async function setHandlingUnit(
  tx: Tx,
  actor: Actor,
  { authorityId, fieldId, unitId }: z.output<typeof setHandlingUnitInput>,
): Promise<void> {
  await ensureMaySet(tx, actor, authorityId)
  const authority = await findUnit(tx, authorityId)
  const unit = unitId ? await findUnit(tx, unitId) : authority
  if (!authority || !unit || !isWithin(unit.path, authority.path))
    throw new AppError('dossiers.handling_unit_elsewhere', 422, {}, 'unitId')
  const row = { unit_id: unitId ?? authorityId, set_by: actor.personId, set_at: tx.now }
  await tx.query
    .insertInto('dossiers.handling_unit')
    .values({ authority_id: authorityId, field_id: fieldId, ...row })
    .onConflict((conflict) => conflict.columns(['authority_id', 'field_id']).doUpdateSet(row))
    .execute()
  await told(tx, actor, 'dossiers.handling_unit_set', authorityId, { field: fieldId, unit: unitId ?? null })
}

export const setAgencyCodeInput = z.object({ unitId: id(), code: line(40), from: date() })

/** The identification code with which the unit's dossiers begin from a day on; earlier dossiers keep theirs. */
export async function setAgencyCode(
  tx: Tx,
  actor: Actor,
  { unitId, code, from }: z.output<typeof setAgencyCodeInput>,
): Promise<void> {
  await ensureMaySet(tx, actor, unitId)
  const clean = code.toUpperCase()
  if (!/^[0-9A-Z]{1,4}(\.[0-9A-Z]{1,4})*$/.test(clean)) throw new AppError('dossiers.agency_code_form', 422, {}, 'code')
  const row = { code: clean, set_by: actor.personId }
  await tx.query
    .insertInto('dossiers.agency_code')
    .values({ unit_id: unitId, valid_from: from, ...row })
    .onConflict((conflict) => conflict.columns(['unit_id', 'valid_from']).doUpdateSet(row))
    .execute()
  await told(tx, actor, 'dossiers.agency_code_set', unitId, { code: clean, from: from.toString() })
}

export const findHandlingUnits = (db: Db, authorityId: string) =>
  db.query
    .selectFrom('dossiers.handling_unit')
    .select(['field_id', 'unit_id'])
    .where('authority_id', '=', authorityId)
    .execute()

export const findAgencyCodes = (db: Db, unitId: string) =>
  db.query
    .selectFrom('dossiers.agency_code')
    .select(['code', 'valid_from'])
    .where('unit_id', '=', unitId)
    .orderBy('valid_from', 'desc')
    .limit(50)
    .execute()
