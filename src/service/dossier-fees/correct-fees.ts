// A correction that changes what is owed leaves a record of its own: what was owed before and after, why, by whom. What was
// owed on filing and what was collected stay as they were.
import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { formatMoney } from '../../kernel/text/numbers.ts'
import { id, lines, optionalId, optionalLine } from '../../kernel/http/fields.ts'
import { getDossier, type Dossier } from '../dossiers/index.ts'
import { findVersions, isLive, type ProcedureVersion } from '../procedures/index.ts'
import { changeOf, seenText, toCollect, toGiveBack, type Change } from './fee-account.ts'
import { ensureAtItsUnits } from './fee-access.ts'
import { readFees } from './fee-choices.ts'
import { keepAccount, lockFees, type Cause, type Fees } from './fee-queries.ts'

export const seenField = 'feesSeen'
/** A form that speaks of fees says so: of another nothing follows for them. */
export const withFeesField = 'withFees'

/** Beside these come the choices about each fee, under the names of `fee-choices.ts`. */
export const correctFeesInput = z
  .object({
    id: id(),
    versionId: optionalId(),
    reason: lines(1000),
    /** The old and the new amount, as the officer confirmed them. */
    [seenField]: optionalLine(60),
  })
  .loose()

/** Versions of the dossier's own procedure that were announced. */
export const findTables = async (db: Db, dossier: Dossier): Promise<ProcedureVersion[]> =>
  (await findVersions(db, dossier.procedure_id)).filter(isLive)

export async function tableOf(db: Db, dossier: Dossier, versionId: string | null): Promise<ProcedureVersion> {
  if (!versionId || versionId === dossier.procedure.id) return dossier.procedure
  const found = (await findTables(db, dossier)).find((version) => version.id === versionId)
  if (!found) throw new AppError('dossier_fees.version_unknown', 422, {}, 'versionId')
  return found
}

type Correction = {
  cause: Exclude<Cause, 'version'>
  reason: string
  versionId: string | null
  sent: Readonly<Record<string, unknown>>
}

/** @returns the change; undefined where the amounts stay as they are */
export async function recordDifference(
  tx: Tx,
  actor: Actor,
  dossier: Dossier,
  { cause, reason, versionId, sent }: Correction,
): Promise<Change | undefined> {
  const fees = await lockFees(tx, dossier)
  const table = await tableOf(tx, dossier, versionId ?? fees.versionId)
  const change = changeOf(fees.now, table.fees, readFees(table.fees, sent), dossier.channel === 'online')
  if (!change.isChanged) return undefined
  if (sent[seenField] !== seenText(change))
    throw new AppError('dossier_fees.amount_changes', 409, { before: change.before, after: change.after }, seenField)
  await insert(tx, actor, dossier, fees, { change, reason, table, cause })
  return change
}

/** What follows for the fees from another correction, where its form spoke of them. */
export async function followCorrection(
  tx: Tx,
  actor: Actor,
  cause: 'received' | 'result',
  sent: Readonly<Record<string, unknown>> & { id: string; reason: string },
): Promise<void> {
  if (!sent[withFeesField]) return
  const dossier = await getDossier(tx, actor, sent.id)
  await recordDifference(tx, actor, dossier, { cause, reason: sent.reason, versionId: null, sent })
}

type New = { change: Change; reason: string; table: ProcedureVersion; cause: Cause }

async function insert(tx: Tx, actor: Actor, dossier: Dossier, fees: Fees, it: New): Promise<void> {
  const { change, reason, table } = it
  const isOther = table.id !== (fees.versionId ?? dossier.procedure.id)
  const cause = isOther ? 'version' : it.cause
  await tx.query
    .insertInto('dossier_fees.difference')
    .values({
      id: tx.id(),
      dossier_id: dossier.id,
      number: fees.differences.length + 1,
      cause,
      reason,
      version_id: table.id,
      fees: JSON.stringify(change.next),
      before: change.before,
      after: change.after,
      made_at: tx.now,
      made_by: actor.personId,
    })
    .execute()
  const { account } = await keepAccount(tx, dossier)
  await announce(tx, actor, {
    name: 'dossier_fees.corrected',
    subjectKind: 'dossier',
    subjectId: dossier.id,
    unitId: dossier.competent_unit_id,
    detail: {
      code: dossier.code,
      cause,
      before: change.before,
      after: change.after,
      toCollect: toCollect(account),
      toGiveBack: toGiveBack(account),
      note: `${formatMoney(change.before, 'vi')} → ${formatMoney(change.after, 'vi')}`,
      reason,
    },
  })
}

/** Of a count, an exemption, a value, or of the version whose table holds. */
export async function correctFees(tx: Tx, actor: Actor, input: z.output<typeof correctFeesInput>): Promise<void> {
  const dossier = await getDossier(tx, actor, input.id)
  ensureAtItsUnits(actor, dossier, 'dossiers.correct')
  const { reason, versionId = null } = input
  const change = await recordDifference(tx, actor, dossier, { cause: 'count', reason, versionId, sent: input })
  if (!change) throw new AppError('dossier_fees.nothing_changes', 422)
}
