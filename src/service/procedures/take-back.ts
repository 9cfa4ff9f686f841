import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { id, lines } from '../../kernel/http/fields.ts'
import { personNameOf } from '../../foundation/organisation/index.ts'
import { countFiled } from './filed-under.ts'
import { ensureMayKeep } from './procedure-access.ts'
import { findVersions, isLive, type ProcedureVersion } from './procedure-version.ts'

export const takeBackInput = z.object({
  id: id(),
  /** The version that was looked at. */
  versionId: id(),
  act: z.enum(['announced', 'abolished']),
  reason: lines(1000),
})

export type Act = z.output<typeof takeBackInput>['act']

/** Of a procedure the last thing that a decision did, if it can be undone at all: the end comes before the beginning. */
export const lastAct = (version: ProcedureVersion): Act => (version.endDecisionNumber ? 'abolished' : 'announced')

/** The version that came to its end by this one's beginning, and would bind again. */
const endedBy = (versions: readonly ProcedureVersion[], { validFrom }: ProcedureVersion) =>
  versions.find(
    (each) => isLive(each) && each.endDecisionNumber === '' && each.validTo?.add({ days: 1 }).equals(validFrom!),
  )

/**
 * Takes back that the newest version was announced, or that it was abolished, with a reason. Announcing only while no
 * dossier was filed under it: what bound somebody stays.
 */
export async function takeBack(tx: Tx, actor: Actor, input: z.output<typeof takeBackInput>): Promise<void> {
  await tx.query
    .selectFrom('procedures.version')
    .select('id')
    .where('procedure_id', '=', input.id)
    .orderBy('id')
    .forUpdate()
    .execute()
  const versions = await findVersions(tx, input.id)
  const last = versions.find(isLive)
  if (!last) throw notFound('procedures.not_found')
  ensureMayKeep(actor, last.authorityPath)
  if (last.id !== input.versionId || lastAct(last) !== input.act)
    throw new AppError('procedures.changed_meanwhile', 409)
  const { act } = input
  const count = act === 'announced' ? await countFiled(tx, [last.id]) : 0
  if (count > 0) throw new AppError('procedures.filed_under', 409, { count })
  const reopened = act === 'abolished' ? last : endedBy(versions, last)
  const decisionNumber = act === 'abolished' ? last.endDecisionNumber : last.decisionNumber
  await tx.query
    .insertInto('procedures.taking_back')
    .values({
      id: tx.id(),
      version_id: last.id,
      act,
      decision_number: decisionNumber,
      day: act === 'abolished' ? last.validTo! : last.validFrom!,
      reopened_id: reopened?.id ?? null,
      reason: input.reason,
      taken_back_by: actor.personId,
      taken_back_at: tx.now,
    })
    .execute()
  if (act === 'announced')
    await tx.query.updateTable('procedures.version').set({ taken_back_at: tx.now }).where('id', '=', last.id).execute()
  if (reopened)
    await tx.query
      .updateTable('procedures.version')
      .set({ valid_to: null, end_document_id: null, end_decision_number: '', ended_by: null, ended_at: null })
      .where('id', '=', reopened.id)
      .execute()
  await announce(tx, actor, {
    name: 'procedures.taken_back',
    subjectKind: 'procedure',
    subjectId: last.procedureId,
    unitId: last.authorityId,
    detail: { version: last.number, act, decision: decisionNumber, reason: input.reason },
  })
}

/** What was taken back of a procedure, the newest first. */
export const findTakenBack = (db: Db, procedureId: string) =>
  db.query
    .selectFrom('procedures.taking_back as back')
    .innerJoin('procedures.version as version', 'version.id', 'back.version_id')
    .select((eb) => [
      'version.number',
      'back.act',
      'back.decision_number as decisionNumber',
      'back.day',
      'back.reason',
      'back.taken_back_at as at',
      personNameOf(eb.ref('back.taken_back_by')).as('by'),
    ])
    .where('version.procedure_id', '=', procedureId)
    .orderBy('back.taken_back_at', 'desc')
    .limit(50)
    .execute()

export type TakenBack = Awaited<ReturnType<typeof findTakenBack>>[number]
